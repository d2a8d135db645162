import { readKinds } from "../ground/read-kind.ts";

/** `gap` is the record's own: reads it could not keep, or may have lost. */
export const privacyReads = readKinds({
  person: { name: { zh: "人员", en: "Person" }, counted: "opened" },
  opening: { name: { zh: "密封内容", en: "Sealed values" }, counted: "opened" },
  file: { name: { zh: "文件", en: "File" }, counted: "opened" },
  request: { name: { zh: "本人请求", en: "A person's request" }, counted: "opened" },
  requests: { name: { zh: "本人请求列表", en: "Persons' requests" }, counted: "listed" },
  openings: { name: { zh: "查看密封记录", en: "Openings" }, counted: "listed" },
  reads: { name: { zh: "阅览记录", en: "Record of reads" } },
  readsReport: { name: { zh: "阅览报表", en: "Report of reads" } },
  gap: { name: { zh: "记录缺口", en: "Gap in the record" } },
});

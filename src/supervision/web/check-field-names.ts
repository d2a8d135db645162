import type { RoomWords, WordsOfCodes } from "../../journal/web/room-web.ts";
import { findingStageNames } from "../finding.ts";

/** What people call the fields of orders of the checks, where no other room names them. */
export const checkFields: WordsOfCodes = {
  findingId: { zh: "监督问题", en: "finding" },
  forceId: { zh: "使用武器警械", en: "use of force" },
  shares: { zh: "抽查比例", en: "shares" },
  rule: { zh: "规则", en: "rule" },
  against: { zh: "针对的单位", en: "part it is against" },
  severity: { zh: "程度", en: "severity" },
  evidence: { zh: "事实依据", en: "evidence" },
  review: { zh: "二次审查", en: "second look" },
  accepts: { zh: "是否认可", en: "whether it is accepted" },
  upheld: { zh: "是否成立", en: "whether it is upheld" },
  mendBy: { zh: "整改时限", en: "time to mend" },
  isMended: { zh: "是否已整改", en: "whether it is mended" },
  isInOrder: { zh: "是否符合规定", en: "whether it was in order" },
  void: { zh: "撤销警情的比例", en: "share of voided ones" },
  merged: { zh: "合并警情的比例", en: "share of merged ones" },
  diverted: { zh: "分流警情的比例", en: "share of diverted ones" },
  reclassified: { zh: "改变类别的比例", en: "share of reclassified ones" },
  ordinary: { zh: "普通警情的比例", en: "share of ordinary ones" },
  item: { zh: "检查项目", en: "item of the checklist" },
  writer: { zh: "日志", en: "log" },
  n: { zh: "事实编号", en: "number of the fact" },
  at: { zh: "时间", en: "time" },
  injured: { zh: "有人受伤", en: "somebody hurt" },
};

export const checkCodes: NonNullable<RoomWords["codes"]> = { findingStage: findingStageNames };

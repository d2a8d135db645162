import { readKinds } from "../ground/read-kind.ts";

export const complaintReads = readKinds({
  complaint: { name: { zh: "投诉", en: "Complaint" }, counted: "opened" },
  complaints: { name: { zh: "投诉列表", en: "Complaints" }, counted: "listed" },
  complaintStanding: { name: { zh: "按编号查询投诉进度", en: "Where a complaint stands, by its number" } },
});

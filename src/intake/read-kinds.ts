import { readKinds } from "../ground/read-kind.ts";

export const intakeReads = readKinds({
  call: { name: { zh: "来电", en: "Call" }, counted: "opened" },
  calls: { name: { zh: "来电列表", en: "Calls" }, counted: "listed" },
});

import { readKinds } from "../ground/read-kind.ts";

export const registeringReads = readKinds({
  registerings: { name: { zh: "受案登记列表", en: "Registering of cases" }, counted: "listed" },
});

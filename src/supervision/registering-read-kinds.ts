import { readKinds } from "../ground/read-kind.ts";

export const registeringReads = readKinds({
  registering: { name: { zh: "受案登记", en: "Registering of a case" }, counted: "opened" },
  registerings: { name: { zh: "受案登记列表", en: "Registering of cases" }, counted: "listed" },
});

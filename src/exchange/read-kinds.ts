import { readKinds } from "../ground/read-kind.ts";

export const exchangeReads = readKinds({
  export: { name: { zh: "导出", en: "Export" }, counted: "opened" },
});

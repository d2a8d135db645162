import { readKinds } from "../ground/read-kind.ts";

export const checkReads = readKinds({
  checkHits: { name: { zh: "监督检查结果", en: "What the checks found" }, counted: "listed" },
  reviews: { name: { zh: "二次审查列表", en: "Second looks" }, counted: "listed" },
  findings: { name: { zh: "监督问题列表", en: "Findings" }, counted: "listed" },
  finding: { name: { zh: "监督问题", en: "Finding" }, counted: "opened" },
  forces: { name: { zh: "使用武器警械列表", en: "Uses of force" }, counted: "listed" },
  force: { name: { zh: "使用武器警械", en: "Use of force" }, counted: "opened" },
  supervisionMonth: { name: { zh: "监督月报", en: "A month of supervision" } },
});

/** What the pages of the checks are called: the menu has them before a page is opened. */
export const checkTitles = {
  desk: { zh: "监督台", en: "Supervision desk" },
  findings: { zh: "监督问题", en: "Findings" },
  checks: { zh: "规则检查", en: "Checks by rule" },
  reviews: { zh: "二次审查", en: "Second looks" },
  forces: { zh: "使用武器警械", en: "Uses of force" },
  monthReport: { zh: "监督月报", en: "Month of supervision" },
} as const;

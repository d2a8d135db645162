/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  limits: { zh: "法定时限", en: "Legal limits" },
  bounds: { zh: "监督限度", en: "Bounds of supervision" },
} as const;

/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  limits: { zh: "法定时限", en: "Legal limits" },
} as const;

/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  figures: { zh: "用时统计", en: "Times" },
} as const;

/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  exports: { zh: "数据导出", en: "Exports" },
} as const;

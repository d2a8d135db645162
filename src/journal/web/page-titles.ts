/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  configuration: { zh: "设置文件", en: "Settings file" },
} as const;

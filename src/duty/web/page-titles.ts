/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  pastHandovers: { zh: "交接班记录", en: "Past handovers" },
} as const;

/** Titles of pages, apart from what the pages say: the rail has them before any page is fetched. */
export const registeringTitles = {
  registering: { zh: "受案登记", en: "Registering" },
  receipt: { zh: "受案回执", en: "Receipt for a report" },
} as const;

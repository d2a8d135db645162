/** Titles of pages, apart from what the pages say: the rail has them before any page is fetched. */
export const complaintTitles = { complaints: { zh: "投诉", en: "Complaints" } } as const;

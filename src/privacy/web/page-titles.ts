/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  paper: { zh: "答复书", en: "Paper for the applicant" },
} as const;

/** What the pages of this room are called: apart from their texts, which are fetched with the pages. */
export const pageTitles = {
  home: { zh: "名称与时区", en: "Name and zone" },
  types: { zh: "警情类别", en: "Incident types" },
  runCards: { zh: "出警编组", en: "Run cards" },
  promises: { zh: "到场时限", en: "Response promises" },
  holidays: { zh: "节假日", en: "Holidays" },
  words: { zh: "用语", en: "Words" },
} as const;

import type { Sentence } from "../../ground/sentence.ts";

/** A settings file that a new district can begin with. What is of one place (areas, stations, units) is in none of them. */
export interface ConfigurationTemplate {
  readonly name: string;
  readonly title: Sentence;
  /** The text of its file, fetched when somebody wants it. */
  load(): Promise<string>;
}

const textOf = async (file: Promise<{ readonly default: object }>) => JSON.stringify((await file).default);

export const configurationTemplates: readonly ConfigurationTemplate[] = [
  {
    name: "county",
    title: {
      zh: "县区样板：部门、类别、编组、时限、班次",
      en: "A county: departments, types, run cards, promises, shifts",
    },
    load: () => textOf(import("./templates/county.json")),
  },
  {
    name: "town",
    title: { zh: "小镇样板：类别、简单编组、时限、班次", en: "A small town: types, few run cards, promises, shifts" },
    load: () => textOf(import("./templates/town.json")),
  },
];

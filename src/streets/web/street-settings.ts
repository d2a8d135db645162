import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { roadsStream } from "../facts.ts";
import { streetTexts as texts } from "./street-texts.ts";

const same = (text: string | number): Sentence => ({ zh: String(text), en: String(text) });

/** The body of `AdoptStreets` but for its reason. */
export interface Adopted {
  readonly version: string;
  readonly source: string;
  readonly junctions: number;
  readonly edges: number;
  readonly kilometres: number;
}

/** Which streets are in use. */
export const streetsSetting: Setting<Adopted> = {
  order: "AdoptStreets",
  stream: roadsStream,
  facts: ["StreetsAdopted"],
  valueOf: ({ data }) => data as Adopted,
  lines: ({ source, version, junctions, edges, kilometres }) => [
    { key: "source", name: texts.source, said: same(source) },
    { key: "version", name: texts.version, said: same(version) },
    { key: "junctions", name: texts.junctions, said: same(junctions) },
    { key: "edges", name: texts.edges, said: same(edges) },
    { key: "kilometres", name: texts.kilometres, said: same(kilometres) },
  ],
};

/** The body of `DecideContraflow` but for its reason. */
export interface Contraflow {
  readonly factor: number | null;
}

/** Whether crews may drive against one-ways. */
export const contraflowSetting: Setting<Contraflow> = {
  order: "DecideContraflow",
  stream: roadsStream,
  facts: ["ContraflowDecided"],
  valueOf: ({ data }) => data as Contraflow,
  lines: ({ factor }) => [
    {
      key: "factor",
      name: texts.contraflow,
      said: factor === null ? texts.notAllowed : phrase(texts.factorSaid, { factor }),
    },
  ],
};

/** The factor that is typed; null where it is none the order takes. */
export function factorIn(text: string): number | null {
  const factor = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && factor >= 1 && factor <= 20 ? factor : null;
}

import type { z } from "zod";
import { fill, type Sentence } from "../ground/sentence.ts";
import type { UnitNotOrdered } from "./facts.ts";
import type { Said } from "./other-sentence.ts";
import { dispatchRefusals } from "./refusals.ts";
import { statuses } from "./status.ts";

type NotOrdered = z.output<typeof UnitNotOrdered.shape>;

/** Why a unit of a group was not ordered, in the words of the refusal. */
export function whyNotOrdered(data: NotOrdered): Sentence {
  const { callsign: unit, refused, incident = "—", status = "", from = "", card = "" } = data;
  const sentence = (dispatchRefusals as Readonly<Record<string, Sentence>>)[refused] ?? { zh: refused, en: refused };
  const inWords = (language: "zh" | "en") => ({
    unit,
    incident,
    status: (statuses as Readonly<Record<string, Sentence>>)[status]?.[language] ?? status,
    from,
    card,
  });
  return { zh: fill(sentence, inWords("zh")).zh, en: fill(sentence, inWords("en")).en };
}

/** The entry of the timeline. */
export function sayNotOrdered(data: NotOrdered): Said {
  return {
    zh: "未派出 {unit}：{why}",
    en: "{unit} was not ordered: {why}",
    with: { unit: data.callsign, why: whyNotOrdered(data) },
  };
}

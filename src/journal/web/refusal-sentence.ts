import type { Refusal } from "../../ground/refusal.ts";
import { momentsIn } from "../../ground/moments-in.ts";
import { type Parts, phrase, type Sentence } from "../../ground/sentence.ts";
import { fieldInWords } from "./field-in-words.ts";
import type { Refused } from "./api.ts";
import type { Client } from "./client.ts";

/** Without a zone, as where only a form is judged, there is no moment to tell. */
type Asking = Pick<Client, "book" | "fields" | "words"> & Partial<Pick<Client, "zone">>;

/** A refusal as people read it: the rule's sentence with the codes it names in words. */
export function sentenceOfRefusal(client: Asking, refusal: Refusal): Sentence {
  const entry = client.book.refusals[refusal.refused];
  const sentence = entry ?? { zh: `未受理：${refusal.refused}`, en: `Refused: ${refusal.refused}.` };
  const details = Object.entries(refusal.details);
  const words = details.map(([name, value]) => [
    name,
    name === "field" ? fieldInWords(String(value), client.fields) : (client.words[name]?.[String(value)] ?? value),
  ]);
  const parts = Object.fromEntries(words) as Parts;
  return phrase(sentence, client.zone === undefined ? parts : momentsIn(parts, client.zone()));
}

/** What the server refused: worded here when the rules know the code, otherwise as the server worded it. */
export function sentenceOfRefused(client: Client, refused: Refused): Sentence {
  if (!(refused.code in client.book.refusals)) return withoutPath(client, refused);
  return sentenceOfRefusal(client, { refused: refused.code, details: refused.details as Refusal["details"] });
}

/** What the server worded itself, with the field it names in words. */
function withoutPath({ fields }: Client, { zh, en, details }: Refused): Sentence {
  const { field } = details;
  if (typeof field !== "string" || field === "") return { zh, en };
  const words = fieldInWords(field, fields);
  return { zh: zh.replaceAll(field, words.zh), en: en.replaceAll(field, words.en) };
}

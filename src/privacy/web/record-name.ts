import { streamKey, streamKind } from "../../ground/fact.ts";
import { fill, type Sentence } from "../../ground/sentence.ts";
import { privacyTexts } from "./privacy-texts.ts";

/** Records are known by the end of their id, which is what the log and the address show too. */
export function recordName(stream: string): Sentence {
  const name = { incident: privacyTexts.incident, call: privacyTexts.call }[streamKind(stream)];
  return name === undefined ? { zh: stream, en: stream } : fill(name, { id: streamKey(stream).slice(-6) });
}

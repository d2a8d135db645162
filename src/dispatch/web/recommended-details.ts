import type { Sentence } from "../../ground/sentence.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { capabilityNames } from "../../ground/force.ts";
import type { Ranked } from "./unit-choice.ts";
import { responseTexts } from "./response-texts.ts";

/** Something to know of a unit before it is sent; `heed` where it speaks against it. */
export interface Detail {
  readonly text: Sentence;
  readonly with: Readonly<Record<string, string | number | Sentence>>;
  readonly heed: boolean;
}

const freshSeconds = 60;
const shortRestSeconds = 600;
const shiftNearSeconds = 1800;
const worthKilometres = 0.5;

/** What is worth saying of a ranked unit, the weightiest first; what goes without saying is not said. */
export function detailsOf(entry: Ranked): readonly Detail[] {
  const details: Detail[] = [];
  const say = (heed: boolean, text: Sentence, values: Detail["with"] = {}) =>
    void details.push({ text, with: values, heed });
  if (!entry.suits) say(true, responseTexts.notOnCard);
  for (const what of entry.suits ? entry.missing : []) say(true, responseTexts.lacks, { what: capabilityNames[what] });
  if (entry.freeInSeconds !== null) say(true, responseTexts.freeIn, { time: elapsedText(entry.freeInSeconds) });
  if (entry.shiftEndsInSeconds !== null && entry.shiftEndsInSeconds <= 0) say(true, responseTexts.shiftOver);
  else if (entry.shiftEndsInSeconds !== null && entry.shiftEndsInSeconds < shiftNearSeconds) {
    say(true, responseTexts.shiftEnds, { time: elapsedText(entry.shiftEndsInSeconds) });
  }
  if (entry.uncoversKilometres !== null && entry.uncoversKilometres >= worthKilometres) {
    say(false, responseTexts.uncovers, { km: entry.uncoversKilometres });
  }
  if (entry.restSeconds !== null && entry.restSeconds < shortRestSeconds) {
    say(false, responseTexts.rested, { time: elapsedText(entry.restSeconds) });
  }
  if (entry.positionAssumed) say(false, responseTexts.assumed);
  else if (entry.positionAgeSeconds !== null && entry.positionAgeSeconds >= freshSeconds) {
    say(false, responseTexts.fixAge, { age: elapsedText(entry.positionAgeSeconds) });
  }
  return details;
}

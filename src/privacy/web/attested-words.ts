import type { Sentence } from "../../ground/sentence.ts";
import { fill } from "../../ground/sentence.ts";
import type { ReadsPage } from "./ask-reads.ts";
import { readsTexts as texts } from "./reads-texts.ts";

/** Says whether the reads shown are the reads that were attested; `wrong` names the first span that differs. */
export function attestedWords(
  { reads, attested, open }: Pick<ReadsPage, "reads" | "attested" | "open">,
  time: (instant: string) => string,
): { readonly says: Sentence; readonly wrong: boolean } {
  const bad = attested.filter(({ state }) => state === "changed" || state === "missing").toSorted(byTime)[0];
  if (bad !== undefined) {
    return { says: fill(texts.attestedWrong, { from: time(bad.from), to: time(bad.to) }), wrong: true };
  }
  if (open === 0) return { says: texts.attestedSame, wrong: false };
  return { says: open === reads.length ? texts.attestedNone : fill(texts.attestedPart, { open }), wrong: false };
}

function byTime(a: { readonly from: string }, b: { readonly from: string }): number {
  return a.from < b.from ? -1 : 1;
}

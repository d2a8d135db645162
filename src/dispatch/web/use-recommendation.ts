import { useCallback, useEffect, useState } from "react";
import type { CardPlace, RunCard } from "../../district/run-card.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { ask } from "../../journal/web/api.ts";
import type { LeftOut, Recommended } from "../recommendation.ts";
import { dispatchTexts } from "./texts.ts";
import type { Ranks } from "./unit-choice.ts";

type Unknown = "streets" | "place" | "offRoad" | "positions";

interface Answer {
  readonly unknown: readonly Unknown[];
  readonly runCard: (RunCard & { readonly places: readonly CardPlace[] }) | null;
  readonly recommended: readonly string[];
  readonly ranked: readonly (Recommended & { readonly uncoversKilometres: number | null })[];
  readonly leftOut: readonly LeftOut[];
}

export interface Recommendation {
  readonly by: Ranks;
  /** How soon those would be there who are not offered, as far as it is known. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly runCard: Answer["runCard"];
  /** Who should go: one for each open place on the run card, or the first who is free. */
  readonly recommended: readonly string[];
  /** What it does not know, the weightiest; null when it knows all, or has not been answered. */
  readonly note: Sentence | null;
  /** What was recommended before this; null for the first. */
  readonly before: readonly string[] | null;
  /** When this was answered, by the page's count. Milliseconds. */
  readonly at: number;
}

const nothing: Recommendation = {
  by: new Map(),
  leftOut: new Map(),
  runCard: null,
  recommended: [],
  note: null,
  before: null,
  at: Number.NEGATIVE_INFINITY,
};
const notes = {
  place: dispatchTexts.unknownPlace,
  streets: dispatchTexts.unknownStreets,
  offRoad: dispatchTexts.unknownOffRoad,
  positions: dispatchTexts.unknownPositions,
} as const;

/**
 * Asks the server who can be there soonest: when the list opens, when a unit was sent or the place changed (`since`),
 * and when `again` is called because a recommended unit can no longer go. The list is not asked for more often, because
 * a list that reorders while a dispatcher is choosing sends the wrong crew. Until the answer is there, and when there
 * is none, no unit is marked as unsuitable and the list is sorted by distance.
 */
export function useRecommendation(incident: string, since: string): Recommendation & { readonly again: () => void } {
  const [found, setFound] = useState<{ incident: string; recommendation: Recommendation } | null>(null);
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((times) => times + 1), []);
  useEffect(() => {
    const ending = new AbortController();
    const look = async () => {
      const reply = await ask<Answer>("GET", `/api/v1/incidents/${incident}/recommendation`, { signal: ending.signal });
      if (ending.signal.aborted || reply.kind !== "ok") return;
      setFound((last) => ({
        incident,
        recommendation: recommendationIn(reply.content, last?.incident === incident ? last.recommendation : null),
      }));
    };
    void look();
    return () => ending.abort();
  }, [incident, since, asked]);
  return { ...(found?.incident === incident ? found.recommendation : nothing), again };
}

function recommendationIn(answer: Answer, last: Recommendation | null): Recommendation {
  const { ranked, leftOut, unknown, runCard, recommended } = answer;
  const weightiest = (["place", "streets", "offRoad", "positions"] as const).find((what) => unknown.includes(what));
  return {
    by: new Map(ranked.map((entry, rank) => [entry.unit, { ...entry, rank }])),
    leftOut: new Map(
      leftOut.flatMap(({ unit, travelSeconds }) => (travelSeconds === null ? [] : [[unit, travelSeconds]])),
    ),
    runCard,
    recommended,
    note: weightiest === undefined ? null : notes[weightiest],
    before: last === null ? null : beforeIn(last, recommended, performance.now() - last.at < newsMillis),
    at: performance.now(),
  };
}

/** What changed is still news for this long when something else changes. Milliseconds. */
const newsMillis = 10_000;

/**
 * What was recommended before. Asked again with the same result, what changed before that is still news; and so is who was
 * lost just now (`isSoon`) when a further answer follows, or nobody would have read it.
 */
export function beforeIn(
  { recommended, before }: Pick<Recommendation, "recommended" | "before">,
  now: readonly string[],
  isSoon = false,
): readonly string[] | null {
  if (recommended.join() === now.join()) return before;
  const lost = isSoon && before !== null ? before.filter((unit) => ![...recommended, ...now].includes(unit)) : [];
  return [...recommended, ...lost];
}

import { useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { ask } from "../../journal/web/api.ts";
import { dispatchTexts } from "./texts.ts";
import type { Ranks } from "./unit-choice.ts";

interface Answer {
  readonly unknown: readonly ("streets" | "place" | "offRoad" | "positions")[];
  readonly ranked: readonly { readonly unit: string; readonly travelSeconds: number | null; readonly byAir: boolean }[];
}

export interface Recommendation {
  readonly by: Ranks;
  /** What it does not know, the weightiest; null when it knows all, or has not been answered. */
  readonly note: Sentence | null;
}

const nothing: Recommendation = { by: new Map(), note: null };
const notes = {
  place: dispatchTexts.unknownPlace,
  streets: dispatchTexts.unknownStreets,
  offRoad: dispatchTexts.unknownOffRoad,
  positions: dispatchTexts.unknownPositions,
} as const;

/**
 * Who can be there soonest, asked once when the list opens: a list that changes its order under the finger sends the wrong
 * crew. While it is not answered, or cannot be, nothing is held against anybody: the list is
 * by distance.
 */
export function useRecommendation(incident: string): Recommendation {
  const [found, setFound] = useState<{ incident: string; recommendation: Recommendation } | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const look = async () => {
      const reply = await ask<Answer>("GET", `/api/v1/incidents/${incident}/recommendation`, { signal: ending.signal });
      if (ending.signal.aborted || reply.kind !== "ok") return;
      const { ranked, unknown } = reply.content;
      const weightiest = (["place", "streets", "offRoad", "positions"] as const).find((what) => unknown.includes(what));
      setFound({
        incident,
        recommendation: {
          by: new Map(ranked.map(({ unit, travelSeconds, byAir }, rank) => [unit, { rank, travelSeconds, byAir }])),
          note: weightiest === undefined ? null : notes[weightiest],
        },
      });
    };
    void look();
    return () => ending.abort();
  }, [incident]);
  return found?.incident === incident ? found.recommendation : nothing;
}

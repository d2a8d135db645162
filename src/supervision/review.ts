import type { z } from "zod";
import { type Fact, streamKey } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import type { Sample } from "./review-draw.ts";
import type { ReviewDone, ReviewFact } from "./review-facts.ts";

/** Published samples; everybody sees them, so that everybody can draw again what was drawn. */
export const sampleView: StreamView<Sample> = {
  room: "supervision",
  kind: "sample",
  owner: true,
  evolve: (state: Sample | null, told: Fact) => {
    const fact = told as ReviewFact;
    if (state !== null || fact.type !== "SamplePublished") return state;
    return { ...fact.data, by: fact.by.officer, at: fact.recordedAt };
  },
  ...seenByAll("everyone"),
};

/** What came of a second look at an incident. */
export type Review = z.output<(typeof ReviewDone)["shape"]> & {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
};

export const reviewView: StreamView<Review> = {
  room: "supervision",
  kind: "review",
  owner: true,
  evolve: (state: Review | null, told: Fact, stream) => {
    const fact = told as ReviewFact;
    if (state !== null || fact.type !== "ReviewDone") return state;
    return { ...fact.data, id: streamKey(stream), by: fact.by.officer, at: fact.occurredAt };
  },
  ...seenByAll("supervisor", "dutyCommander"),
  isCurrent: () => false,
  offBoard: true,
};

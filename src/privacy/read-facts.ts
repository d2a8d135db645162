import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";

/** Up to when the record of reads is in the journal. */
export const readsStream = "reads/home";

/** The digests that were noted of one day (UTC): `readsDay/2026-11-23`. */
export const readsDayStream = (day: string) => streamOf("readsDay", day);

/** The SHA-256 over the rows of `privacy.read` from one instant up to another, as `lineOf` writes them. Streams: day, home. */
export const ReadsNoted = defineFact({
  type: "ReadsNoted",
  version: 1,
  shape: z.strictObject({
    from: instantSchema,
    to: instantSchema,
    rows: z.number().int().min(0),
    digest: z.string().regex(/^[0-9a-f]{64}$/, { error: "must be 64 hex digits" }),
  }),
  say: ({ rows }) =>
    phrase({ zh: "阅览记录 {rows} 行已存证", en: "{rows|row|rows} of the record of reads attested" }, { rows }),
});

export const readFacts = [ReadsNoted] as const;

export type ReadsFact = FactOf<typeof ReadsNoted>;

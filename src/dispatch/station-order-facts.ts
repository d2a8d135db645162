import { z } from "zod";
import { always, defineFact } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/* An incident is ordered to a station, which sends its own. */

const reason = text(500);

export const StationOrdered = defineFact({
  type: "StationOrdered",
  version: 1,
  shape: z.strictObject({
    stationOrder: ulidSchema,
    station: codeSchema,
    acknowledgeBy: instantSchema.optional(),
    reason: reason.optional(),
  }),
  say: ({ station }, names) =>
    phrase({ zh: "指令下达 {station}", en: "Ordered to {station}" }, { station: names.part(station) }),
});

export const StationSigned = defineFact({
  type: "StationSigned",
  version: 1,
  shape: z.strictObject({ stationOrder: ulidSchema }),
  say: always({ zh: "派出所签收", en: "The station desk signed" }),
});

export const StationReturned = defineFact({
  type: "StationReturned",
  version: 1,
  shape: z.strictObject({ stationOrder: ulidSchema, reason }),
  say: ({ reason }) => phrase({ zh: "派出所退回：{reason}", en: "The station returned it – {reason}" }, { reason }),
});

export const StationOrderCancelled = defineFact({
  type: "StationOrderCancelled",
  version: 1,
  shape: z.strictObject({ stationOrder: ulidSchema, reason }),
  say: ({ reason }) =>
    phrase({ zh: "撤回派出所指令：{reason}", en: "The station order was withdrawn – {reason}" }, { reason }),
});

export const stationOrderFacts = [StationOrdered, StationSigned, StationReturned, StationOrderCancelled] as const;

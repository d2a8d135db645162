import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { always, defineFact, type FactOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/** The one stream that says which streets the district works with, and how they are now. */
export const roadsStream = "roads/home";

const count = z.number().int().min(0);

/** A version of the streets, built and checked, is taken into use; its files lie beside the journal. */
export const StreetsAdopted = defineFact({
  type: "StreetsAdopted",
  version: 1,
  shape: z.strictObject({
    /** What the files were made from, as a digest: the name of their folder. */
    version: z.string().regex(/^[0-9a-f]{16,64}$/, { error: "must be a digest in hexadecimal" }),
    source: codeSchema,
    junctions: count,
    edges: count,
    kilometres: count,
  }),
  say: ({ source }) => phrase({ zh: "启用路网 {source}", en: "Streets {source} taken into use" }, { source }),
});

/** Where, as a line along the road: it outlives a new import of the map, which numbers its edges anew. */
const roadLineSchema = z.array(pointSchema).min(1).max(200).readonly();

export const RoadRestricted = defineFact({
  type: "RoadRestricted",
  version: 1,
  shape: z.strictObject({
    restriction: ulidSchema,
    line: roadLineSchema,
    /** Share of the free speed that is left; 0 is closed. */
    share: z.number().min(0).max(0.95),
    street: text(120).optional(),
    reason: text(300),
    until: instantSchema,
  }),
  say: ({ street, reason, until }, names) =>
    phrase(
      street === undefined
        ? { zh: "道路管制：{reason}（至 {until}）", en: "Road restricted: {reason} (until {until})" }
        : {
            zh: "道路管制：{street}，{reason}（至 {until}）",
            en: "Road restricted: {street}, {reason} (until {until})",
          },
      { street, reason, until: momentAt(until, names) },
    ),
});

export const RoadRestrictionLifted = defineFact({
  type: "RoadRestrictionLifted",
  version: 1,
  shape: z.strictObject({ restriction: ulidSchema }),
  say: always({ zh: "解除道路管制", en: "Road restriction lifted" }),
});

/** Whether, and at what price, crews may drive against a one-way street here. */
export const ContraflowDecided = defineFact({
  type: "ContraflowDecided",
  version: 1,
  shape: z.strictObject({
    /** Times as long as with the traffic; null: not allowed. */
    factor: z.number().min(1).max(20).nullable(),
  }),
  say: ({ factor }) =>
    factor === null
      ? { zh: "单行道逆行规定：不允许", en: "Driving against one-ways decided: not allowed" }
      : phrase(
          {
            zh: "单行道逆行规定：允许，用时按 {factor} 倍计",
            en: "Driving against one-ways decided: allowed, at {factor} times the time",
          },
          { factor },
        ),
});

/** No speed is ever fitted to fewer trips. */
export const leastTrips = 200;
/** Times the free-flow time takes: what lies beyond is a fault in the records and no road. */
export const factorLimits = { least: 0.5, most: 3 } as const;

const errorSchema = z.strictObject({ meanPercent: z.number().min(0), medianSeconds: z.number().min(0) });

/** Travel times are those of the map times these factors from now on; fitted to trips of all units together. */
export const SpeedFactorsAdopted = defineFact({
  type: "SpeedFactorsAdopted",
  version: 1,
  shape: z.strictObject({
    /** In the order of the day; an hour in none of them is at free flow. */
    bands: z
      .array(
        z.strictObject({
          fromHour: z.number().int().min(0).max(23),
          toHour: z.number().int().min(1).max(24),
          /** By position in `roadClasses`. */
          factors: z.array(z.number().min(factorLimits.least).max(factorLimits.most)).max(64).readonly(),
        }),
      )
      .min(1)
      .max(24)
      .readonly(),
    /** How many they were fitted to. */
    trips: z.number().int().min(leastTrips),
    /** Over trips they were not fitted to: at free flow, and with them. */
    errorBefore: errorSchema,
    errorAfter: errorSchema,
  }),
  say: ({ trips }) =>
    phrase(
      {
        zh: "启用行程修正系数（据 {trips} 次行程）",
        en: "Speed factors taken into use (fitted to {trips|trip|trips})",
      },
      { trips },
    ),
});

export const SpeedFactorsDropped = defineFact({
  type: "SpeedFactorsDropped",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "停用行程修正系数", en: "Speed factors dropped" }),
});

export const streetsFacts = [
  StreetsAdopted,
  RoadRestricted,
  RoadRestrictionLifted,
  ContraflowDecided,
  SpeedFactorsAdopted,
  SpeedFactorsDropped,
];

export type StreetsFact =
  | FactOf<typeof StreetsAdopted>
  | FactOf<typeof RoadRestricted>
  | FactOf<typeof RoadRestrictionLifted>
  | FactOf<typeof ContraflowDecided>
  | FactOf<typeof SpeedFactorsAdopted>
  | FactOf<typeof SpeedFactorsDropped>;

import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/** The one stream that says which streets the district works with, and how they are now. */
export const roadsStream = "roads/home";

const count = z.number().int().min(0);

/** A version of the streets, built and checked, is taken into use; its files lie beside the journal. */
export const StreetsAdopted = defineFact(
  "StreetsAdopted",
  1,
  { zh: "启用路网 {source}", en: "Streets {source} taken into use" },
  z.strictObject({
    /** What the files were made from, as a digest: the name of their folder. */
    version: z.string().regex(/^[0-9a-f]{16,64}$/, { error: "must be a digest in hexadecimal" }),
    source: codeSchema,
    junctions: count,
    edges: count,
    kilometres: count,
  }),
);

/** Where, as a line along the road: it outlives a new import of the map, which numbers its edges anew. */
const roadLineSchema = z.array(pointSchema).min(1).max(200).readonly();

export const RoadRestricted = defineFact(
  "RoadRestricted",
  1,
  { zh: "道路管制：{reason}", en: "Road restricted: {reason}" },
  z.strictObject({
    restriction: ulidSchema,
    line: roadLineSchema,
    /** Share of the free speed that is left; 0 is closed. */
    share: z.number().min(0).max(0.95),
    street: text(120).optional(),
    reason: text(300),
    until: instantSchema,
  }),
);

export const RoadRestrictionLifted = defineFact(
  "RoadRestrictionLifted",
  1,
  { zh: "解除道路管制", en: "Road restriction lifted" },
  z.strictObject({ restriction: ulidSchema }),
);

/** Whether, and at what price, crews may drive against a one-way street here. */
export const ContraflowDecided = defineFact(
  "ContraflowDecided",
  1,
  { zh: "单行道逆行规定", en: "Driving against one-ways decided" },
  z.strictObject({
    /** Times as long as with the traffic; null: not allowed. */
    factor: z.number().min(1).max(20).nullable(),
  }),
);

export const streetsFacts = [StreetsAdopted, RoadRestricted, RoadRestrictionLifted, ContraflowDecided];

export type StreetsFact =
  | FactOf<typeof StreetsAdopted>
  | FactOf<typeof RoadRestricted>
  | FactOf<typeof RoadRestrictionLifted>
  | FactOf<typeof ContraflowDecided>;

import { z } from "zod";

/** WGS-84 [longitude, latitude] in degrees, as GeoJSON writes it. */
export type Point = readonly [number, number];

export const pointSchema = z
  .tuple([
    z
      .number()
      .min(-180, { error: "longitude must be within ±180" })
      .max(180, { error: "longitude must be within ±180" }),
    z.number().min(-90, { error: "latitude must be within ±90" }).max(90, { error: "latitude must be within ±90" }),
  ])
  .readonly();

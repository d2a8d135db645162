import { z } from "zod";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import type { Position } from "../ground/position.ts";
import { codeSchema } from "../ground/text.ts";

/** A crew's own device, a tracker speaking its own protocol, or a gateway that reports for many units. */
export type FixSource = "handset" | "tracker" | "gateway";

/** A position a unit's device has measured. WGS-84: other systems are converted before a fix is made. */
export interface Fix extends Position {
  readonly unit: string;
  readonly source: FixSource;
}

/** What a receiver may say beside time and place: metres per second, degrees from true north, metres. */
export const speedSchema = z.number().min(0).max(500);
export const headingSchema = z.number().min(0).max(360);
export const accuracySchema = z.number().min(0).max(100_000);

/** One fix of a batch on the wire; `point` is in the batch's reference system. */
export const fixSchema = z.strictObject({
  unit: codeSchema,
  at: instantSchema,
  point: pointSchema,
  speed: speedSchema.optional(),
  heading: headingSchema.optional(),
  accuracy: accuracySchema.optional(),
});

/** The reference systems a sender may declare. GCJ-02 and BD-09 are shifted on purpose, in China only. */
export const referenceSystems = ["WGS84", "GCJ02", "BD09"] as const;
export type ReferenceSystem = (typeof referenceSystems)[number];

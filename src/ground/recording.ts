import { z } from "zod";
import { instantSchema } from "./instant.ts";
import { codeSchema } from "./text.ts";

/** A recording as its device or its store knows it: the number it is found by and when it ran. What it shows is kept elsewhere. */
export const recordingSchema = z
  .strictObject({
    number: codeSchema,
    from: instantSchema,
    to: instantSchema,
    /** SHA-256 of the file, where whoever names it has it. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: "must be a digest in hexadecimal" })
      .optional(),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], error: "must be later than the start" });

export type Recording = z.output<typeof recordingSchema>;

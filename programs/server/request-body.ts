import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { refuse } from "../../src/ground/refusal.ts";
import { journalRefusals } from "../../src/journal/refusals.ts";
import { wrongDetails, wrongField } from "../../src/journal/wrong-field.ts";
import { problemOf, Stopped } from "./problems.ts";
import { JsonFault, parseStrictJson } from "./strict-json.ts";

export const mostBodyBytes = 1024 * 1024;

/** JSON is the only body taken, read strictly; anything else is 415. */
export function installBodyReading(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    "application/json",
    { parseAs: "buffer", bodyLimit: mostBodyBytes },
    (_, bytes, done) => {
      try {
        done(null, parseStrictJson(bytes));
      } catch (error) {
        if (!(error instanceof JsonFault)) throw error;
        done(new Stopped("BodyNotJson", wrongDetails(error)));
      }
    },
  );
}

/** The body as the schema reads it, or 400 with the field named. */
export function bodyOf<Shape extends z.ZodType>(schema: Shape, body: unknown): z.output<Shape> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw new Stopped(problemOf(journalRefusals, refuse("BodyInvalid", wrongDetails(wrongField(parsed.error)))));
  }
  return parsed.data;
}

import type { FastifyInstance } from "fastify";
import { wrongDetails } from "../../src/ground/wrong-field.ts";
import { Stopped } from "./problems.ts";
import { JsonFault, parseStrictJson } from "../../src/journal/server/strict-json.ts";

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

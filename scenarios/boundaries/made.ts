import { z } from "zod";
import type { Place } from "./walk.ts";
import { columnsIn, keysIn, placesIn, placesOfRoute } from "./walk.ts";

/** The same forbidden thing put wherever something can be put, in a small made program: what a walk must find. */
export function madeWith(name: string): readonly Place[] {
  const shape = z.strictObject({ kept: z.array(z.strictObject({ [name]: z.string().optional() })) });
  const words = z.strictObject({ kept: z.enum([name, "other"]) });
  return [
    ...placesIn({ where: "fact Made", shape }),
    ...placesIn({ where: "order Make", shape: words }),
    ...placesOfRoute({
      method: "GET",
      url: "/made",
      config: { roles: ["reader"], query: z.strictObject({ [name]: z.string() }) },
    }),
    ...placesOfRoute({ method: "GET", url: "/answering", config: { roles: ["reader"], answer: shape } }),
    ...placesOfRoute({ method: "POST", url: "/taking", config: { roles: ["reader"], body: shape } }),
    ...columnsIn([{ sql: `CREATE TABLE made.row (\n  id text PRIMARY KEY,\n  ${name} text\n);` }]),
    ...columnsIn([{ sql: `alter table made.other add column ${name} text` }]),
    ...keysIn("state made", { kept: [{ [name]: "x" }] }),
  ];
}

/** Where `madeWith` put it. */
export const madePlaces = 8;

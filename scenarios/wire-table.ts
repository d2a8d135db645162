import { createHash } from "node:crypto";
import { z } from "zod";
import { rulebook } from "../programs/server/rooms.ts";
import { canonical, type Json } from "../src/ground/canonical.ts";
import { type ShapeVersions, wireVersions } from "../src/journal/wire-versions.ts";

/** Where the table stands that `wireTable` writes. */
export const wireTableFile = "src/journal/wire-versions.ts";

const head = `/** Of each name the hashes of the shapes it has had, the oldest first: its version is how many they are. */
export type ShapeVersions = Readonly<Record<string, readonly [string, ...string[]]>>;

/**
 * The versions of what is written into the log and sent over the wire, each fact and each order on a line of its own. Written
 * by \`UPDATE=1 node --test scenarios/papers.test.ts\`, which adds the hash of a shape that has changed and never replaces one:
 * one version cannot be two shapes. The hashes find a mistake, they prove nothing, so twelve digits are enough.
 */
`;

const hashOf = (shape: Json) => createHash("sha256").update(canonical(shape)).digest("hex").slice(0, 12);

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;

/** The shapes of this program's facts and orders, hashed; a fact's own version is part of its shape. */
export function presentShapes(): Readonly<Record<keyof typeof wireVersions, Readonly<Record<string, string>>>> {
  return {
    facts: Object.fromEntries(
      [...rulebook.facts.values()].map(({ type, version, shape }) => [
        type,
        hashOf({ type, version, shape: shapeOf(shape) }),
      ]),
    ),
    orders: Object.fromEntries(
      [...rulebook.orders.values()].map(({ name, body, sealed, files }) => [
        name,
        hashOf({
          ...{ name, body: shapeOf(body), sealed: [...sealed] },
          ...(files === undefined ? {} : { files: [...files] }),
        }),
      ]),
    ),
  };
}

/** The table with the present shapes: a changed shape is one version more, a name that is gone goes. */
export function raised(versions: ShapeVersions, shapes: Readonly<Record<string, string>>): ShapeVersions {
  return Object.fromEntries(
    Object.entries(shapes)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, hash]) => {
        const before = versions[name];
        if (before === undefined) return [name, [hash]];
        return [name, before.at(-1) === hash ? before : [...before, hash]];
      }),
  );
}

/** The file of the table as it must be for the shapes of this program. */
export function wireTable(): string {
  const shapes = presentShapes();
  const lines = (part: keyof typeof wireVersions) =>
    Object.entries(raised(wireVersions[part], shapes[part])).map(
      ([name, hashes]) => `    ${name}: [${hashes.map((hash) => `"${hash}"`).join(", ")}],`,
    );
  return [
    `${head}// oxfmt-ignore`,
    'export const wireVersions: Readonly<Record<"facts" | "orders", ShapeVersions>> = {',
    "  facts: {",
    ...lines("facts"),
    "  },",
    "  orders: {",
    ...lines("orders"),
    "  },",
    "};",
    "",
  ].join("\n");
}

import { z } from "zod";
import { noBackups } from "../../src/journal/server/backup/backup-overview.ts";
import { metricsOf } from "../../programs/server/metrics.ts";
import { migrations, readTables, rulebook } from "../../programs/server/rooms.ts";
import type { RuledRoute } from "../../src/access/server/route-rules.ts";
import { wholeApi } from "../../programs/server/testing/whole-api.ts";
import { memoryDistrict } from "../../programs/drill/testing/drill-district.ts";
import { areaKinds } from "../../src/district/areas.ts";
import { standardTypes } from "../../src/district/standard-types.ts";
import { staffColumns } from "../../src/access/staff-columns.ts";
import { mappingSchema } from "../../src/exchange/mapping.ts";
import { type Boundary, boundaryOfName } from "../../src/ground/forbidden-columns.ts";
import { fixSchema } from "../../src/positions/fix.ts";
import type { Services } from "../../src/tasking/service.ts";
import { servicesStream } from "../../src/tasking/service-facts.ts";
import { standardServices } from "../../src/tasking/standard-services.ts";

/** Somewhere something could be put, asked or kept, by the name it would go by. */
export interface Place {
  /** `order OpenIncident`, `GET /api/v1/incidents query`, `table dispatch.incident`, … */
  readonly where: string;
  /** The path of field names to it. */
  readonly path: string;
  readonly name: string;
}

export interface Shaped {
  readonly where: string;
  readonly shape: z.ZodType;
}

type Schema = Readonly<Record<string, unknown>>;

/** Every field of a schema, and every word of its enumerations, however deep. */
export function placesIn({ where, shape }: Shaped): readonly Place[] {
  const found: Place[] = [];
  const walk = (node: unknown, path: string): void => {
    if (Array.isArray(node)) return node.forEach((each) => walk(each, path));
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node as Schema)) {
      if ((key === "properties" || key === "$defs") && typeof value === "object" && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          const at = path === "" ? name : `${path}.${name}`;
          if (key === "properties") found.push({ where, path: at, name });
          walk(inner, key === "properties" ? at : path);
        }
      } else if (key === "enum" && Array.isArray(value)) {
        for (const word of value) found.push({ where, path: `${path}=`, name: String(word) });
      } else walk(value, path);
    }
  };
  walk(z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }), "");
  return found;
}

/** Tables and columns that migrations make, as their SQL says it. */
export function columnsIn(steps: readonly { readonly sql: string }[]): readonly Place[] {
  let found: Place[] = [];
  for (const { sql } of steps) {
    const plain = sql.replaceAll(/\/\*[\s\S]*?\*\//g, "");
    for (const [, table = "", body = ""] of plain.matchAll(
      /create table (?:if not exists )?([\w.]+)\s*\(([\s\S]*?)\n\s*\)\s*;/gi,
    )) {
      for (const line of body.split("\n")) {
        const name = /^\s*(\w+)\s+\w/.exec(line)?.[1];
        if (name === undefined || /^(primary|unique|constraint|foreign|check)$/i.test(name)) continue;
        found.push({ where: `table ${table}`, path: name, name });
      }
    }
    for (const [, table = "", changes = ""] of plain.matchAll(/alter table ([\w.]+)\s([^;]*)/gi)) {
      for (const [, name = ""] of changes.matchAll(/add column (?:if not exists )?(\w+)/gi)) {
        found.push({ where: `table ${table}`, path: name, name });
      }
    }
    for (const [, table = "", name] of plain.matchAll(
      /(?:alter|drop) table ([\w.]+)(?:\s+drop column (\w+)|(?=;))/gi,
    )) {
      found = found.filter((each) => each.where !== `table ${table}` || (name !== undefined && each.name !== name));
    }
  }
  return found;
}

/** Every key of a value, however deep. */
export function keysIn(where: string, value: unknown, path = ""): readonly Place[] {
  if (Array.isArray(value)) return value.flatMap((each) => keysIn(where, each, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = path === "" ? name : `${path}.${name}`;
    return [{ where, path: at, name }, ...keysIn(where, inner, at)];
  });
}

export function placesOfRoute({ method, url, config }: RuledRoute): readonly Place[] {
  const of = `${method} ${url}`;
  const path = [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({ where: `${of} path`, path: name, name }));
  const parts = [
    [config.query, "query"],
    [config.body, "body"],
    [config.answer, "answer"],
  ] as const;
  return [
    ...url.split("/").map((name) => ({ where: of, path: "", name })),
    ...path,
    ...parts.flatMap(([shape, part]) => (shape === undefined ? [] : placesIn({ where: `${of} ${part}`, shape }))),
  ];
}

/** Every route of the whole program. */
export async function routesOfAll(): Promise<readonly RuledRoute[]> {
  const api = await wholeApi();
  await api.close();
  return api.app.rules;
}

async function statePlaces(): Promise<readonly Place[]> {
  const district = memoryDistrict();
  await district.make("demo");
  const states = await district.journal.current();
  // Codes of a district's own tables are keys too: they are walked as what they are, with the code tables.
  const owned = [...states].filter(([stream]) => !stream.startsWith("district/"));
  const places = owned.flatMap(([stream, state]) =>
    keysIn(`state ${stream.split("/")[0]}`, withoutCodes(stream, state)),
  );
  return [...new Map(places.map((place) => [`${place.where} ${place.name}`, place])).values()];
}

/** The service menu is a code table as well: its items by their places, without the codes they stand under. */
function withoutCodes(stream: string, state: unknown): unknown {
  if (stream !== servicesStream) return state;
  const [menu] = Object.values(state as Readonly<Record<string, Services>>);
  return { tasking: { services: Object.values(menu?.services ?? {}) } };
}

/** Where the codes, names and fields of the standard service menu stand among the places. */
export const standardMenu = "standard menu";

/** Everywhere in the whole program. */
export async function everyPlace(): Promise<readonly Place[]> {
  const nothing = () => 0;
  const { registry } = metricsOf({
    isClockTrusted: () => true,
    ...{ readers: nothing, fallenBehind: nothing, feed: nothing },
    ...{ databaseUp: () => true, freeBytes: () => Promise.resolve(0), backups: () => Promise.resolve(noBackups) },
  });
  return [
    ...[...rulebook.facts.values()].flatMap(({ type, shape }) => placesIn({ where: `fact ${type}`, shape })),
    ...[...rulebook.orders.values()].flatMap(({ name, body }) => placesIn({ where: `order ${name}`, shape: body })),
    ...[...rulebook.facts.keys(), ...rulebook.orders.keys()].map((name) => ({ where: "names", path: "", name })),
    ...(await routesOfAll()).flatMap(placesOfRoute),
    ...columnsIn(migrations),
    ...readTables.flatMap(({ name: table, columns }) =>
      Object.keys(columns).map((name) => ({ where: `table ${table}`, path: name, name })),
    ),
    ...placesIn({ where: "import of calls", shape: mappingSchema }),
    ...staffColumns.map((name) => ({ where: "import of staff", path: name, name })),
    ...areaKinds.map((name) => ({ where: "import of areas", path: name, name })),
    ...placesIn({ where: "import of positions", shape: fixSchema }),
    ...standardTypes.flatMap(({ code, name }) =>
      [code, name.zh, name.en].map((word) => ({ where: "standard types", path: code, name: word })),
    ),
    ...standardServices.flatMap(({ service, name, gives }) =>
      [service, name.zh, name.en, ...gives.flatMap(({ field, label }) => [field, label.zh, label.en])].map((word) => ({
        where: standardMenu,
        path: service,
        name: word,
      })),
    ),
    ...(await statePlaces()),
    ...(await registry.getMetricsAsJSON()).map(({ name }) => ({ where: "metrics", path: "", name })),
  ];
}

/** Places whose name crosses a boundary, as lines; those of `allowed` (`where path`) are told apart with a reason there. */
export function crossings(
  places: readonly Place[],
  boundary: Boundary,
  allowed: Readonly<Record<string, string>> = {},
): readonly string[] {
  const lines = places
    .filter(({ name }) => boundaryOfName(name) === boundary)
    .map(({ where, path, name }) => `${where} ${path.endsWith("=") ? path + name : path || name}`);
  return [...new Set(lines)].filter((line) => !(line in allowed));
}

/** Places whose name looks like this. */
export function placesLike(places: readonly Place[], looks: RegExp): readonly string[] {
  const words = (name: string) =>
    name
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replaceAll(/[_-]/g, " ")
      .toLowerCase();
  return [
    ...new Set(
      places.filter(({ name }) => looks.test(words(name))).map(({ where, path, name }) => `${where} ${path || name}`),
    ),
  ];
}

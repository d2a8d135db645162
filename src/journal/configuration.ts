import { z } from "zod";
import { canonical, type Json } from "../ground/canonical.ts";
import type { Configured, OrderBody } from "../ground/configured.ts";
import { stateIn, type StreamStates } from "../ground/fold.ts";
import { type Instant, instantSchema } from "../ground/instant.ts";
import type { Rulebook } from "./rulebook.ts";
import { streamKind } from "../ground/fact.ts";

/** An order that says a part of a district's configuration. */
export interface ConfigurationRow {
  readonly order: string;
  readonly body: OrderBody;
}

/** The file that a district's configuration is written to, as JSON. */
export const configurationFile = z.strictObject({
  format: z.literal("callsign-settings"),
  version: z.literal(1),
  /** When it was written. */
  at: instantSchema,
  rows: z
    .array(z.strictObject({ order: z.string().min(1).max(80), body: z.record(z.string(), z.unknown()) }))
    .max(20_000)
    .readonly(),
});

export type ConfigurationFile = z.output<typeof configurationFile>;

/** How each order of a configuration is written and compared, in the sequence in which a new district can take them. */
function kindsOf(book: Rulebook): readonly (Configured<unknown> & { readonly kind: string; readonly room: string })[] {
  return book.rooms.flatMap((room) =>
    [...book.views.values()]
      .flat()
      .filter((view) => view.owner && view.room === room.name)
      .flatMap(({ configured = [], kind, room: own }) => configured.map((one) => ({ ...one, kind, room: own }))),
  );
}

/** Kinds of streams whose states hold parts of the configuration. */
export function configuredKinds(book: Rulebook): readonly string[] {
  return [...new Set(kindsOf(book).map(({ kind }) => kind))];
}

/** The configuration as it stands, with what is this installation's own. */
export function configurationOf(
  book: Rulebook,
  streams: ReadonlyMap<string, StreamStates>,
  at: Instant,
): readonly ConfigurationRow[] {
  const rows = kindsOf(book).flatMap(({ order, kind, room, bodies }) =>
    [...streams].flatMap(([stream, states]) => {
      const state = streamKind(stream) === kind ? stateIn({ room, kind, evolve: () => null }, states) : undefined;
      return state === undefined ? [] : bodies(state, at).map((body) => ({ order, body }));
    }),
  );
  return inSequence(book, rows);
}

/** What is written into a file: without what is an installation's own. */
export function fileOf(book: Rulebook, rows: readonly ConfigurationRow[], at: Instant): ConfigurationFile {
  const own = new Map(kindsOf(book).map(({ order, own: fields = {} }) => [order, Object.keys(fields)]));
  return {
    format: "callsign-settings",
    version: 1,
    at,
    rows: rows.map(({ order, body }) => ({ order, body: without(body, own.get(order) ?? []) })),
  };
}

/** How a row of a file stands to what is so here: `here` is not in the file and stays as it is. */
export type Standing = "same" | "changed" | "new" | "here" | "unknown";

export interface ComparedRow {
  readonly order: string;
  /** Of several things, which. */
  readonly key: string;
  readonly standing: Standing;
  /** As it is here. */
  readonly was?: OrderBody;
  /** What would be given; also where it is the same. */
  readonly becomes?: OrderBody;
}

/** A file beside what is so here, row by row in the sequence in which they are given; then what only this place has. */
export function compared(
  book: Rulebook,
  here: readonly ConfigurationRow[],
  rows: readonly ConfigurationRow[],
): readonly ComparedRow[] {
  const kinds = kindsOf(book);
  const kindOf = new Map(kinds.map((kind) => [kind.order, kind]));
  const keyOf = ({ order, body }: ConfigurationRow) => kindOf.get(order)?.key?.(body) ?? "";
  const nameOf = (row: ConfigurationRow) => `${row.order} ${keyOf(row)}`;
  const present = new Map(here.map((row) => [nameOf(row), row.body]));
  const inFile = new Set(rows.map(nameOf));
  const told = inSequence(book, rows).map((row): ComparedRow => {
    const { order } = row;
    const kind = kindOf.get(order);
    if (kind === undefined) return { order, key: "", standing: "unknown", becomes: row.body };
    const was = present.get(nameOf(row));
    const own = Object.keys(kind.own ?? {});
    const becomes = { ...without(row.body, own), ...(was === undefined ? kind.own : only(was, own)) };
    const key = keyOf(row);
    if (was === undefined) return { order, key, standing: "new", becomes };
    return { order, key, standing: isSame(was, becomes) ? "same" : "changed", was, becomes };
  });
  const left = here
    .filter((row) => !inFile.has(nameOf(row)))
    .map((row): ComparedRow => ({ order: row.order, key: keyOf(row), standing: "here", was: row.body }));
  return [...told, ...left];
}

/** By which rows stand so that what others stand on comes first. */
function inSequence(book: Rulebook, rows: readonly ConfigurationRow[]): readonly ConfigurationRow[] {
  const kinds = kindsOf(book);
  const places = new Map(kinds.map(({ order }, at) => [order, at]));
  const aboves = new Map(
    kinds.flatMap(({ order, key, above }) => {
      if (key === undefined || above === undefined) return [];
      return [[order, new Map(rows.filter((row) => row.order === order).map(({ body }) => [key(body), above(body)]))]];
    }),
  );
  const depthOf = ({ order, body }: ConfigurationRow): number => {
    const above = aboves.get(order);
    let depth = 0;
    const kind = kinds.find((one) => one.order === order);
    for (let key = kind?.above?.(body); key !== undefined && depth <= rows.length; key = above?.get(key)) depth += 1;
    return depth;
  };
  const placed = rows.map((row) => ({ row, place: places.get(row.order) ?? kinds.length, depth: depthOf(row) }));
  return placed.toSorted((one, other) => one.place - other.place || one.depth - other.depth).map(({ row }) => row);
}

/** The body with the reason where the order takes one: a file has none, whoever takes it says why. */
export function withReason(book: Rulebook, order: string, body: OrderBody, reason = "-"): OrderBody {
  const kind = book.orders.get(order);
  return kind?.body instanceof z.ZodObject && "reason" in kind.body.shape ? { ...body, reason } : body;
}

function isSame(one: OrderBody, other: OrderBody): boolean {
  return canonical(one as Json) === canonical(other as Json);
}

function without(body: OrderBody, names: readonly string[]): OrderBody {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function only(body: OrderBody, names: readonly string[]): OrderBody {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

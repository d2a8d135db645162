import type { z } from "zod";
import type { ActGroup } from "./act-group.ts";
import type { HybridTime } from "./hybrid-clock.ts";
import type { Instant } from "./instant.ts";
import type { FactNames } from "./fact-names.ts";
import type { Sentence } from "./sentence.ts";
import type { Ulid } from "./ulid.ts";

/** Who gave an order: an officer (or `system`) in a role, perhaps speaking for a station, a unit or a department. */
export interface Giver {
  readonly officer: string;
  readonly role: string;
  readonly station?: string;
  readonly unit?: string;
  readonly department?: string;
  /** The part of the organisation the officer belongs to, whatever post that is. */
  readonly part?: string;
  /** The officer has this role and is not on post in it. */
  readonly offPost?: true;
  /** The role is held by breaking the glass: which time. */
  readonly glass?: string;
  /** Who made the link by which this account was entered, or the means it signed in with were set: they may be behind it. */
  readonly letIn?: readonly string[];
  /** A program's token that is limited: the orders it may give and the scopes of routes it may use, and nothing else. */
  readonly orders?: readonly string[];
  readonly reads?: readonly string[];
  /** No person who signed in: a program's token, or one drawn at the machine while there are people who could. Not kept. */
  readonly unattended?: true;
  /** What the person belongs to besides (`access/ties.ts`): known while an act is judged, never kept in a fact. */
  readonly ties?: readonly string[];
}

/** Something that happened, as the journal keeps it. `data` has the shape its `FactKind` says. */
export interface Fact<Type extends string = string, Content = unknown> {
  readonly writer: string;
  readonly n: number;
  readonly hlc: HybridTime;
  readonly order: Ulid;
  readonly by: Giver;
  /** Every stream that learns it; the first is the one it is about. */
  readonly streams: readonly string[];
  readonly type: Type;
  readonly version: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: Content;
}

/** A fact as `decide` says it; the clerk adds writer, number, clock, order, giver and times. */
export interface FactDraft<Type extends string = string, Content = unknown> {
  readonly type: Type;
  readonly streams: readonly string[];
  readonly data: Content;
}

/** The definition of a fact type: its present version, its shape, what it says, and how older versions are read. */
export interface FactKind<Type extends string = string, Shape extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly version: number;
  readonly shape: Shape;
  /** Among which acts about people, powers and data the auditor finds it; absent where it is none of them. */
  readonly group?: ActGroup;
  /** What the security log calls it, where it belongs there. */
  readonly securityEvent?: string;
  /** A whole sentence in each language. Total over the shape's data; `by` gave the order. */
  say(data: z.output<Shape>, names: FactNames, by: Giver): Sentence;
  /** `upcasts[1]` turns the data of version 1 into that of version 2, and so on. Pure and total. */
  readonly upcasts: Readonly<Record<number, (data: unknown) => unknown>>;
  /** Says the fact about these streams. */
  draft(streams: readonly string[], data: z.output<Shape>): FactDraft<Type, z.output<Shape>>;
}

/** The facts of a kind, for discriminated unions: `FactOf<typeof IncidentOpened>`. */
export type FactOf<Kind> = Kind extends FactKind<infer Type, infer Shape> ? Fact<Type, z.output<Shape>> : never;

interface FactDefinition<Type extends string, Shape extends z.ZodType> extends Pick<
  FactKind<Type, Shape>,
  "type" | "version" | "shape" | "group" | "securityEvent"
> {
  readonly say: (data: z.output<Shape>, names: FactNames, by: Giver) => Sentence;
  readonly upcasts?: Readonly<Record<number, (data: unknown) => unknown>>;
}

export function defineFact<Type extends string, Shape extends z.ZodType>(
  definition: FactDefinition<Type, Shape>,
): FactKind<Type, Shape> {
  const { type } = definition;
  return { upcasts: {}, ...definition, draft: (streams, data) => ({ type, streams, data }) };
}

/** Says the same whatever the fact holds. */
export function always(sentence: Sentence): () => Sentence {
  return () => sentence;
}

/** The id of a stream, `incident/01J…`; `streamKind` and `streamKey` are its two halves. */
export function streamOf(kind: string, key: string): string {
  return `${kind}/${key}`;
}

export function streamKind(stream: string): string {
  return stream.slice(0, stream.indexOf("/"));
}

export function streamKey(stream: string): string {
  return stream.slice(stream.indexOf("/") + 1);
}

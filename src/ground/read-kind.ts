import type { Sentence } from "./sentence.ts";

/** What a read puts on record: the code it is stored by, and what people call it. A room declares its own (`RoomRules.reads`). */
export interface ReadKind {
  readonly code: string;
  readonly name: Sentence;
  /** A report counts reads that open one thing and reads of lists apart, and the others not at all. */
  readonly counted?: "opened" | "listed";
}

/** The kinds of a room by their codes. A code is stored with every read: it is never used for another thing. */
export function readKinds<Code extends string>(
  kinds: Readonly<Record<Code, Omit<ReadKind, "code">>>,
): Readonly<Record<Code, ReadKind>> {
  const entries = Object.entries<Omit<ReadKind, "code">>(kinds);
  return Object.fromEntries(entries.map(([code, kind]) => [code, { code, ...kind }])) as Record<Code, ReadKind>;
}

/** In the order they are offered in: what opens one thing, lists, the rest; within each by room. */
export function inOrderOfKinds(kinds: Iterable<ReadKind>): readonly ReadKind[] {
  const rank = ({ counted }: ReadKind) => (counted === "opened" ? 0 : counted === "listed" ? 1 : 2);
  return [...kinds].toSorted((one, other) => rank(one) - rank(other));
}

/** The codes of the kinds that a report counts so. */
export function codesCounted(kinds: Iterable<ReadKind>, counted: "opened" | "listed"): readonly string[] {
  return [...kinds].flatMap((kind) => (kind.counted === counted ? [kind.code] : []));
}

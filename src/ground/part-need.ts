import type { Sentence } from "./sentence.ts";

/** What can depend on a part of the organisation, in the order people are told of it. */
export const needKinds = [
  "part",
  "unit",
  "post",
  "area",
  "person",
  "token",
  "duty",
  "incident",
  "service",
  "task",
] as const;

/** Something that depends on a department or a station: it cannot be retired meanwhile. */
export interface PartNeed {
  /** The department's or station's id. */
  readonly part: string;
  readonly kind: (typeof needKinds)[number];
  /** What people know it by; of a person the badge number. */
  readonly name: Sentence;
}

/** The needs of one thing, of each part it names once. */
export function needsOf(
  kind: PartNeed["kind"],
  name: string | Sentence,
  parts: readonly (string | undefined)[],
): readonly PartNeed[] {
  const said = typeof name === "string" ? { zh: name, en: name } : name;
  return [...new Set(parts)].flatMap((part) => (part === undefined ? [] : [{ part, kind, name: said }]));
}

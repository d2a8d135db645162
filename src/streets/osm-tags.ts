import type { Names } from "./names.ts";

/** The tags of one OpenStreetMap object. Readers make it without a prototype, so that no key means anything else. */
export type Tags = Readonly<Record<string, string>>;

/** A member of a relation, in the relation's order. */
export interface OsmMember {
  readonly kind: "node" | "way" | "relation";
  readonly id: number;
  readonly role: string;
}

/** OpenStreetMap's own limit for a value is 255 characters. */
const longest = 255;

/** What a thing is called; undefined where the map gives it no name in any of these languages. */
export function namesOf(tags: Tags): Names | undefined {
  const zh = said(tags["name:zh"]) ?? said(tags["name:zh-Hans"]) ?? said(tags["name:zh-Hant"]);
  const en = said(tags["name:en"]) ?? said(tags["int_name"]);
  const local = said(tags["name"]) ?? zh ?? en;
  if (local === undefined) return undefined;
  return { local, ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) };
}

/** A tag's value without white space around it; undefined when nothing is left. */
export function said(value: string | undefined): string | undefined {
  const trimmed = value?.trim().slice(0, longest);
  return trimmed === "" ? undefined : trimmed;
}

/** The parts of a value that lists several, in lower case: "50;60", "agricultural; forestry". */
export function listed(value: string | undefined): readonly string[] {
  return (value ?? "")
    .toLowerCase()
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

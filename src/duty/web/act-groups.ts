import type { ActGroup } from "../../ground/act-group.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Rulebook } from "../../journal/rulebook.ts";

type Kinds = Pick<Rulebook, "facts">;

/** The group of a fact about people and powers, or of anything done under a broken glass; undefined of all else. */
export function actGroupOf({ facts }: Kinds, { type, by }: Pick<Fact, "type" | "by">): ActGroup | undefined {
  return facts.get(type)?.group ?? (by.glass === undefined ? undefined : "glass");
}

export interface ActFilter {
  /** Words of a badge number or a name. */
  readonly person: string;
  /** A day of the district's calendar; empty: any. */
  readonly day: string;
}

/** Whether an act is what is looked for; `day` is its own, `names` are those of everybody it is about. */
export function isActSought(filter: ActFilter, day: string, names: readonly string[]): boolean {
  if (filter.day !== "" && day !== filter.day) return false;
  const wanted = filter.person.trim().toLowerCase();
  return wanted === "" || names.some((name) => name.toLowerCase().includes(wanted));
}

/** Badge numbers of everybody a fact is about or was done by, and the address it came from. */
export function peopleOf({ by, data }: Pick<Fact, "by" | "data">): readonly string[] {
  const told = data as Readonly<Record<string, unknown>>;
  const { from, to, person, maker, body, address } = told;
  const grants = (body as { readonly grants?: readonly { readonly person: string }[] } | undefined)?.grants ?? [];
  const named = [
    ...[by.officer, ...(by.letIn ?? []), person, maker, from, to, address],
    ...grants.map((grant) => grant.person),
  ];
  return [...new Set(named.filter((each): each is string => typeof each === "string"))];
}

/** Whether a day that is looked for may lie before what has been read; `oldest` is the day of the oldest act held. */
export function isDayAhead(filter: ActFilter, oldest: string | undefined, from: number | undefined): boolean {
  if (filter.day === "" || from === undefined || from === 1) return false;
  return oldest === undefined || oldest >= filter.day;
}

/** Newest first; each fact once, however it was learned. */
export function withActs(book: Kinds, held: readonly Fact[], more: readonly Fact[]): readonly Fact[] {
  const known = new Set(held.map(keyOfAct));
  const added = more.filter((fact) => actGroupOf(book, fact) !== undefined && !known.has(keyOfAct(fact)));
  if (added.length === 0) return held;
  return [...held, ...added].toSorted((a, b) => (a.hlc < b.hlc ? 1 : a.hlc > b.hlc ? -1 : 0));
}

export function keyOfAct({ writer, n }: Pick<Fact, "writer" | "n">): string {
  return `${writer}/${n}`;
}

import type { Unit } from "../unit.ts";

export type CrewMember = Unit["crew"][number];

export const crewPosts = ["leader", "member", "driver"] as const;

/** Nobody yet, as a line to be filled in. */
export const nobody: CrewMember = { badge: "", sworn: true, post: "member" };

/** The crew that is typed, lines without a badge left out; null where a badge stands twice. */
export function crewIn(lines: readonly CrewMember[]): readonly CrewMember[] | null {
  const crew = lines.map((line) => ({ ...line, badge: line.badge.trim() })).filter(({ badge }) => badge !== "");
  return new Set(crew.map(({ badge }) => badge)).size === crew.length ? crew : null;
}

/** Whether two crews are the same people at the same work. */
export function isSameCrew(one: readonly CrewMember[], other: readonly CrewMember[]): boolean {
  const said = ({ badge, sworn, post }: CrewMember) => `${badge} ${sworn} ${post}`;
  return one.map(said).join("\n") === other.map(said).join("\n");
}

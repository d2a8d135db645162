import type { Power } from "../../ground/role.ts";
import type { BrokenGlass, Person } from "../person.ts";
import { countsOn } from "../power-rules.ts";

/** How many days before its end a certificate is marked as ending. */
const endingDays = 60;

const dayMillis = 86_400_000;

type Certificate = Person["certificates"][number];

/** What a list shows of a member of the staff, worked out once a change. */
export interface StaffRow {
  readonly person: Person;
  readonly name: string;
  /** Powers that count today. */
  readonly powers: readonly Power[];
  /** Certificates that have ended or end soon. */
  readonly ending: readonly Certificate[];
  readonly glass: "open" | "unreviewed" | null;
}

/** What people are looked for by besides words: what somebody has to do about them. */
export const staffStates = ["onPost", "glass", "ending", "noMeans", "noPower", "disabled"] as const;

export type StaffState = (typeof staffStates)[number];

/** Whether a certificate has ended or ends within sixty days of a day. */
export function isEnding({ until }: Certificate, today: string): boolean {
  return until !== undefined && (Date.parse(until) - Date.parse(today)) / dayMillis <= endingDays;
}

/** Whether the breaking of the glass goes on, at a moment. */
export function isOpen({ endedAt, until }: BrokenGlass, now: string): boolean {
  return endedAt === undefined && now < until;
}

export function glassOf({ glass }: Person, now: string): StaffRow["glass"] {
  if (glass.some((one) => isOpen(one, now))) return "open";
  return glass.some(({ review }) => review === undefined) ? "unreviewed" : null;
}

/** By badge number as people count, `9` before `10`. */
export function staffRows(
  people: readonly Person[],
  nameOf: (badge: string) => string,
  today: string,
  now: string,
): readonly StaffRow[] {
  return people
    .map((person) => ({
      person,
      name: nameOf(person.id),
      powers: person.powers.filter((power) => countsOn(power, today)),
      ending: person.certificates.filter((certificate) => isEnding(certificate, today)),
      glass: glassOf(person, now),
    }))
    .toSorted((a, b) => a.person.id.localeCompare(b.person.id, "en", { numeric: true }));
}

function isInState({ person, powers, ending, glass }: StaffRow, state: StaffState): boolean {
  switch (state) {
    case "onPost":
      return person.onPost !== undefined;
    case "glass":
      return glass !== null;
    case "ending":
      return ending.length > 0;
    case "noMeans":
      return person.disabled === undefined && person.factors.length === 0;
    case "noPower":
      return person.disabled === undefined && powers.length === 0;
    case "disabled":
      return person.disabled !== undefined;
  }
}

/** What somebody has to do about a person, all of it. */
export function statesOf(row: StaffRow): readonly StaffState[] {
  return staffStates.filter((state) => isInState(row, state));
}

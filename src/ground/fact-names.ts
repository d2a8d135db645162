import type { Instant } from "./instant.ts";
import type { Sentence } from "./sentence.ts";
import { shownAt } from "./zone.ts";

/** A role with the part, unit or department it counts for, and its last day. */
export interface HeldRole {
  readonly role: string;
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
  readonly until?: string | undefined;
}

/** What the ids in facts are called in both languages; one without a name is called by itself. */
export interface FactNames {
  /** The district's time zone. */
  readonly zone: string;
  /** A person, by badge number. */
  officer(badge: string): Sentence;
  /** A station, a department or the bureau. */
  part(id: string): Sentence;
  /** A type of incident. */
  type(code: string): Sentence;
  role(held: HeldRole): Sentence;
  /** A post somebody stands at. */
  post(id: string): Sentence;
  /** A word that a district can have in its own way, by its key: as the program has it. */
  word(key: string): Sentence;
  /** An order, by its name in the rules. */
  order(name: string): Sentence;
}

/** Hours, minutes and seconds in the district's zone. */
export function clockAt(instant: Instant, { zone }: Pick<FactNames, "zone">): string {
  return shownAt(instant, zone).slice(11, 19);
}

/** Day, hours, minutes and seconds in the district's zone. */
export function momentAt(instant: Instant, { zone }: Pick<FactNames, "zone">): string {
  return shownAt(instant, zone).slice(0, 19).replace("T", " ");
}

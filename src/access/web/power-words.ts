import type { District } from "../../district/district.ts";
import { nameOfPart } from "../../district/organisation.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import { roleNames } from "../role-names.ts";
import type { Role } from "../../ground/role.ts";

/** A power of somebody or of a program, as far as words for it go. */
export interface Worded {
  readonly role: Role;
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
  readonly until?: string | undefined;
}

type Organisation = Pick<District, "name" | "departments" | "stations">;

/** What a part of the organisation is called; its id when it is not there. */
export function partName(organisation: Organisation, id: string): Sentence {
  return nameOfPart(organisation, id) ?? { zh: id, en: id };
}

/** Where a power counts; undefined when that is everywhere. */
export function powerPlace({ station, unit, department }: Worded, organisation: Organisation): Sentence | undefined {
  if (unit !== undefined) return { zh: unit, en: unit };
  const part = station ?? department;
  return part === undefined ? undefined : partName(organisation, part);
}

const inPlace: Sentence = { zh: "{role}（{place}）", en: "{role} ({place})" };
const lasting: Sentence = { zh: "{power}，至 {until}", en: "{power} until {until}" };

/** Role, place and last day: `派出所（城东派出所），至 2026-12-31`. */
export function powerWords(power: Worded, organisation: Organisation): Sentence {
  const place = powerPlace(power, organisation);
  const role = roleNames[power.role] ?? { zh: power.role, en: power.role };
  const { until } = power;
  const placed = place === undefined ? role : phrase(inPlace, { role, place });
  return until === undefined ? placed : phrase(lasting, { power: placed, until });
}

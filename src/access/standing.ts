import type { Giver } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { needsPost } from "./authority.ts";
import type { TokenPower } from "./facts.ts";
import type { Power } from "../ground/role.ts";
import type { BrokenGlass, Person } from "./person.ts";
import { isSamePower } from "./person-view.ts";
import { countsOn } from "./power-rules.ts";
import { dayOf } from "../ground/zone.ts";

function placed(power: Power): Pick<Giver, "station" | "unit" | "department"> {
  const { station, unit, department } = power;
  return {
    ...(station === undefined ? {} : { station }),
    ...(unit === undefined ? {} : { unit }),
    ...(department === undefined ? {} : { department }),
  };
}

/** The breaking of the glass that is going on, if one is. */
export function openGlass(person: Person, at: Instant): BrokenGlass | undefined {
  return person.glass.findLast(({ endedAt, until }) => endedAt === undefined && at < until);
}

/** Powers that count on the day of an instant in the district's zone. */
export function powersAt(person: Person, at: Instant, zone: string): readonly Power[] {
  const day = dayOf(at, zone);
  return person.powers.filter((power) => countsOn(power, day));
}

/**
 * The role somebody acts in at an instant. In this order: by a broken glass; by the post they are on; by a power that
 * needs no post; off post, by a power that needs one. Undefined for somebody disabled or without a power in force.
 */
export function standingOf(person: Person, at: Instant, zone: string): Giver | undefined {
  if (person.disabled !== undefined) return undefined;
  const self = { officer: person.id, part: person.part };
  const glass = openGlass(person, at);
  if (glass !== undefined) return { ...self, role: glass.power.role, ...placed(glass.power), glass: glass.broken };
  const powers = powersAt(person, at, zone);
  const { onPost } = person;
  if (onPost !== undefined && powers.some((power) => isSamePower(power, onPost.power))) {
    return { ...self, role: onPost.power.role, ...placed(onPost.power) };
  }
  const power = powers.find(({ role }) => !needsPost(role)) ?? powers[0];
  if (power === undefined) return undefined;
  return { ...self, role: power.role, ...placed(power), ...(needsPost(power.role) ? { offPost: true as const } : {}) };
}

/** What a program's token makes of whoever bears it. */
export function standingOfToken(officer: string, power: TokenPower): Giver {
  const { role, orders, reads, station, unit, department } = power;
  return {
    officer,
    role,
    ...(station === undefined ? {} : { station }),
    ...(unit === undefined ? {} : { unit }),
    ...(department === undefined ? {} : { department }),
    ...(orders === undefined ? {} : { orders }),
    ...(reads === undefined ? {} : { reads }),
  };
}

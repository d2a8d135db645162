import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import type { Giver } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { personStream } from "./people-facts.ts";
import { isSamePower, personView } from "./person-view.ts";
import { powersAt } from "./standing.ts";

/** The streams that say whether somebody holds the power of the role they act in. */
export function powerStreams({ officer }: Pick<Giver, "officer">): readonly string[] {
  return [personStream(officer), districtStream];
}

/** Whether somebody holds, at a moment, the power of the role they act in; being on post is not asked. */
export function holdsPower(states: States, by: Giver, at: Instant): boolean {
  const person = states(personView, personStream(by.officer));
  if (person === null || person.disabled !== undefined) return false;
  const { zone } = states(districtView, districtStream) ?? unnamedDistrict;
  const { role, station, unit, department } = by;
  return powersAt(person, at, zone).some((power) => isSamePower(power, { role, station, unit, department }));
}

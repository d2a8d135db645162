import { type District, districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { statuteStream, type OversightBounds } from "../statute/facts.ts";
import { boundsOf, noStatute, statuteView } from "../statute/statute.ts";
import type { States } from "../ground/fold.ts";

export function districtOf(states: States): District {
  return states(districtView, districtStream) ?? unnamedDistrict;
}

/** How many days a part has to answer a finding, to appeal, to mend. */
export function findingDays(states: States): OversightBounds["finding"] {
  return boundsOf(states(statuteView, statuteStream) ?? noStatute).finding;
}

import { type District, districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";

export function districtOf(states: States): District {
  return states(districtView, districtStream) ?? unnamedDistrict;
}

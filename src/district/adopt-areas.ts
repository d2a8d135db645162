import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonical } from "../ground/canonical.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { type Area, areasView, noAreas, positionsOf, replaceKinds } from "./areas.ts";
import { type District, districtView, unnamedDistrict } from "./district.ts";
import { AreasAdopted, areasStream, districtStream, mostAreaPositions } from "./facts.ts";
import { crossing } from "./ring.ts";

/**
 * Takes areas into use in the place of all of their kinds; those in force already record nothing. Refused: `AreaTwice`,
 * `AreaStationUnknown`, `AreaOutlineCrosses`, `TooManyPositions`. Overlaps and gaps are not looked for again: that takes
 * seconds, which no dispatcher's order shall wait for. The import looks (`judge-areas.ts`) and says what it accepted.
 */
export const AdoptAreas = setting(
  defineOrder("AdoptAreas", {
    title: { zh: "启用区域划分", en: "Take areas into use" },
    roles: ["systemAdministrator"],
    body: AreasAdopted.shape.omit({ digest: true }),
    streams: () => [areasStream, districtStream],
    refuses: ["AreaOutlineCrosses", "AreaStationUnknown", "AreaTwice", "TooManyPositions"],
    decide: (states, { body }) => {
      const district = states(districtView, districtStream) ?? unnamedDistrict;
      const { areas: inForce } = states(areasView, areasStream) ?? noAreas;
      const wrong = faultOf(body.areas, district) ?? tooMany(replaceKinds(inForce, body.areas));
      if (wrong !== undefined) return wrong;
      const kinds = new Set(body.areas.map(({ kind }) => kind));
      const digest = digestOf(body.areas);
      if (digest === digestOf(inForce.filter(({ kind }) => kinds.has(kind)))) return [];
      return [AreasAdopted.draft([areasStream], { digest, ...body })];
    },
  }),
);

/** The same for the same areas in any sequence. */
function digestOf(areas: readonly Area[]): string {
  const sorted = areas.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(canonical(sorted))));
}

function keyOf({ kind, id }: Area): string {
  return `${kind} ${id}`;
}

function faultOf(
  areas: readonly Area[],
  { stations }: District,
): Refusal<"AreaOutlineCrosses" | "AreaStationUnknown" | "AreaTwice"> | undefined {
  const seen = new Set<string>();
  for (const area of areas) {
    const { id, kind } = area;
    if (seen.has(keyOf(area))) return refuse("AreaTwice", { id });
    seen.add(keyOf(area));
    const station = kind === "station" ? id : area.station;
    if (station !== undefined && !Object.hasOwn(stations, station)) {
      return refuse("AreaStationUnknown", { id, station });
    }
    if (area.kind !== "post" && area.parts.some((part) => crossing(part) !== undefined)) {
      return refuse("AreaOutlineCrosses", { id });
    }
  }
  return undefined;
}

function tooMany(areas: readonly Area[]): Refusal<"TooManyPositions"> | undefined {
  const count = positionsOf(areas);
  return count > mostAreaPositions ? refuse("TooManyPositions", { count, most: mostAreaPositions }) : undefined;
}

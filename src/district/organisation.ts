import type { Sentence } from "../ground/sentence.ts";
import type { District } from "./district.ts";

/** The id of the whole: what stands under nothing else stands under it. */
export const bureau = "bureau";

/** A part of the organisation with what is below it; the bureau is level 0. */
export interface OrganisationPart {
  readonly id: string;
  readonly kind: "bureau" | "department" | "station";
  readonly name: Sentence;
  readonly level: number;
  /** Departments before stations, each by id. */
  readonly parts: readonly OrganisationPart[];
}

type Organisation = Pick<District, "name" | "departments" | "stations" | "retired">;

/**
 * The departments above a part, the nearest first, without the bureau. Total: a parent that is not there, or a circle
 * (facts of two writers can make one), ends it.
 */
export function aboveOf({ departments, stations }: Pick<Organisation, "departments" | "stations">, id: string) {
  const above: string[] = [];
  let parent = (departments[id] ?? stations[id])?.parent;
  while (parent !== undefined && departments[parent] !== undefined && !above.includes(parent)) {
    above.push(parent);
    ({ parent } = departments[parent] ?? {});
  }
  return above as readonly string[];
}

/** The whole as a tree. Nobody is lost: who stands under nothing known, or in a circle, stands under the bureau. */
export function organisationOf(district: Organisation): OrganisationPart {
  const { departments, stations } = district;
  const under = new Map<string, Omit<OrganisationPart, "level" | "parts">[]>();
  const place = (kind: "department" | "station", all: District["departments"] | District["stations"]) => {
    for (const { id, name } of Object.values(all).toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      const above = aboveOf(district, id);
      const parent = kind === "department" && above.includes(id) ? bureau : (above[0] ?? bureau);
      under.set(parent, [...(under.get(parent) ?? []), { id, kind, name }]);
    }
  };
  place("department", departments);
  place("station", stations);
  const grown = (part: Omit<OrganisationPart, "level" | "parts">, level: number): OrganisationPart => ({
    ...part,
    level,
    // Only departments have parts; a station that bears a department's id has not that department's.
    parts: part.kind === "station" ? [] : (under.get(part.id) ?? []).map((below) => grown(below, level + 1)),
  });
  return grown({ id: bureau, kind: "bureau", name: district.name }, 0);
}

/** A part and all below it, as the tree is read from top to bottom. */
export function flatOf(part: OrganisationPart): readonly OrganisationPart[] {
  return [part, ...part.parts.flatMap(flatOf)];
}

/** The ids of all parts below one, at any depth, without itself; none of a part that is not there. */
export function partsBelow(district: Organisation, id: string): readonly string[] {
  const part = flatOf(organisationOf(district)).find((each) => each.id === id);
  return part === undefined
    ? []
    : flatOf(part)
        .slice(1)
        .map((below) => below.id);
}

/** How many levels below the bureau a part is (0: the bureau itself); undefined when there is no such part. */
export function levelOf(district: Organisation, id: string): number | undefined {
  return flatOf(organisationOf(district)).find((each) => each.id === id)?.level;
}

/** The name of a part, also of one that was retired; undefined when there never was one. */
export function nameOfPart({ name, departments, stations, retired }: Organisation, id: string): Sentence | undefined {
  if (id === bureau) return name;
  return (departments[id] ?? stations[id] ?? retired?.departments[id] ?? retired?.stations[id])?.name;
}

import { toDegrees } from "./land.ts";
import type { Place } from "./town.ts";

type Tags = Readonly<Record<string, string>>;

/** Nodes, ways and relations are told apart by these numbers, as OpenStreetMap's format does. */
export type MemberKind = 0 | 1;

/** What is in an OpenStreetMap file. Positions in 1e-7 degrees; ids count from 1. */
export interface OsmDrawing {
  readonly nodes: readonly { readonly id: number; readonly lon: number; readonly lat: number; readonly tags?: Tags }[];
  readonly ways: readonly { readonly id: number; readonly nodes: readonly number[]; readonly tags: Tags }[];
  readonly relations: readonly {
    readonly id: number;
    readonly members: readonly (readonly [kind: MemberKind, id: number, role: string])[];
    readonly tags: Tags;
  }[];
}

/** Gathers a drawing; answers each thing's id. */
export interface OsmPen {
  node(place: Place, tags?: Tags): number;
  way(nodes: readonly number[], tags: Tags): number;
  relation(members: OsmDrawing["relations"][number]["members"], tags: Tags): void;
  drawing(): OsmDrawing;
}

export function osmPen(): OsmPen {
  const nodes: OsmDrawing["nodes"][number][] = [];
  const ways: OsmDrawing["ways"][number][] = [];
  const relations: OsmDrawing["relations"][number][] = [];
  return {
    node: (place, tags) => {
      const [lon, lat] = toDegrees(place).map((degrees) => Math.round(degrees * 1e7));
      const id = nodes.length + 1;
      return nodes.push({ id, lon: lon ?? 0, lat: lat ?? 0, ...(tags === undefined ? {} : { tags }) });
    },
    way: (refs, tags) => ways.push({ id: ways.length + 1, nodes: refs, tags }),
    relation: (members, tags) => void relations.push({ id: relations.length + 1, members, tags }),
    drawing: () => ({ nodes, ways, relations }),
  };
}

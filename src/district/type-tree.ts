import { refuse, type Refusal } from "../ground/refusal.ts";
import type { District, IncidentType } from "./district.ts";

/** 警情类别 have up to four levels: 大类, 小类, 细目, 子目. */
export const mostTypeLevels = 4;

type Types = District["types"];

/** The types above one, the nearest first. Total: a parent that is not there, or a circle, ends it. */
export function typesAbove(types: Types, code: string): readonly IncidentType[] {
  const above: IncidentType[] = [];
  let parent = types[code]?.parent;
  while (parent !== undefined && parent !== code && above.every((one) => one.code !== parent)) {
    const found: IncidentType | undefined = types[parent];
    if (found === undefined) break;
    above.push(found);
    ({ parent } = found);
  }
  return above;
}

/** A type with the level it stands on, 1 at the top. */
export interface PlacedType {
  readonly type: IncidentType;
  readonly level: number;
}

/** All types as the tree is read from top to bottom; on each level by code. Nobody is lost: a circle begins at the top. */
export function typeTree(types: Types): readonly PlacedType[] {
  const sorted = Object.values(types).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const parentOf = ({ code }: IncidentType) => {
    const above = typesAbove(types, code);
    return above.some(({ parent }) => parent === code) ? undefined : above[0]?.code;
  };
  const below = new Map<string | undefined, readonly IncidentType[]>();
  for (const type of sorted) below.set(parentOf(type), [...(below.get(parentOf(type)) ?? []), type]);
  const grown = (parent: string | undefined, level: number): readonly PlacedType[] =>
    (below.get(parent) ?? []).flatMap((type) => [{ type, level }, ...grown(type.code, level + 1)]);
  return grown(undefined, 1);
}

/** Whether a type may stand where it says, among these types with itself. */
export function judgeType(
  types: Types,
  { code, parent }: Pick<IncidentType, "code" | "parent">,
): Refusal<"TypeParentCircle" | "TypeParentUnknown" | "TypeTooDeep"> | undefined {
  if (parent === undefined) return undefined;
  if (!Object.hasOwn(types, parent)) return refuse("TypeParentUnknown", { code, parent });
  if (parent === code || typesAbove(types, parent).some((one) => one.code === code)) {
    return refuse("TypeParentCircle", { code, parent });
  }
  const deepest = Math.max(0, ...Object.keys(types).map((each) => stepsTo(types, each, code)));
  return typesAbove(types, parent).length + 2 + deepest > mostTypeLevels
    ? refuse("TypeTooDeep", { code, most: mostTypeLevels })
    : undefined;
}

/** How many levels a type stands below another; 0 where it does not. */
function stepsTo(types: Types, code: string, above: string): number {
  return typesAbove(types, code).findIndex((one) => one.code === above) + 1;
}

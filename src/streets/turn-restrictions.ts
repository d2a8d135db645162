import type { TurnRestriction } from "./osm-extract.ts";
import { listed, type OsmMember, type Tags } from "./osm-tags.ts";

/** Why a restriction relation gives none: it does not bind the service's car, holds only at times, or is not readable. */
export type RestrictionLeft = "restrictionsExempt" | "restrictionsConditional" | "restrictionsMalformed";

const kindPattern = /^(no|only)_(left_turn|right_turn|straight_on|u_turn|entry|exit)$/;
const exempting: ReadonlySet<string> = new Set(["emergency", "motorcar", "motor_vehicle"]);

/**
 * The turns a restriction relation forbids or demands: several from no_entry and no_exit. Undefined for other relations, a
 * reason where it gives none. `except=psv` binds us: an exception for buses on a line is not one for every car of ours.
 */
export function restrictionsOf(
  id: number,
  tags: Tags,
  members: readonly OsmMember[],
): readonly TurnRestriction[] | RestrictionLeft | undefined {
  if (tags["type"] !== "restriction") return undefined;
  const value = tags["restriction:motorcar"] ?? tags["restriction:motor_vehicle"] ?? tags["restriction"];
  if (value === undefined) {
    const isConditional = Object.keys(tags).some((key) => /^restriction.*:conditional$/.test(key));
    // What remains is for other vehicles: restriction:hgv, restriction:bicycle.
    return isConditional ? "restrictionsConditional" : "restrictionsExempt";
  }
  if (listed(tags["except"]).some((word) => exempting.has(word))) return "restrictionsExempt";
  if (tags["day_on"] !== undefined || tags["hour_on"] !== undefined) return "restrictionsConditional";
  const kind = kindPattern.exec(value.trim())?.[1] as "no" | "only" | undefined;
  const from = waysAs(members, "from");
  const to = waysAs(members, "to");
  const via = viaOf(members);
  if (kind === undefined || via === undefined || from.length === 0 || to.length === 0) return "restrictionsMalformed";
  // "Only" into two roads would forbid both.
  if (kind === "only" && (from.length > 1 || to.length > 1)) return "restrictionsMalformed";
  return from.flatMap((first) => to.map((last) => ({ id, kind, from: first, via, to: last })));
}

function waysAs(members: readonly OsmMember[], role: string): number[] {
  return members.filter((member) => member.kind === "way" && member.role === role).map((member) => member.id);
}

function viaOf(members: readonly OsmMember[]): TurnRestriction["via"] | undefined {
  const ways = waysAs(members, "via");
  const nodes = members.filter((member) => member.kind === "node" && member.role === "via");
  const [node] = nodes;
  if (node === undefined) return ways.length > 0 ? { ways } : undefined;
  return nodes.length === 1 && ways.length === 0 ? { node: node.id } : undefined;
}

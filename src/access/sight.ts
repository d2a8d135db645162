import type { Giver } from "../ground/fact.ts";
import { tiesIn } from "./ties.ts";
import { actsAs, needsPost } from "./authority.ts";

/** The roles that see the whole hall's work. */
const hallRoles = ["calltaker", "dispatcher", "shiftLeader", "dutyCommander", "importer"];

/**
 * The tags a signed-in giver bears; a stream is in sight when its `seenBy` names one of them and its `hiddenFrom` none.
 * What it belongs to (`ties.ts`) is
 * among them, for hiding only. Off post, people of the post roles see themselves and what everybody knows. Empty for `system`.
 */
export function tagsOf(giver: Giver): readonly string[] {
  return [...shownTo(giver), ...tiesIn(giver)];
}

function shownTo(giver: Giver): readonly string[] {
  if (giver.role === "system") return [];
  const self = [`person:${giver.officer}`, ...(giver.part === undefined ? [] : [`part:${giver.part}`])];
  if (giver.role === "partner") return ["guest", ...self];
  const own = (kind: string, id: string | undefined) => (id === undefined ? [] : [`${kind}:${id}`]);
  const everyone = ["everyone", "guest", ...self];
  if (giver.offPost === true && needsPost(giver.role)) return everyone;
  if (hallRoles.includes(giver.role)) return [...everyone, "hall", ...actsAs(giver.role)];
  switch (giver.role) {
    case "supervisor":
      return [...everyone, "supervisor", "reader"];
    case "station":
      return [...everyone, ...own("station", giver.station)];
    case "unit":
      return [...everyone, ...own("unit", giver.unit)];
    case "department":
      return [...everyone, ...own("department", giver.department)];
    default:
      return [...everyone, giver.role];
  }
}

/** Whether somebody with these tags sees what is shown to `seenBy` and hidden from `hiddenFrom`. */
export function isSeen(
  tags: readonly string[],
  seenBy: readonly string[],
  hiddenFrom: readonly string[] = [],
): boolean {
  return seenBy.some((tag) => tags.includes(tag)) && !hiddenFrom.some((tag) => tags.includes(tag));
}

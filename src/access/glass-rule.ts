import { needsPost } from "./authority.ts";
import type { Rule } from "../ground/rule.ts";

/** Rooms whose orders are the emergency work itself: the glass is broken for them. */
const emergencyRooms: readonly string[] = ["intake", "dispatch"];

/**
 * Whether an order of a room may be given under a broken glass. What waits for a second person never; the work on calls
 * and incidents yes; an order that no role of that work gives cannot arise. Any other order says it itself. Throws (a
 * defect of the order, at the start) where it says nothing, or where it says yes and a second person is needed.
 */
export function glassRuleOf(name: string, room: string, rule: Rule): boolean {
  if (rule.second === true) {
    if (rule.underGlass === true) throw new Error(`${name} waits for a second person and may not be given under glass`);
    return false;
  }
  if (rule.underGlass !== undefined) return rule.underGlass;
  // Only powers that need a post can be taken by breaking the glass.
  if (!rule.roles.some(needsPost)) return false;
  if (emergencyRooms.includes(room)) return true;
  throw new Error(`${name} says not whether it may be given under a broken glass (underGlass)`);
}

import { foundingEnds, foundingOrders } from "../../src/duty/anhe/founding.ts";
import { anheServices } from "../../src/tasking/anhe-services.ts";
import { personStream } from "../../src/access/people-facts.ts";
import { responsibilityStream } from "../../src/duty/facts.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { giveAll, type DistrictMaker } from "../../src/district/server/district-orders.ts";
import { anhe, type Town } from "./town.ts";
import { anheForceOnDuty, drillBadges, planAhead } from "./plan-ahead.ts";

/**
 * Gives the drill's district its service menu and the rule of its quality calls, its people, their powers and posts, once, and their roster of the coming
 * fortnight. The menu comes first: while nobody could be the second person, it is in force at once. A start
 * that was killed half-way is completed by the next; what people changed since the founding stays changed.
 */
export async function makeStaff(
  parts: DistrictMaker & { readonly journal: Pick<Journal, "states"> },
  { moved }: Pick<Town, "moved"> = anhe,
): Promise<void> {
  const streams = [...drillBadges].map(personStream);
  const states = await parts.journal.states([responsibilityStream, ...streams]);
  const isThere = (stream: string) => Object.keys(states.get(stream) ?? {}).length > 0;
  if (!isThere(responsibilityStream)) {
    const isKnown = (person: string) => isThere(personStream(person));
    const menu = anheServices().map((body) => ({ name: "DefineService", body }));
    const founding = foundingOrders(anheForceOnDuty, isKnown, parts.now().toISOString());
    const calls = [{ name: "SetQualityRule", body: { share: 10, seed: "anhe-2026", days: 3 } }];
    for (const orders of [menu, calls, ...founding])
      await giveAll(
        parts,
        orders.map(({ name, body }) => ({ name, body: moved(body) })),
      );
  }
  await planAhead(parts);
  if (!isThere(responsibilityStream)) await giveAll(parts, [foundingEnds]);
}

import type { Giver } from "../../../src/ground/fact.ts";
import { instantOf, millis } from "../../../src/ground/instant.ts";
import { dayAfter, rosterOf } from "../../../src/duty/anhe/rosters.ts";
import { shareOf } from "../share.ts";
import { anheForceOnDuty } from "../plan-ahead.ts";
import type { PastEvent, Write } from "./past-event.ts";

const minute = 60_000;

interface Stay {
  readonly giver: Giver;
  readonly post: string;
  readonly from: number;
  readonly to: number;
}

/** Who stood where in the past, by the roster alone. */
export interface PastRoster {
  /** One of those who are there in a role, the same for the same key; undefined: nobody is. */
  at(
    moment: number,
    role: string,
    key: string,
    place?: { readonly station?: string; readonly unit?: string; readonly department?: string },
  ): Giver | undefined;
  /** Everybody's coming and going; a crew that is out stays until it is free. */
  write(
    write: Write,
    span: { readonly from: number; readonly to: number },
    freeFrom: (unit: string, at: number) => number,
  ): void;
}

export function pastRoster(from: number, to: number, isWorkingDay: (day: string) => boolean): PastRoster {
  const days = { first: dayAfter(instantOf(from), -1), last: dayAfter(instantOf(to), 0) };
  const posts = new Map(anheForceOnDuty.posts.map((post) => [post.post, post]));
  const parts = new Map(anheForceOnDuty.staff.map(({ person, part }) => [person, part]));
  const stays = rosterOf(anheForceOnDuty, days, isWorkingDay).flatMap((shift): Stay[] => {
    const power = posts.get(shift.post)?.power;
    if (power === undefined) return [];
    const { role, station, unit, department } = power;
    const giver: Giver = {
      officer: shift.person,
      part: parts.get(shift.person) ?? "",
      role,
      ...(station === undefined ? {} : { station }),
      ...(unit === undefined ? {} : { unit }),
      ...(department === undefined ? {} : { department }),
    };
    return [{ giver, post: shift.post, from: millis(shift.from), to: millis(shift.to) }];
  });
  const placed = ({ role, station, unit, department }: Pick<Giver, "role" | "station" | "unit" | "department">) =>
    `${role} ${station ?? unit ?? department ?? ""}`;
  const byPlace = new Map<string, Stay[]>();
  for (const stay of stays) byPlace.set(placed(stay.giver), [...(byPlace.get(placed(stay.giver)) ?? []), stay]);
  return {
    at: (moment, role, key, place = {}) => {
      const there = (byPlace.get(placed({ role, ...place })) ?? []).filter(
        (stay) => stay.from <= moment && moment < stay.to,
      );
      return there[Math.floor(shareOf(`${key} who`) * there.length)]?.giver;
    },
    write: (write, { from: begins, to: ends }, freeFrom) => {
      const patrolling = new Set<string>();
      for (const { giver, post, from: since, to: until } of stays) {
        if (until <= begins) continue;
        const keys = [`person ${giver.officer}`, ...(giver.unit === undefined ? [] : [`unit ${giver.unit}`])];
        const comes = Math.max(begins, since - (6 + 6 * shareOf(`${giver.officer} ${since}`)) * minute);
        const goes = freeFrom(giver.unit ?? "", until + (2 + 6 * shareOf(`${giver.officer} ${until}`)) * minute);
        if (comes < ends) write(comes, { ...giver, offPost: true }, "SignOn", { post }, keys);
        if (goes < ends) write(goes, giver, "SignOff", {}, keys);
        const { unit: unitId } = giver;
        if (unitId === undefined || !patrols(unitId) || patrolling.has(`${unitId} ${since}`)) continue;
        patrolling.add(`${unitId} ${since}`);
        const sets = Math.max(comes, since) + (8 + 50 * shareOf(`${unitId} patrol ${since}`)) * minute;
        const isFree = freeFrom(unitId, sets) === sets && sets < Math.min(until, ends);
        if (isFree && shareOf(`${unitId} ${since} goes`) < 0.5)
          write(sets, giver, "SetUnitStatus", { unitId, status: "patrol" }, keys);
      }
    },
  };
}

/** The bureau's squads stay where they are kept. */
function patrols(unit: string): boolean {
  return !/^(?:YJ|JH)-/.test(unit);
}

/** Events in the order of their moments. */
export function inOrder(events: readonly PastEvent[]): readonly PastEvent[] {
  return events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

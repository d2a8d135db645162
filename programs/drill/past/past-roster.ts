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
    place?: { readonly station?: string; readonly unit?: string },
  ): Giver | undefined;
  /** Everybody's coming and going. */
  write(write: Write, from: number, to: number): void;
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
  const placed = ({ role, station, unit }: Pick<Giver, "role" | "station" | "unit">) =>
    `${role} ${station ?? unit ?? ""}`;
  const byPlace = new Map<string, Stay[]>();
  for (const stay of stays) byPlace.set(placed(stay.giver), [...(byPlace.get(placed(stay.giver)) ?? []), stay]);
  return {
    at: (moment, role, key, place = {}) => {
      const there = (byPlace.get(placed({ role, ...place })) ?? []).filter(
        (stay) => stay.from <= moment && moment < stay.to,
      );
      return there[Math.floor(shareOf(`${key} who`) * there.length)]?.giver;
    },
    write: (write, begins, ends) => {
      for (const { giver, post, from: since, to: until } of stays) {
        if (until <= begins) continue;
        const keys = [`person ${giver.officer}`, ...(giver.unit === undefined ? [] : [`unit ${giver.unit}`])];
        const comes = Math.max(begins, since - (6 + 6 * shareOf(`${giver.officer} ${since}`)) * minute);
        const goes = until + (2 + 6 * shareOf(`${giver.officer} ${until}`)) * minute;
        if (comes < ends) write(comes, { ...giver, offPost: true }, "SignOn", { post }, keys);
        if (goes < ends) write(goes, giver, "SignOff", {}, keys);
      }
    },
  };
}

/** Events in the order of their moments. */
export function inOrder(events: readonly PastEvent[]): readonly PastEvent[] {
  return events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

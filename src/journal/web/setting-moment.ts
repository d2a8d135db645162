import { type Instant, instantOf } from "../../ground/instant.ts";
import { dayOf, instantOn, shownAt } from "../../ground/zone.ts";

/** When a change takes effect, while somebody types it: at once, or on a day at a time of the district. */
export interface SettingMoment {
  readonly later: boolean;
  /** `2026-12-01` */
  readonly day: string;
  /** `00:00` */
  readonly time: string;
}

export const atOnce: SettingMoment = { later: false, day: "", time: "00:00" };

/** The moment that is meant; null: at once; undefined: what is typed is no moment, or one that clocks skip. */
export function momentOf({ later, day, time }: SettingMoment, zone: string): Instant | null | undefined {
  if (!later) return null;
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || hours === undefined || minutes === undefined) return undefined;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  const moment = instantOn(day, Number(hours) * 60 + Number(minutes), zone);
  return shownAt(moment, zone).slice(0, 16) === `${day}T${time}` ? moment : undefined;
}

/** The first day that is wholly in the future, for whoever plans a change. */
export function tomorrow(now: number, zone: string): string {
  return dayOf(instantOf(now + 86_400_000), zone);
}

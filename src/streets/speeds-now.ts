import { instantOf, millis } from "../ground/instant.ts";
import { factorsAt, type SpeedBand } from "./fit-speeds.ts";
import { dayOf, instantOn, minuteOfDay } from "../ground/zone.ts";

/** Hour of the local day, 0–23. */
export function localHour(at: number, zone: string): number {
  return Math.floor(minuteOfDay(at, zone) / 60);
}

/** The factors of this moment (milliseconds since 1970), and the moment the next band begins; without bands, no factors for ever. */
export function speedsNow(
  bands: readonly SpeedBand[],
  at: number,
  zone: string,
): { readonly factors: readonly number[]; readonly until: number } {
  if (bands.length === 0) return { factors: [], until: Number.POSITIVE_INFINITY };
  const hour = localHour(at, zone);
  const edges = [...bands.flatMap(({ fromHour, toHour }) => [fromHour, toHour]), 24];
  const next = Math.min(...edges.filter((edge) => edge > hour));
  return { factors: factorsAt(bands, hour), until: millis(instantOn(dayOf(instantOf(at), zone), next * 60, zone)) };
}

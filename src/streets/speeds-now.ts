import { factorsAt, type SpeedBand } from "./fit-speeds.ts";

const hourMillis = 3_600_000;

/** Hour of the local day, 0–23, in a zone that is a fixed number of minutes east of UTC. */
export function localHour(at: number, zone: string): number {
  return new Date(at + zone * 60_000).getUTCHours();
}

/** The factors of this moment (milliseconds since 1970), and the moment the next band begins; without bands, no factors for ever. */
export function speedsNow(
  bands: readonly SpeedBand[],
  at: number,
  zone: string,
): { readonly factors: readonly number[]; readonly until: number } {
  if (bands.length === 0) return { factors: [], until: Number.POSITIVE_INFINITY };
  const hour = localHour(at, zone);
  const local = at + zone * 60_000;
  const midnight = local - (local % (24 * hourMillis));
  const edges = [...bands.flatMap(({ fromHour, toHour }) => [fromHour, toHour]), 24];
  const next = Math.min(...edges.filter((edge) => edge > hour));
  return { factors: factorsAt(bands, hour), until: midnight + next * hourMillis - zone * 60_000 };
}

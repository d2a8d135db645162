import type { Address } from "../../src/district/anhe/addresses.ts";
import { type Draw, pick } from "../../src/district/anhe/draws.ts";
import { type DrillCall, drillCalls } from "./drill-texts.ts";

const hourMillis = 3_600_000;
/** Anhe lies in China, eight hours before UTC, and has no summer time. */
const zoneMillis = 8 * hourMillis;

/** The hour of Anhe's day at a moment in milliseconds since 1970. */
export function hourOf(at: number): number {
  return Math.floor(((at + zoneMillis) / hourMillis) % 24);
}

/** When a kind of call comes more often, or hardly: hours from and to, past midnight as well, and how many times. */
const hours: Readonly<Record<string, readonly (readonly [from: number, to: number, times: number])[]>> = {
  noise: [
    [21, 3, 3],
    [6, 18, 0.3],
  ],
  drunk: [
    [20, 3, 3],
    [5, 16, 0.15],
  ],
  fight: [
    [19, 2, 2],
    [4, 10, 0.3],
  ],
  crash: [
    [7, 10, 2],
    [17, 20, 2],
    [23, 6, 0.3],
  ],
  "crash-injury": [
    [6, 9, 1.6],
    [17, 21, 1.8],
  ],
  congestion: [
    [7, 9, 3],
    [17, 19, 3],
    [21, 6, 0.05],
  ],
  wages: [
    [8, 18, 1.6],
    [19, 7, 0.05],
  ],
  theft: [
    [7, 12, 2],
    [0, 6, 0.4],
  ],
  "lost-property": [
    [8, 22, 1.2],
    [0, 6, 0.2],
  ],
  "telecom-fraud": [
    [9, 18, 1.5],
    [0, 7, 0.1],
  ],
  "missing-person": [
    [10, 20, 1.4],
    [0, 6, 0.4],
  ],
  burglary: [
    [7, 9, 1.6],
    [18, 23, 1.6],
  ],
  family: [
    [18, 24, 1.8],
    [3, 9, 0.4],
  ],
  neighbours: [
    [9, 22, 1.3],
    [0, 6, 0.3],
  ],
};

function weightAt({ type, weight }: DrillCall, hour: number): number {
  const at = (hours[type] ?? []).find(([from, to]) =>
    from < to ? from <= hour && hour < to : hour >= from || hour < to,
  );
  return weight * (at?.[2] ?? 1);
}

/** What a caller calls about at some hour of the day, by a share between 0 and 1. */
export function callAt(hour: number, share: number): DrillCall {
  const total = drillCalls.reduce((sum, call) => sum + weightAt(call, hour), 0);
  let left = share * total;
  return drillCalls.find((call) => (left -= weightAt(call, hour)) < 0) ?? pick(() => 0, drillCalls);
}

/** Where such calls come from, as words of an address tell; anywhere for the others. */
const places: Readonly<Record<string, RegExp>> = {
  crash: /路|街|道|口/u,
  "crash-injury": /路|街|道|口/u,
  congestion: /路|街|道|口/u,
  fight: /饭店|酒吧|歌厅|火锅|小吃|快餐|市场|广场|超市|Restaurant|Bar/u,
  drunk: /饭店|酒吧|歌厅|火锅|小吃|快餐|便利店|超市|Restaurant|Bar/u,
  neighbours: /小区|花园|家园|苑|公寓|新村|雅居|栋|社区/u,
  noise: /小区|花园|家园|苑|公寓|新村|雅居|栋|社区/u,
  burglary: /小区|花园|家园|苑|公寓|新村|雅居|栋|组|号$/u,
  family: /小区|花园|家园|苑|公寓|新村|雅居|栋|组|号$/u,
  "locked-in": /小区|花园|家园|苑|公寓|新村|雅居|栋|组|号$/u,
  fire: /小区|花园|家园|苑|公寓|新村|雅居|栋|组|号$/u,
  wages: /工厂|工业|大道|市场|广场/u,
};

/** A place that fits what is called about; undefined when the few that were looked at do not. */
export function callersPlace(
  { type }: Pick<DrillCall, "type">,
  addresses: readonly Address[],
  draw: Draw,
): Address | undefined {
  const fits = places[type];
  if (fits === undefined) return pick(draw, addresses);
  for (let look = 0; look < 24; look++) {
    const address = pick(draw, addresses);
    if (fits.test(address.words) || fits.test(address.english)) return address;
  }
  return undefined;
}

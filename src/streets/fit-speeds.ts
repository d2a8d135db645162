import { factorLimits, leastTrips } from "./facts.ts";
import { roadClasses } from "./road-class.ts";

/** One drive to an incident, without the crew's name: the time the map expects, and the time it took. */
export interface Trip {
  /** Seconds at free flow on each class of road, by position in `roadClasses`. */
  readonly secondsByClass: readonly number[];
  /** Seconds on foot between road and place; no factor slows them. */
  readonly walkSeconds: number;
  readonly tookSeconds: number;
  /** Hour of the day it began, 0–23, and the day, both in the district's own time. */
  readonly hour: number;
  readonly day: string;
}

/** Hours of a local day, `toHour` not included. */
export interface HourBand {
  readonly fromHour: number;
  readonly toHour: number;
}

/** Night, morning peak, day, evening peak, evening. */
export const hourBands: readonly HourBand[] = [
  { fromHour: 0, toHour: 7 },
  { fromHour: 7, toHour: 9 },
  { fromHour: 9, toHour: 17 },
  { fromHour: 17, toHour: 19 },
  { fromHour: 19, toHour: 24 },
];

export interface SpeedBand extends HourBand {
  /** Times the free-flow time takes, by position in `roadClasses`. */
  readonly factors: readonly number[];
}

/** How far expected times were from those recorded. */
export interface TravelError {
  /** Mean of the difference as a share of the recorded time, in per cent. */
  readonly meanPercent: number;
  /** Median of the difference, in seconds. */
  readonly medianSeconds: number;
}

export interface TripsDropped {
  /** Four times as long as expected, or longer. */
  readonly tooSlow: number;
  /** A quarter of what was expected, or shorter. */
  readonly tooQuick: number;
  /** Over an hour: it was not one way driven in one go. */
  readonly tooLong: number;
  /** No road to speak of lay between. */
  readonly noRoad: number;
}

export type SpeedFit = {
  readonly least: number;
  readonly dropped: TripsDropped;
  /** Trips the factors were fitted to, and trips kept back to measure them. */
  readonly fitted: number;
  readonly heldOut: number;
} & (
  | { readonly bands: null }
  | {
      readonly bands: readonly (SpeedBand & {
        readonly trips: number;
        /** False: fewer than the least, so that its factors are those of all hours together. */
        readonly own: boolean;
        /** Classes with a factor of their own, by position; the others have the one of their band. */
        readonly ownClasses: readonly number[];
      })[];
      /** Over the trips held out: at free flow, and with the factors. */
      readonly errorBefore: TravelError;
      readonly errorAfter: TravelError;
      readonly isBetter: boolean;
    }
);

/** One trip in five is not fitted, so that the error is measured on what the factors have not seen. */
const heldOutEach = 5;
const outlier = { slow: 4, quick: 0.25, longestSeconds: 3600 };
/**
 * The shortest way, in seconds of driving, that counts. For shorter ways the recorded time says only when somebody
 * pressed a button.
 */
const shortestRoadSeconds = 20;
/**
 * The pull towards the band's factor: as if this many further trips had been driven wholly on each class at that
 * factor.
 */
const pull = 2;
/** A ratio further off than this counts by its distance and not its square: crews that report late are not few. */
const farOff = 0.2;
const rounds = 12;

/**
 * Factors for each class of road and band of hours, and the error without and with them on every fifth trip, which is not
 * fitted. Fewer than `least` (at least `leastTrips`) trips to fit: none (`bands` null). A band, or a class within one, with
 * fewer has the factor pooled over all hours, or over its band. The order of the trips does not matter.
 */
export function fitSpeeds(trips: readonly Trip[], asked: number = leastTrips): SpeedFit {
  const least = Math.max(leastTrips, asked);
  const { kept, dropped } = withoutOutliers(trips);
  const sorted = kept
    .map((trip) => ({ trip, place: placeOf(trip) }))
    .sort((a, b) => Number(a.place > b.place) - Number(a.place < b.place));
  const fitted = sorted.filter((_, at) => at % heldOutEach !== heldOutEach - 1).map(({ trip }) => trip);
  const heldOut = sorted.filter((_, at) => at % heldOutEach === heldOutEach - 1).map(({ trip }) => trip);
  const counts = { least, dropped, fitted: fitted.length, heldOut: heldOut.length };
  if (fitted.length < least) return { ...counts, bands: null };

  const whole = limited(medianOf(fitted.map(ratioOf)));
  const bands = hourBands.map((band) => {
    const own = fitted.filter(({ hour }) => isWithin(band, hour));
    if (own.length < least) {
      return { ...band, factors: roadClasses.map(() => whole), trips: own.length, own: false, ownClasses: [] };
    }
    const pooled = limited(medianOf(own.map(ratioOf)));
    const ownClasses = [...roadClasses.keys()].filter(
      (roadClass) => own.filter((trip) => secondsOn(trip, roadClass) > 0).length >= least,
    );
    return { ...band, factors: factorsOf(own, pooled, ownClasses), trips: own.length, own: true, ownClasses };
  });
  const errorBefore = errorOf(heldOut, expectedSeconds);
  const errorAfter = errorOf(heldOut, (trip) => expectedSeconds(trip, factorsAt(bands, trip.hour)));
  return { ...counts, bands, errorBefore, errorAfter, isBetter: isErrorLess(errorBefore, errorAfter) };
}

/** Whether factors are worth taking into use: nearer on the whole, and the usual trip no further off. */
export function isErrorLess(before: TravelError, after: TravelError): boolean {
  return after.meanPercent < before.meanPercent && after.medianSeconds <= before.medianSeconds;
}

/** The factors of an hour; none where no band has it. */
export function factorsAt(bands: readonly SpeedBand[], hour: number): readonly number[] {
  return bands.find((band) => isWithin(band, hour))?.factors ?? [];
}

function isWithin({ fromHour, toHour }: HourBand, hour: number): boolean {
  return hour >= fromHour && hour < toHour;
}

/** Seconds a trip takes with these factors, or at free flow. */
export function expectedSeconds(trip: Trip, factors: readonly number[] = []): number {
  return trip.secondsByClass.reduce(
    (sum, seconds, roadClass) => sum + seconds * (factors[roadClass] ?? 1),
    trip.walkSeconds,
  );
}

function withoutOutliers(trips: readonly Trip[]): { kept: readonly Trip[]; dropped: TripsDropped } {
  const dropped = { tooSlow: 0, tooQuick: 0, tooLong: 0, noRoad: 0 };
  const kept = trips.filter((trip) => {
    const why = flawOf(trip);
    if (why !== undefined) dropped[why] += 1;
    return why === undefined;
  });
  return { kept, dropped };
}

function flawOf(trip: Trip): keyof TripsDropped | undefined {
  const expected = expectedSeconds(trip);
  if (roadSeconds(trip) < shortestRoadSeconds) return "noRoad";
  if (trip.tookSeconds > outlier.longestSeconds) return "tooLong";
  if (trip.tookSeconds > outlier.slow * expected) return "tooSlow";
  return trip.tookSeconds < outlier.quick * expected ? "tooQuick" : undefined;
}

/** Trips that agree in all of this are the same to the fit. */
function placeOf({ day, hour, tookSeconds, walkSeconds, secondsByClass }: Trip): string {
  return [day, String(hour).padStart(2, "0"), tookSeconds, walkSeconds, ...secondsByClass].join(" ");
}

function secondsOn(trip: Trip, roadClass: number): number {
  return trip.secondsByClass[roadClass] ?? 0;
}

function roadSeconds(trip: Trip): number {
  return trip.secondsByClass.reduce((sum, seconds) => sum + seconds, 0);
}

/** How many times as long as at free flow the driven part took. */
function ratioOf(trip: Trip): number {
  return (trip.tookSeconds - trip.walkSeconds) / roadSeconds(trip);
}

/**
 * Least squares over the ratios, each the mean of the factors weighed by the share of the way on each class, with a pull
 * towards `pooled`; far-off ratios weigh less with each round. Classes without enough trips stay at `pooled`.
 */
function factorsOf(trips: readonly Trip[], pooled: number, classes: readonly number[]): readonly number[] {
  const rows = trips.map((trip) => {
    const whole = roadSeconds(trip);
    const shares = classes.flatMap((roadClass, at): readonly (readonly [at: number, share: number])[] => {
      const seconds = secondsOn(trip, roadClass);
      return seconds === 0 ? [] : [[at, seconds / whole]];
    });
    return { shares, beyond: ratioOf(trip) - pooled };
  });
  let offsets: readonly number[] = classes.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const matrix = classes.map((_, row) => classes.map((__, column): number => (row === column ? pull : 0)));
    const right = classes.map((): number => 0);
    for (const { shares, beyond } of rows) {
      const off = Math.abs(beyond - shares.reduce((sum, [at, share]) => sum + share * (offsets[at] ?? 0), 0));
      const weight = off <= farOff ? 1 : farOff / off;
      for (const [row, share] of shares) {
        right[row] = (right[row] ?? 0) + weight * share * beyond;
        const line = matrix[row] ?? [];
        for (const [column, other] of shares) line[column] = (line[column] ?? 0) + weight * share * other;
      }
    }
    offsets = solved(matrix, right);
  }
  return roadClasses.map((_, roadClass) => {
    const at = classes.indexOf(roadClass);
    return limited(pooled + (at < 0 ? 0 : (offsets[at] ?? 0)));
  });
}

/** Of a symmetric matrix that the pull on its diagonal keeps from being singular, by elimination. */
function solved(matrix: readonly number[][], right: number[]): readonly number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const line = matrix[pivot] ?? [];
    for (let below = pivot + 1; below < size; below++) {
      const other = matrix[below] ?? [];
      const times = (other[pivot] ?? 0) / (line[pivot] ?? 1);
      for (let column = pivot; column < size; column++) {
        other[column] = (other[column] ?? 0) - times * (line[column] ?? 0);
      }
      right[below] = (right[below] ?? 0) - times * (right[pivot] ?? 0);
    }
  }
  const found = right.map(() => 0);
  for (let row = size - 1; row >= 0; row--) {
    const line = matrix[row] ?? [];
    let rest = right[row] ?? 0;
    for (let column = row + 1; column < size; column++) rest -= (line[column] ?? 0) * (found[column] ?? 0);
    found[row] = rest / (line[row] ?? 1);
  }
  return found;
}

function errorOf(trips: readonly Trip[], expected: (trip: Trip) => number): TravelError {
  const off = trips.map((trip) => Math.abs(expected(trip) - trip.tookSeconds));
  const shares = trips.map((trip, at) => (off[at] ?? 0) / Math.max(1, trip.tookSeconds));
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, trips.length);
  return { meanPercent: Math.round(mean * 10_000) / 100, medianSeconds: Math.round(medianOf(off) * 10) / 10 };
}

/** 0 of none. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Within the limits, to three decimals. */
function limited(factor: number): number {
  return Math.round(Math.min(factorLimits.most, Math.max(factorLimits.least, factor)) * 1000) / 1000;
}

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { factorLimits, leastTrips } from "./facts.ts";
import { expectedSeconds, factorsAt, fitSpeeds, hourBands, type Trip } from "./fit-speeds.ts";
import { roadClasses } from "./road-class.ts";

const [primary, tertiary, residential, service, ferry] = (
  ["primary", "tertiary", "residential", "service", "ferry"] as const
).map((name) => roadClasses.indexOf(name));

/** Numbers from 0 to 1 that are the same at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function on(seconds: Readonly<Record<number, number>>): readonly number[] {
  return roadClasses.map((_, roadClass) => seconds[roadClass] ?? 0);
}

/** What the made trips really take, by hour and class. */
const planted = (hour: number, roadClass: number) => {
  const isPeak = (hour >= 7 && hour < 9) || (hour >= 17 && hour < 19);
  if (roadClass === primary) return isPeak ? 2.1 : 1.1;
  if (roadClass === tertiary) return isPeak ? 1.6 : 1.25;
  return 0.9;
};

/** Trips of a crew that drives by the planted factors, give or take a share. */
function tripsOf(count: number, { seed = 1, noise = 0.15, hour: fixed = -1 } = {}): Trip[] {
  const random = chance(seed);
  return Array.from({ length: count }, (_, index): Trip => {
    const hour = fixed >= 0 ? fixed : index % 24;
    const secondsByClass = on({
      [primary ?? 0]: 200 * random() ** 2,
      [tertiary ?? 0]: 200 * random() ** 2,
      [residential ?? 0]: 30 + 100 * random() ** 2,
    });
    const driven = secondsByClass.reduce((sum, each, roadClass) => sum + each * planted(hour, roadClass), 0);
    const tookSeconds = Math.round(10 + driven * (1 + noise * (random() + random() - 1)));
    return { secondsByClass, walkSeconds: 10, tookSeconds, hour, day: `2026-10-${10 + (index % 20)}` };
  });
}

test("factors planted in made trips are found again, for each class and band of hours, and the error falls", () => {
  const fit = fitSpeeds(tripsOf(12_000));
  assert.ok(fit.bands !== null);
  assert.deepEqual([fit.fitted, fit.heldOut, fit.isBetter], [9600, 2400, true]);
  for (const { fromHour, factors, own, ownClasses } of fit.bands) {
    assert.ok(own);
    assert.deepEqual(ownClasses, [primary, tertiary, residential]);
    for (const roadClass of ownClasses) {
      const [found, meant] = [factors[roadClass] ?? 0, planted(fromHour, roadClass)];
      assert.ok(Math.abs(found - meant) < 0.07, `${fromHour} h, ${roadClasses[roadClass]}: ${found}, not ${meant}`);
    }
  }
  assert.ok(fit.errorBefore.meanPercent > 10 && fit.errorAfter.meanPercent < 6, JSON.stringify(fit));
  assert.ok(fit.errorAfter.medianSeconds < fit.errorBefore.medianSeconds / 2);
  const [trip] = tripsOf(1);
  assert.ok(trip !== undefined && expectedSeconds(trip, factorsAt(fit.bands, 8)) > expectedSeconds(trip));
});

test("the bands are the whole day, each hour in one", () => {
  for (let hour = 0; hour < 24; hour++) {
    assert.equal(hourBands.filter(({ fromHour, toHour }) => hour >= fromHour && hour < toHour).length, 1);
  }
});

test("nothing is fitted to fewer than 200 trips, whatever least is asked for; more may be asked for", () => {
  // One in five is held out: of 249 trips 200 are left to fit, of 248 199.
  assert.deepEqual([fitSpeeds(tripsOf(248)).fitted, fitSpeeds(tripsOf(248)).bands], [199, null]);
  assert.equal(fitSpeeds(tripsOf(248), 10).bands, null);
  assert.notEqual(fitSpeeds(tripsOf(249)).bands, null);
  assert.equal(fitSpeeds(tripsOf(249), 201).bands, null);
  assert.equal(fitSpeeds([]).bands, null);
});

test("a band with too few trips has the factor of all hours, a class with too few that of its band", () => {
  let at = 0;
  const trips = [
    ...tripsOf(2000, { hour: 12 }),
    ...tripsOf(100, { seed: 7, hour: 8 }),
    // The yards of the service roads are three times as slow, and known from a hundred trips only.
    ...tripsOf(100, { seed: 8, hour: 12 }).map((trip) => ({
      ...trip,
      secondsByClass: trip.secondsByClass.map((each, roadClass) => (roadClass === service ? 60 : each)),
      tookSeconds: trip.tookSeconds + 180 + (at++ % 5),
    })),
  ];
  const fit = fitSpeeds(trips);
  assert.ok(fit.bands !== null);
  const [, morning, day] = fit.bands;
  assert.ok(morning !== undefined && day !== undefined);
  assert.deepEqual([morning.own, day.own], [false, true]);
  assert.equal(new Set(morning.factors).size, 1);
  assert.deepEqual(day.ownClasses, [primary, tertiary, residential]);
  assert.equal(day.factors[service ?? 0], day.factors[ferry ?? 0]);
  assert.ok((day.factors[service ?? 0] ?? 0) < 1.3);
});

test("trips that cannot be one drive in one go are left out and counted, and move nothing", () => {
  const good = tripsOf(1000);
  const [one] = good;
  assert.ok(one !== undefined);
  const whole = expectedSeconds(one);
  const odd: Trip[] = [
    { ...one, tookSeconds: whole * 4.01 },
    { ...one, tookSeconds: whole * 0.24 },
    { ...one, secondsByClass: on({ [primary ?? 0]: 2000 }), tookSeconds: 3601 },
    { ...one, secondsByClass: on({ [primary ?? 0]: 15 }), tookSeconds: 30 },
  ];
  const fit = fitSpeeds([...odd, ...good]);
  assert.deepEqual(fit, { ...fitSpeeds(good), dropped: fit.dropped });
  const { dropped } = fitSpeeds(good);
  assert.deepEqual(fit.dropped, {
    tooSlow: dropped.tooSlow + 1,
    tooQuick: dropped.tooQuick + 1,
    tooLong: dropped.tooLong + 1,
    noRoad: dropped.noRoad + 1,
  });
});

test("one crew in ten that reports its arrival late pulls the factors little", () => {
  const late = tripsOf(6000).map((trip, index) =>
    index % 10 === 3 ? { ...trip, tookSeconds: trip.tookSeconds * 2.2 } : trip,
  );
  const fit = fitSpeeds(late);
  assert.ok(fit.bands !== null);
  for (const { fromHour, factors } of fit.bands) {
    for (const roadClass of [primary, tertiary, residential].map((each) => each ?? 0)) {
      const beyond = (factors[roadClass] ?? 0) / planted(fromHour, roadClass);
      assert.ok(beyond > 0.94 && beyond < 1.15, `${fromHour} h, ${roadClasses[roadClass]}: ${beyond}`);
    }
  }
});

test("where trips take what the map expects, factors are no better and are said not to be", () => {
  const random = chance(5);
  const trips = tripsOf(2000).map((trip) => ({
    ...trip,
    // The expected time is the median, so that any other factor has the greater error.
    tookSeconds: expectedSeconds(trip) * (random() < 0.9 ? 1 : 0.6 + 0.8 * random()),
  }));
  const fit = fitSpeeds(trips);
  assert.ok(fit.bands !== null);
  assert.equal(fit.isBetter, false);
});

const anyTrip = fc.record({
  secondsByClass: fc
    .array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 4, maxLength: 4 })
    .map((four) => on(Object.fromEntries(four.map((seconds, at) => [4 + 2 * at, seconds])))),
  walkSeconds: fc.integer({ min: 0, max: 200 }),
  tookSeconds: fc.integer({ min: 0, max: 4000 }),
  hour: fc.integer({ min: 0, max: 23 }),
  day: fc.constantFrom("2026-10-01", "2026-10-02", "2026-10-03"),
});

test("any trips in any order have the same answer, its factors within their limits, and none below the least", () => {
  fc.assert(
    fc.property(
      fc.array(anyTrip, { maxLength: 20 }),
      fc.integer({ min: 0, max: 700 }),
      fc.nat(),
      (odd, count, seed) => {
        const random = chance(seed);
        const trips = [...tripsOf(count, { seed, noise: 0.8 }), ...odd];
        const shuffled = trips
          .map((trip) => ({ trip, place: random() }))
          .sort((a, b) => a.place - b.place)
          .map(({ trip }) => trip);
        const fit = fitSpeeds(trips);
        assert.deepEqual(fitSpeeds(shuffled), fit);
        const left = Object.values(fit.dropped).reduce((sum, each) => sum + each, 0);
        assert.equal(fit.fitted + fit.heldOut + left, trips.length);
        assert.equal(fit.bands === null, fit.fitted < leastTrips);
        for (const { factors, trips: own } of fit.bands ?? []) {
          assert.ok(factors.every((factor) => factor >= factorLimits.least && factor <= factorLimits.most));
          if (own < leastTrips) assert.equal(new Set(factors).size, 1);
        }
      },
    ),
    { numRuns: 60 },
  );
});

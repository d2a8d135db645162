import assert from "node:assert/strict";
import { test } from "node:test";
import type { Shift } from "./facts.ts";
import { noPosts } from "./posts.ts";
import { hasPower, hourWarnings, standingWarnings } from "./rest.ts";
import { hour, posts } from "./testing/roster-hall.ts";

const shift = (id: string, from: number, to: number, post = "seat"): Shift => {
  return { shift: id, person: "A", post, from: hour(from), to: hour(to) };
};
const zone = "Asia/Shanghai";

test("eleven hours between shifts are enough, a minute less is not", () => {
  assert.deepEqual(hourWarnings("A", [shift("1", 0, 8), shift("2", 19, 27)], noPosts.rest), []);
  assert.deepEqual(hourWarnings("A", [shift("1", 0, 8 + 1 / 60), shift("2", 19, 27)], noPosts.rest), [
    { what: "restShort", person: "A", post: "seat", from: hour(8 + 1 / 60), to: hour(19) },
  ]);
});

test("one shift straight after another leaves no rest", () => {
  const found = hourWarnings("A", [shift("1", 0, 8), shift("2", 8, 12)], noPosts.rest);
  assert.deepEqual(found, [{ what: "restShort", person: "A", post: "seat", from: hour(8), to: hour(8) }]);
});

test("work on both sides of a Sunday makes a long week though neither calendar week is one", () => {
  const days = [96, 120, 144, 168, 192, 216];
  const shifts = days.map((from, index) => shift(String(index), from, from + 12));
  const found = hourWarnings("A", shifts, noPosts.rest);
  assert.deepEqual(found, [{ what: "weekLong", person: "A", from: hour(228 - 168), to: hour(228) }]);
});

test("a duty of 24 hours is not long, a longer one is", () => {
  assert.deepEqual(hourWarnings("A", [shift("1", 0, 24)], noPosts.rest), []);
  assert.deepEqual(
    hourWarnings("A", [shift("1", 0, 25)], noPosts.rest).map(({ what }) => what),
    ["shiftLong"],
  );
});

test("a certificate is missing, or ends before the shift does; through its last day it counts", () => {
  const of = (until?: string) => ({
    id: "A",
    powers: [{ role: "dispatcher" as const }],
    certificates: [{ certificate: "dispatching", until }],
  });
  // 20:00 on the 2nd to 8:00 on the 3rd.
  const night = [shift("1", 12, 24)];
  const whatOf = (until?: string) => standingWarnings(of(until), night, posts, zone).map(({ what }) => what);
  assert.deepEqual(whatOf(), []);
  assert.deepEqual(whatOf("2026-11-03"), []);
  assert.deepEqual(whatOf("2026-11-02"), ["certificateEnding"]);
  assert.deepEqual(whatOf("2026-11-01"), ["certificateMissing"]);
  assert.deepEqual(standingWarnings({ ...of(), certificates: [] }, night, posts, zone), [
    {
      ...{ what: "certificateMissing", person: "A", post: "seat" },
      ...{ from: hour(12), to: hour(24), certificate: "dispatching" },
    },
  ]);
  // A shift up to midnight ends with the certificate's last day.
  assert.deepEqual(standingWarnings(of("2026-11-02"), [shift("1", 0, 16)], posts, zone), []);
});

test("a power that is another's place, or has run out when the shift begins, is missing", () => {
  const certificates = [{ certificate: "dispatching" }];
  const of = (until?: string) => ({
    ...{ id: "A", certificates },
    powers: [{ role: "dispatcher" as const, ...(until === undefined ? {} : { until }) }],
  });
  const day = [shift("1", 0, 8)];
  assert.deepEqual(standingWarnings(of("2026-11-02"), day, posts, zone), []);
  assert.deepEqual(standingWarnings(of("2026-11-01"), day, posts, zone), [
    { what: "powerMissing", person: "A", post: "seat", from: hour(0), to: hour(8) },
  ]);
  const south = { powers: [{ role: "station" as const, station: "south" }] };
  assert.equal(hasPower(south, posts.north.power, hour(0), zone), false);
  assert.equal(hasPower(south, { role: "station", station: "south" }, hour(0), zone), true);
});

test("of a post that is not known nothing is said", () => {
  assert.deepEqual(
    standingWarnings({ id: "A", powers: [], certificates: [] }, [shift("1", 0, 8, "gone")], posts, zone),
    [],
  );
});

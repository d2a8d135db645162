import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../../access/person.ts";
import { noCalendar } from "../../district/calendar.ts";
import { anheServices } from "../anhe-services.ts";
import type { Service } from "../service.ts";
import { answeringNow, onDutyFor, serviceNow, whyNotAsk } from "./service-now.ts";

const zone = "Asia/Shanghai";
const item = (code: string): Service => {
  const found = anheServices().find(({ service }) => service === code);
  assert.ok(found !== undefined, code);
  return found;
};
// Monday 10:00 and 20:00 in Shanghai.
const morning = "2026-11-23T02:00:00.000Z";
const evening = "2026-11-23T12:00:00.000Z";
const now = (service: Service, at: string) => serviceNow(service, at, zone, noCalendar);

test("an item is open until its hours end, then covered or closed until they begin again, or open always", () => {
  assert.deepEqual(now(item("tow"), morning), { state: "always" });
  const footage = item("own-footage");
  assert.deepEqual(now(footage, morning), { state: "open", until: "2026-11-23T09:30:00.000Z" });
  assert.deepEqual(now(footage, evening), { state: "covered", until: "2026-11-24T00:30:00.000Z" });
  assert.deepEqual(now(item("pattern-note"), evening), { state: "closed", until: "2026-11-24T00:30:00.000Z" });
  assert.deepEqual(now({ ...footage, from: "2026-12-01" }, morning), { state: "notYet" });
  assert.deepEqual(now({ ...footage, until: "2026-11-22" }, morning), { state: "over" });
});

test("who answers follows the hours, and nobody does where it is closed or not in force", () => {
  const footage = item("own-footage");
  const [supervision, hall] = [{ kind: "supervision" }, { kind: "hall" }];
  assert.deepEqual(answeringNow(footage, morning, zone, noCalendar), { to: supervision, along: [hall] });
  assert.deepEqual(answeringNow(footage, evening, zone, noCalendar), { to: hall, along: [], insteadOf: supervision });
  assert.equal(answeringNow(item("pattern-note"), evening, zone, noCalendar), undefined);
  assert.equal(answeringNow({ ...footage, until: "2026-11-22" }, morning, zone, noCalendar), undefined);
});

test("an item is not asked for by a role it is not for, nor of one's own side", () => {
  const footage = item("own-footage");
  const answers = answeringNow(footage, morning, zone, noCalendar);
  assert.ok(answers !== undefined);
  const seat = { officer: "A", role: "department" };
  const tow = item("tow");
  const towing = answeringNow(tow, morning, zone, noCalendar);
  assert.ok(towing !== undefined);
  assert.equal(whyNotAsk(footage, answers, { officer: "U", role: "unit", unit: "U1" }), "notYours");
  assert.equal(whyNotAsk(tow, towing, { ...seat, department: "traffic" }), "ownItem");
  assert.equal(whyNotAsk(footage, answers, { officer: "L", role: "supervisor" }), "ownItem");
  assert.equal(whyNotAsk(footage, answers, { ...seat, department: "criminal" }), undefined);
});

test("on duty for a party are those on post for it, or at the post that is meant", () => {
  const at = (id: string, onPost: object | undefined) => ({ id, onPost }) as unknown as Person;
  const people = [
    at("legal-on", { power: { role: "department", department: "legal" }, post: "legal-desk" }),
    at("legal-off", undefined),
    at("traffic-on", { power: { role: "department", department: "traffic" } }),
    at("hall-on", { power: { role: "shiftLeader" } }),
    at("desk-on", { power: { role: "station", station: "AH-01" } }),
  ];
  const ids = (party: Parameters<typeof onDutyFor>[0]) => onDutyFor(party, people).map(({ id }) => id);
  assert.deepEqual(ids({ kind: "department", id: "legal" }), ["legal-on"]);
  assert.deepEqual(ids({ kind: "department", id: "legal", post: "legal-desk" }), ["legal-on"]);
  assert.deepEqual(ids({ kind: "department", id: "legal", post: "other" }), []);
  assert.deepEqual(ids({ kind: "hall" }), ["hall-on"]);
  assert.deepEqual(ids({ kind: "station", id: "AH-01" }), ["desk-on"]);
});

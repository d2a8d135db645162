import assert from "node:assert/strict";
import { accessRoom } from "../../access/room.ts";
import { districtRoom } from "../../district/room.ts";
import { dispatchRoom } from "../../dispatch/room.ts";
import { dutyRoom } from "../../duty/room.ts";
import type { Giver } from "../../ground/fact.ts";
import { type Fold, readIn } from "../../ground/fold.ts";
import { type Instant, millis, plusSeconds } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { intakeRoom } from "../../intake/room.ts";
import { memoryJournal } from "../../journal/memory-journal.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { statuteRoom } from "../../statute/room.ts";
import { complaintStream } from "../complaint-facts.ts";
import { complaintView } from "../complaint-view.ts";
import { registeringStream } from "../registering-facts.ts";
import { registeringView } from "../registering-view.ts";
import { supervisionRoom } from "../room.ts";

/** Monday 10:00 in Shanghai. */
export const monday: Instant = "2026-11-23T02:00:00.000Z";

export const supervisor: Giver = { officer: "L1", role: "supervisor" };
export const colleague: Giver = { officer: "L2", role: "supervisor" };
export const commander: Giver = { officer: "D1", role: "dutyCommander" };
export const calltaker: Giver = { officer: "C1", role: "calltaker" };
export const dispatcher: Giver = { officer: "D2", role: "dispatcher" };
export const north: Giver = { officer: "N1", role: "station", station: "north" };
export const south: Giver = { officer: "S1", role: "station", station: "south" };
export const system: Giver = { officer: "system", role: "system" };
const administrator: Giver = { officer: "Y1", role: "systemAdministrator" };
const security: Giver = { officer: "A1", role: "securityAdministrator" };
const day = 1440;

const everyRoom = [districtRoom, accessRoom, statuteRoom, dutyRoom, intakeRoom, dispatchRoom, supervisionRoom];

/** A small district in memory: two stations, a crew, two people of supervision; orders are given at minutes from Monday. */
export async function house() {
  const book = rulebookOf(everyRoom);
  const journal = memoryJournal(book);
  let count = 0;
  const give = async (by: Giver, name: string, said: object, minute = 0) => {
    count += 1;
    const at = plusSeconds(monday, minute * 60 + count / 1000);
    const kind = book.orders.get(name);
    assert.ok(kind, name);
    const id = derivedUlid(millis(at), `${count}`);
    const body = kind.body.parse(said) as Record<string, unknown>;
    // Sealed fields are sealed by the server before a rule sees them.
    for (const field of kind.sealed)
      body[field] &&= { record: kind.record({ id, body } as never), field, nonce: "n", cipher: "c" };
    const order = { id, name, by, receivedAt: at, occurredAt: at, body };
    const outcome = await journal.submit({ order, digest: String(count) });
    if (!outcome.accepted) return { id, facts: [], code: outcome.refusal.refused };
    for (const { type, data } of outcome.facts)
      assert.ok(book.facts.get(type)?.shape.safeParse(data).success === true, `the shape of ${type}`);
    return { id, facts: outcome.facts, code: "" };
  };
  const must = async (...args: Parameters<typeof give>) => {
    const done = await give(...args);
    assert.equal(done.code, "", args[1]);
    return done;
  };
  const state = async <State>(fold: Fold<State>, stream: string): Promise<State> => {
    const found = readIn(await journal.states([stream]))(fold, stream);
    assert.ok(found !== undefined, stream);
    return found;
  };
  const name = (en: string) => ({ zh: en, en });
  await must(administrator, "NameDistrict", {
    ...{ name: name("Test"), code: "990100", zone: "Asia/Shanghai", centre: [114, 30], drill: true },
  });
  await must(administrator, "RegisterDepartment", { id: "cases", name: name("Cases") });
  for (const id of ["north", "south"])
    await must(administrator, "RegisterStation", { id, name: name(id), point: [114, 30] });
  for (const [code, enforcement] of [
    ["theft", true],
    ["noise", false],
  ] as const)
    await must(administrator, "DefineIncidentType", { code, name: name(code), priority: 3, enforcement });
  const unit = (id: string, station: string, badge: string) =>
    must(administrator, "RegisterUnit", {
      ...{ unit: id, callsign: id, kind: "patrol", station, capabilities: [] },
      crew: [{ badge, sworn: true }],
    });
  await unit("N-1", "north", "P1");
  const person = async (id: string, role: string, part = "bureau", more: object = {}) => {
    await must(security, "RegisterPerson", { person: id, name: id, kind: "officer", part, leads: false });
    await must(security, "GrantPowers", { grants: [{ person: id, power: { role, ...more } }] });
  };
  await person("L1", "supervisor");
  await person("L2", "supervisor");

  return {
    ...{ book, journal, give, must, person },
    complaint: (id: string) => state(complaintView, complaintStream(id)),
    registering: (id: string) => state(registeringView, registeringStream(id)),
    /** A call that was noted as a complaint and has ended. */
    complaintCall: async (about: object, minute = 0) => {
      const { id } = await must(calltaker, "RingCall", { channel: "voice", kind: "emergency" }, minute);
      await must(calltaker, "AnswerCall", { callId: id }, minute);
      await must(calltaker, "NoteCall", { callId: id, kind: "complaint", said: "…", ...about }, minute);
      await must(calltaker, "EndCall", { callId: id }, minute);
      return id;
    },
    receive: async (more: object = {}, by: Giver = supervisor, minute = 0) =>
      (await must(by, "ReceiveComplaint", { channel: "counter", words: "…", ...more }, minute)).id,
    /** An incident that the north station was ordered to. */
    incident: async (type = "theft", minute = 0) => {
      const place = { words: "Dock 3", point: [114, 30] };
      const { id } = await must(dispatcher, "OpenIncident", { type, place }, minute);
      await must(dispatcher, "OrderStation", { incidentId: id, stationId: "north" }, minute);
      return id;
    },
    day,
  };
}

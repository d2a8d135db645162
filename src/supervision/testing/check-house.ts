import assert from "node:assert/strict";
import { accessRoom } from "../../access/room.ts";
import { districtRoom } from "../../district/room.ts";
import { dispatchRoom } from "../../dispatch/room.ts";
import { incidentStream } from "../../dispatch/facts.ts";
import { dutyRoom } from "../../duty/room.ts";
import type { Giver } from "../../ground/fact.ts";
import { type Fold, stateIn } from "../../ground/fold.ts";
import { type Instant, instantOf, plusSeconds } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { intakeRoom } from "../../intake/room.ts";
import { memoryJournal } from "../../journal/memory-journal.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { taskingRoom } from "../../tasking/room.ts";
import { type CheckedIncident, checkedIncidentView } from "../check-known.ts";
import { findingStream } from "../finding-facts.ts";
import { findingView } from "../finding.ts";
import { supervisionRoom } from "../room.ts";

export const supervisor: Giver = { officer: "L1", role: "supervisor" };
export const second: Giver = { officer: "L2", role: "supervisor" };
export const north: Giver = { officer: "N1", role: "station", station: "north" };
export const south: Giver = { officer: "S1", role: "station", station: "south" };
export const commander: Giver = { officer: "D1", role: "dutyCommander" };
export const dispatcher: Giver = { officer: "D2", role: "dispatcher" };
export const crew = (unit: string): Giver => ({ officer: `crew ${unit}`, role: "unit", unit });
export const system: Giver = { officer: "system", role: "system" };
const administrator: Giver = { officer: "A1", role: "systemAdministrator" };

export const start = Date.parse("2026-11-23T02:00:00.000Z");

const name = (text: string) => ({ zh: text, en: text });
const unit = (id: string, station: string) => ({
  ...{ unit: id, callsign: id, kind: "patrol", station, capabilities: [] },
  crew: [{ badge: "310001", sworn: true, post: "leader" }],
});

const furniture: readonly (readonly [string, Record<string, unknown>])[] = [
  ["NameDistrict", { name: name("安和"), code: "990100", zone: "Asia/Shanghai", centre: [110, 31], drill: false }],
  ["RegisterStation", { id: "north", name: name("北"), point: [110, 31.1] }],
  ["RegisterStation", { id: "south", name: name("南"), point: [110, 30.9] }],
  ["DefineIncidentType", { code: "quarrel", name: name("纠纷"), priority: 3, enforcement: false }],
  ["DefineIncidentType", { code: "robbery", name: name("抢劫"), priority: 1, enforcement: true }],
  ["RegisterUnit", unit("N1", "north")],
  ["RegisterUnit", unit("S1", "south")],
];

export const checkBook = rulebookOf([
  ...[districtRoom, accessRoom, dutyRoom, intakeRoom, dispatchRoom, taskingRoom, supervisionRoom],
]);

/** A small district in memory with a clock that goes only when told: two stations, a crew of each, two types. */
export async function checkHouse() {
  const journal = memoryJournal(checkBook);
  let now = start;
  let count = 0;

  /** Gives an order: its id with the code it was refused with, or "". `at` back-enters it. */
  async function give(by: Giver, order: string, body: Record<string, unknown>, at?: Instant) {
    count += 1;
    const kind = checkBook.orders.get(order);
    assert.ok(kind, order);
    assert.ok(
      kind.roles.some((role) => role === by.role),
      `${by.role} may not give ${order}`,
    );
    const read = kind.body.parse(body) as Record<string, unknown>;
    for (const field of kind.sealed) {
      if (read[field] !== undefined) read[field] = { record: "r", field, nonce: "n", cipher: "c" };
    }
    const receivedAt = instantOf(now);
    const id = derivedUlid(now, `order ${count}`);
    const given = { id, name: order, by, receivedAt, occurredAt: at ?? receivedAt, body: read };
    const outcome = await journal.submit({ order: given, digest: String(count) });
    return { id, code: outcome.accepted ? "" : outcome.refusal.refused, facts: outcome.accepted ? outcome.facts : [] };
  }
  async function must(...given: Parameters<typeof give>) {
    const done = await give(...given);
    assert.equal(done.code, "", given[1]);
    return done;
  }
  async function state<State>(view: Fold<State>, stream: string): Promise<State> {
    const found = stateIn(view, (await journal.states([stream])).get(stream));
    assert.ok(found, stream);
    return found;
  }
  for (const [order, body] of furniture) await must(administrator, order, body);

  const open = async (type = "quarrel") =>
    (await must(dispatcher, "OpenIncident", { type, place: { words: "人民路1号", point: [110, 31] } })).id;
  const pass = (seconds: number) => void (now += seconds * 1000);
  return {
    ...{ journal, give, must, state, open, pass },
    now: () => instantOf(now),
    incident: (id: string): Promise<CheckedIncident> => state(checkedIncidentView, incidentStream(id)),
    finding: (id: string) => state(findingView, findingStream(id)),
    /** A crew is ordered to an incident, comes and leaves; between its steps so many seconds pass. */
    work: async (id: string, callsign = "N1", between = 120) => {
      const { id: assignmentId } = await must(dispatcher, "OrderUnit", { incidentId: id, unitId: callsign });
      const step = { incidentId: id, assignmentId };
      for (const order of ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene", "BeginHandling", "ClearUnit"]) {
        pass(between);
        await must(crew(callsign), order, step);
      }
      return assignmentId;
    },
    /** A finding by supervision against the station in the north, about this incident. */
    find: async (incident: string, more: object = {}) => {
      const evidence = [{ stream: incidentStream(incident), writer: "home", n: 1 }];
      const said = { rule: "reclassified", title: "Type changed without a reason", severity: "serious", evidence };
      return must(supervisor, "OpenFinding", { ...said, against: { kind: "station", id: "north" }, ...more });
    },
    later: (seconds: number) => plusSeconds(instantOf(now), seconds),
  };
}

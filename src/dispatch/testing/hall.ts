import assert from "node:assert/strict";
import { districtRoom } from "../../district/room.ts";
import type { Fact, Giver } from "../../ground/fact.ts";
import { instantOf, instantSchema } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { intakeRoom } from "../../intake/room.ts";
import { type Fold, stateIn } from "../../ground/fold.ts";
import { callView } from "../../intake/call-view.ts";
import { callStream } from "../../intake/facts.ts";
import { memoryJournal } from "../../journal/memory-journal.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { incidentStream, unitStream } from "../facts.ts";
import { incidentView } from "../incident-view.ts";
import { dispatchRoom } from "../room.ts";
import { incidentTimers } from "../timers.ts";
import { unitView } from "../unit-view.ts";

/** A hall in memory with a clock that goes only when told: two stations, five units, three types. */
export const hallBook = rulebookOf([districtRoom, intakeRoom, dispatchRoom]);

export const dispatcher: Giver = { officer: "D1", role: "dispatcher" };
export const calltaker: Giver = { officer: "C1", role: "calltaker" };
export const desk: Giver = { officer: "S1", role: "station", station: "north" };
export const crew = (unit: string): Giver => ({ officer: `crew ${unit}`, role: "unit", unit });
export const administrator: Giver = { officer: "A1", role: "systemAdministrator" };

const start = Date.parse("2026-11-23T08:00:00.000Z");

export async function hall() {
  const journal = memoryJournal(hallBook);
  let now = start;
  let count = 0;

  /** Gives an order and answers its id with its facts, or the refusal's code. `at` back-enters it. */
  async function give(by: Giver, name: string, body: Record<string, unknown>, at?: string) {
    count += 1;
    const id = derivedUlid(now, `order ${count}`);
    const kind = hallBook.orders.get(name);
    assert.ok(kind, name);
    assert.ok(
      kind.roles.some((role) => role === by.role),
      `${by.role} may not give ${name}`,
    );
    const read = kind.body.parse(body) as Record<string, unknown>;
    for (const field of kind.sealed) {
      if (read[field] !== undefined) read[field] = { record: "r", field, nonce: "n", cipher: "c" };
    }
    const receivedAt = instantOf(now);
    const occurredAt = at === undefined ? receivedAt : instantSchema.parse(at);
    const order = { id, name, by, receivedAt, occurredAt, body: read };
    const outcome = await journal.submit({ order, digest: String(count) });
    const facts: readonly Fact[] = outcome.accepted ? outcome.facts : [];
    for (const fact of facts) {
      const shape = hallBook.facts.get(fact.type)?.shape;
      assert.ok(shape?.safeParse(fact.data).success, `${fact.type} has not its shape`);
    }
    return { id, facts, refused: outcome.accepted ? undefined : outcome.refusal.refused };
  }

  async function state<State>(view: Fold<State>, stream: string): Promise<State> {
    const found = stateIn(view, (await journal.states([stream])).get(stream));
    assert.ok(found, stream);
    return found;
  }

  for (const [name, body] of furniture) assert.equal((await give(administrator, name, body)).refused, undefined, name);

  return {
    journal,
    give,
    /** An order about the district, as its administrator gives it. */
    tell: (name: string, body: Record<string, unknown>) => give(administrator, name, body),
    /** The clock goes on. */
    pass: (seconds: number) => void (now += seconds * 1000),
    /** An instant some seconds after the hall opened. */
    at: (seconds: number) => instantOf(start + seconds * 1000),
    incident: (id: string) => state(incidentView, incidentStream(id)),
    unit: (id: string) => state(unitView, unitStream(id)),
    call: (id: string) => state(callView, callStream(id)),
    /** Lets the system give every timer of an incident that is due. */
    ring: async (id: string) => {
      const refused: (string | undefined)[] = [];
      const incident = await state(incidentView, incidentStream(id));
      for (const timer of incidentTimers(incident).filter(({ due }) => Date.parse(due) <= now)) {
        const given = await give(
          { officer: "system", role: "system" },
          timer.order,
          timer.body as Record<string, unknown>,
        );
        refused.push(given.refused);
      }
      return refused;
    },
    /** An incident that waits for a crew. */
    open: async (type = "quarrel") => {
      const { id } = await give(calltaker, "OpenIncident", { type, place: { words: "人民路1号", point: [110, 31] } });
      return id;
    },
  };
}

const name = (text: string) => ({ zh: text, en: text });
const sworn = [{ badge: "310001", sworn: true, post: "leader" }];
const auxiliary = [{ badge: "F1", sworn: false, post: "leader" }];
const unit = (id: string, more: object) => ({
  unit: id,
  callsign: id,
  kind: "patrol",
  crew: sworn,
  capabilities: [],
  ...more,
});

const furniture: readonly (readonly [string, Record<string, unknown>])[] = [
  ["NameDistrict", { name: name("安和"), code: "990100", zone: "Asia/Shanghai", centre: [110, 31], drill: false }],
  ["RegisterStation", { id: "north", name: name("北"), point: [110, 31.1] }],
  ["RegisterStation", { id: "south", name: name("南"), point: [110, 30.9] }],
  ["DefineIncidentType", { code: "quarrel", name: name("纠纷"), priority: 3, enforcement: false }],
  ["DefineIncidentType", { code: "robbery", name: name("抢劫"), priority: 1, enforcement: true }],
  ["RegisterUnit", unit("N1", { station: "north" })],
  ["RegisterUnit", unit("N2", { station: "north" })],
  ["RegisterUnit", unit("S1", { station: "south" })],
  ["RegisterUnit", unit("AUX", { station: "north", crew: auxiliary })],
  ["RegisterUnit", unit("AIR", { kind: "airSquad", capabilities: ["drone"] })],
];

import { randomBytes } from "node:crypto";
import { ulidOf } from "../src/ground/ulid.ts";

/** An order as a caller sends it. */
export interface Sent {
  readonly id: string;
  readonly name: string;
  readonly body: Record<string, unknown>;
}

/** The unit a caller works with; registered before the measurement by `preparation`. */
export function unitOf(caller: number): string {
  return `BENCH-${caller}`;
}

type Send = (name: string, body: Record<string, unknown>) => Sent;

function sender(now: () => number): Send {
  return (name, body) => ({ id: ulidOf(now(), randomBytes(10)), name, body });
}

/** Orders that must be accepted once before `callers` callers start. */
export function preparation(callers: number, now = Date.now): readonly Sent[] {
  const send = sender(now);
  const units = Array.from({ length: callers }, (_, caller) =>
    send("RegisterUnit", {
      unit: unitOf(caller),
      callsign: unitOf(caller),
      kind: "patrol",
      crew: [{ badge: `B${caller}`, sworn: true, post: "leader" }],
      capabilities: [],
    }),
  );
  return [
    send("DefineIncidentType", {
      code: "bench",
      name: { zh: "测量", en: "Measurement" },
      priority: 3,
      enforcement: false,
    }),
    ...units,
  ];
}

/**
 * One caller's work without end: incident after incident, from the ring to the file. Each takes twelve orders, two of
 * them with a sealed text. This is what a district does all day, not the cheapest order there is.
 */
export function* incidentLives(caller: number, now = Date.now): Generator<Sent, never> {
  const send = sender(now);
  for (;;) {
    const ring = send("RingCall", { channel: "voice", kind: "emergency", number: "00000000000" });
    yield ring;
    yield send("AnswerCall", { callId: ring.id });
    const open = send("OpenIncident", {
      callId: ring.id,
      type: "bench",
      place: { words: "测量路1号", point: [100.5, 30.25] },
      narrative: "一段与真实报警一样长短的简要警情，供测量之用。",
    });
    yield open;
    const order = send("OrderUnit", { incidentId: open.id, unitId: unitOf(caller) });
    yield order;
    const assignment = { incidentId: open.id, assignmentId: order.id };
    yield send("AcknowledgeOrder", assignment);
    yield send("GoEnRoute", assignment);
    yield send("ArriveOnScene", assignment);
    yield send("EndCall", { callId: ring.id });
    yield send("ClearUnit", assignment);
    yield send("RecordResult", { incidentId: open.id, result: "settledOnScene" });
    yield send("GiveReport", { incidentId: open.id, text: "现场处置完毕。" });
    yield send("FileIncident", { incidentId: open.id });
  }
}

import { instantOf } from "../../../src/ground/instant.ts";
import { isAvailable } from "../../../src/dispatch/status.ts";
import type { Address } from "../../../src/district/anhe/addresses.ts";
import { type DrillOrder, drillCall, type Scene, shareOf } from "./drill-step.ts";

type Give = (order: DrillOrder) => Promise<string | undefined>;

/** Minutes ago that the calls of the opening rang. */
const rang = [24, 21, 17, 14, 11, 8, 6, 4.5, 3, 1.5];

/** Seconds after the ring that each step of an ordinary incident is taken. */
const course = [
  ["AcknowledgeOrder", 95],
  ["GoEnRoute", 115],
  ["ArriveOnScene", 340],
  ["BeginHandling", 390],
  ["ClearUnit", 960],
] as const;

/**
 * What has been going on when a newcomer first looks: the past half hour, entered after the fact through the same orders
 * that enter a paper log, so that the board is alive within seconds.
 */
export async function openingOrders(
  scene: Scene,
  addresses: readonly Address[],
  random: () => number,
  give: Give,
): Promise<void> {
  const free = scene.units.filter(
    (unit) => isAvailable(unit) && unit.crew.some(({ sworn }) => sworn) && unit.station !== undefined,
  );
  for (const minutes of rang) {
    const began = scene.now - minutes * 60_000;
    const at = (seconds: number) => ({ occurredAt: instantOf(began + seconds * 1000) });
    const isPast = (seconds: number) => began + seconds * 1000 <= scene.now;
    const calltaker = { officer: "drill-calltaker", role: "calltaker" };
    const number = `000${String(Math.floor(random() * 100_000_000)).padStart(8, "0")}`;
    const callId = await give({
      giver: { officer: "drill-switch", role: "system" },
      name: "RingCall",
      body: { channel: "voice", kind: "emergency", number, line: "110", ...at(0) },
    });
    if (callId === undefined) return;
    await give({ giver: calltaker, name: "AnswerCall", body: { callId, ...at(6) } });
    const what = drillCall(callId);
    await give({ giver: calltaker, name: "NoteCall", body: { callId, said: what.said, kind: what.kind, ...at(20) } });
    const place = addresses[Math.floor(random() * addresses.length)] ?? { words: "人民路1号" };
    const incidentId = await give({
      giver: calltaker,
      name: "OpenIncident",
      body: { callId, type: what.type, place, narrative: what.narrative, ...at(35) },
    });
    await give({ giver: calltaker, name: "EndCall", body: { callId, ...at(60) } });
    if (incidentId === undefined || minutes < 2) continue;
    const point = "point" in place ? place.point : [0, 0];
    const unit = free
      .toSorted((a, b) => away(a.point, point) - away(b.point, point))
      .find(({ id }) => shareOf(`${incidentId} ${id}`) < 0.8);
    if (unit === undefined) continue;
    free.splice(free.indexOf(unit), 1);
    const ordered = { incidentId, unitId: unit.id, ...at(75) };
    const assignmentId = await give({
      giver: { officer: "drill-dispatcher", role: "dispatcher" },
      name: "OrderUnit",
      body: ordered,
    });
    if (assignmentId === undefined) continue;
    const crew = { officer: "drill-crew", role: "unit", unit: unit.id };
    for (const [name, seconds] of course) {
      if (isPast(seconds)) await give({ giver: crew, name, body: { incidentId, assignmentId, ...at(seconds) } });
    }
  }
}

function away(from: readonly number[] | undefined, to: readonly number[]): number {
  return from === undefined ? 9 : Math.hypot((from[0] ?? 0) - (to[0] ?? 0), (from[1] ?? 0) - (to[1] ?? 0));
}

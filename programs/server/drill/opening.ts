import { instantOf } from "../../../src/ground/instant.ts";
import type { Point } from "../../../src/ground/point.ts";
import { isAvailable } from "../../../src/dispatch/status.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import type { Address } from "../../../src/district/anhe/addresses.ts";
import { pick } from "../../../src/district/anhe/draws.ts";
import { drillCall, fictionalNumber } from "./calling.ts";
import { foundAs } from "./resting.ts";
import { calltaker, crew, desk, dispatcher, type DrillOrder, type Scene, switchboard } from "./scene.ts";

/** Gives an order; answers its id when it was accepted. */
type Give = (order: DrillOrder) => Promise<string | undefined>;

/** Minutes ago that the calls of the opening rang; every third went through a station's desk. */
const rang = [16, 14, 12.5, 11, 9.5, 7.5, 6, 4.5, 3, 1.5];

/** Seconds after the ring that a crew takes each step of an ordinary incident. */
const course = [
  ["AcknowledgeOrder", 130],
  ["GoEnRoute", 145],
  ["ArriveOnScene", 330],
  ["BeginHandling", 370],
  ["ClearUnit", 760],
] as const;

/** Nothing has happened here yet: no crew has been anywhere, nobody has called. */
export function isUntouched({ calls, incidents, units }: Scene): boolean {
  const isFresh = ({ active, commitments }: Unit) => active === undefined && commitments.length === 0;
  return calls.length === 0 && incidents.length === 0 && units.every(isFresh);
}

/**
 * What has been going on when a newcomer first looks: the past quarter of an hour, entered after the fact through the
 * same orders that enter a paper log, so that the board is alive within seconds.
 */
export async function open(scene: Scene, addresses: readonly Address[], draw: () => number, give: Give): Promise<void> {
  const found = scene.units.flatMap(foundAs);
  for (const order of found) await give(order);
  const away = new Set(found.filter(({ body }) => body["status"] !== "patrol").map(({ body }) => body["unitId"]));
  const free = scene.units.filter(
    (unit) =>
      isAvailable(unit) && !away.has(unit.id) && unit.station !== undefined && unit.crew.some(({ sworn }) => sworn),
  );
  for (const [index, minutes] of rang.entries()) {
    const began = scene.now - minutes * 60_000;
    /** Gives an order as of so many seconds after the ring, if that is not still to come. */
    const giveAt = async (seconds: number, { giver, name, body }: DrillOrder) => {
      const at = began + seconds * 1000;
      return at > scene.now ? undefined : give({ giver, name, body: { ...body, occurredAt: instantOf(at) } });
    };
    const ringing = { channel: "voice", kind: "emergency", number: fictionalNumber(draw), line: "110" };
    const callId = await giveAt(0, { giver: switchboard, name: "RingCall", body: ringing });
    if (callId === undefined) return;
    await giveAt(6, { giver: calltaker, name: "AnswerCall", body: { callId } });
    const what = drillCall(callId);
    await giveAt(20, { giver: calltaker, name: "NoteCall", body: { callId, said: what.said, kind: what.kind } });
    const place = pick(draw, addresses);
    const registered = { callId, type: what.type, place, narrative: what.narrative };
    const incidentId = await giveAt(35, { giver: calltaker, name: "OpenIncident", body: registered });
    await giveAt(60, { giver: calltaker, name: "EndCall", body: { callId } });
    if (incidentId === undefined) continue;
    const station = scene.stationOf(place.point);
    const byDesk = index % 3 === 2 && free.some((unit) => unit.station === station);
    const unit = takeNearest(free, place.point, byDesk ? station : undefined);
    if (unit === undefined) continue;
    let order: DrillOrder = { giver: dispatcher, name: "OrderUnit", body: { incidentId, unitId: unit.id } };
    if (byDesk && station !== undefined) {
      const toDesk: DrillOrder = { giver: dispatcher, name: "OrderStation", body: { incidentId, stationId: station } };
      const stationOrderId = await giveAt(75, toDesk);
      if (stationOrderId === undefined) continue;
      const signed = { incidentId, stationOrderId };
      await giveAt(90, { giver: desk(station), name: "SignOrder", body: signed });
      order = { giver: desk(station), name: "SendCrew", body: { ...signed, unitId: unit.id } };
    }
    const assignmentId = await giveAt(110, order);
    if (assignmentId === undefined) continue;
    for (const [name, seconds] of course) {
      await giveAt(seconds, { giver: crew(unit.id), name, body: { incidentId, assignmentId } });
    }
  }
}

/** Takes the crew whose post is nearest out of the free ones. */
function takeNearest(free: Unit[], [x, y]: Point, station: string | undefined): Unit | undefined {
  const away = ({ point }: Unit) => (point === undefined ? 9 : Math.hypot((point[0] - x) * 0.86, point[1] - y));
  const unit = free
    .filter((one) => station === undefined || one.station === station)
    .toSorted((a, b) => away(a) - away(b))[0];
  if (unit !== undefined) free.splice(free.indexOf(unit), 1);
  return unit;
}

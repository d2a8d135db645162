import { standingOf } from "../../src/access/standing.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import type { Point } from "../../src/ground/point.ts";
import { isAvailable } from "../../src/dispatch/status.ts";
import type { Unit } from "../../src/dispatch/unit.ts";
import type { Address } from "../../src/district/anhe/addresses.ts";
import { pick } from "../../src/district/anhe/draws.ts";
import { drillCall, fictionalNumber, placeOf } from "./calling.ts";
import { foundAs } from "./resting.ts";
import { comesFor, shiftsDue, standDown } from "./duty.ts";
import { type DrillOrder, given, type Scene, switchboard } from "./scene.ts";

interface Hands {
  /** Gives an order; answers its id when it was accepted. */
  give(order: DrillOrder): Promise<string | undefined>;
  /** Looks at the board anew. */
  see(): Promise<Scene | undefined>;
}

/** Minutes ago from which on the opening tells what happened. */
const tells = 17;

/** Minutes ago that the calls of the opening rang; every third went through a station's desk. */
export const rang = [16, 14, 12.5, 11, 9.5, 7.5, 6, 4.5, 3, 1.5];

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

/** Those whose shift it was are on post since it began, and units without a crew are off duty. */
async function comeOnPost(scene: Scene, { give, see }: Hands): Promise<Scene | undefined> {
  const before = { ...scene, now: scene.now - tells * 60_000 };
  const dueOf = shiftsDue(before);
  const coming = before.people.flatMap((person): readonly DrillOrder[] => {
    const shift = person.onPost === undefined ? dueOf(person) : undefined;
    if (shift === undefined) return [];
    const at = comesFor(shift);
    const body = { post: shift.post, occurredAt: instantOf(at) };
    return given(standingOf(person, instantOf(at), scene.zone), "SignOn", body);
  });
  await Promise.all(coming.map(give));
  const manned = await see();
  if (manned === undefined) return undefined;
  const occurredAt = instantOf(before.now);
  const idle = standDown(manned).map((order) => ({ ...order, body: { ...order.body, occurredAt } }));
  await Promise.all(idle.map(give));
  return see();
}

/**
 * The past quarter of an hour of the drill, entered when it opens. These orders are the same that enter a paper log, so
 * that a newcomer sees a working board within seconds.
 */
export async function open(
  before: Scene,
  addresses: readonly Address[],
  draw: () => number,
  hands: Hands,
): Promise<void> {
  const scene = await comeOnPost(before, hands);
  if (scene === undefined) return;
  const { give } = hands;
  const { onDuty } = scene;
  const found = scene.units.flatMap((unit) => foundAs(scene, unit));
  for (const order of found) await give(order);
  const away = new Set(found.filter(({ body }) => body["status"] !== "patrol").map(({ body }) => body["unitId"]));
  const free = scene.units.filter(
    (unit) =>
      isAvailable(unit) && !away.has(unit.id) && unit.station !== undefined && unit.crew.some(({ sworn }) => sworn),
  );
  for (const [index, minutes] of rang.entries()) {
    const began = scene.now - minutes * 60_000;
    /** Gives an order as of `seconds` after the ring, unless that moment is in the future. */
    const giveAt = async (seconds: number, giver: Giver | undefined, name: string, body: DrillOrder["body"]) => {
      const at = began + seconds * 1000;
      if (giver === undefined || at > scene.now) return undefined;
      return give({ giver, name, body: { ...body, occurredAt: instantOf(at) } });
    };
    const ringing = { channel: "voice", kind: "emergency", number: fictionalNumber(draw), line: "110" };
    const callId = await giveAt(0, switchboard, "RingCall", ringing);
    if (callId === undefined) return;
    const calltaker = onDuty.calltaker(callId);
    await giveAt(6, calltaker, "AnswerCall", { callId });
    const what = drillCall(callId);
    await giveAt(20, calltaker, "NoteCall", { callId, said: what.said, kind: what.kind });
    const place = pick(draw, addresses);
    const registered = { callId, type: what.type, place: placeOf(place), narrative: what.narrative };
    const incidentId = await giveAt(35, calltaker, "OpenIncident", registered);
    await giveAt(60, calltaker, "EndCall", { callId });
    if (incidentId === undefined) continue;
    const station = scene.stationOf(place.point);
    const byDesk = index % 3 === 2 && free.some((unit) => unit.station === station);
    const unit = takeNearest(free, place.point, byDesk ? station : undefined);
    if (unit === undefined) continue;
    const dispatcher = onDuty.dispatcher(incidentId);
    let send = () => giveAt(110, dispatcher, "OrderUnit", { incidentId, unitId: unit.id });
    if (byDesk && station !== undefined) {
      const stationOrderId = await giveAt(75, dispatcher, "OrderStation", { incidentId, stationId: station });
      if (stationOrderId === undefined) continue;
      const signed = { incidentId, stationOrderId };
      const desk = onDuty.desk(station, stationOrderId);
      await giveAt(90, desk, "SignOrder", signed);
      send = () => giveAt(110, desk, "SendCrew", { ...signed, unitId: unit.id });
    }
    const assignmentId = await send();
    if (assignmentId === undefined) continue;
    for (const [name, seconds] of course) {
      await giveAt(seconds, onDuty.crew(unit.id), name, { incidentId, assignmentId });
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

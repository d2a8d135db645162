import { millis } from "../../src/ground/instant.ts";
import type { Call } from "../../src/intake/call.ts";
import type { Incident } from "../../src/dispatch/incident.ts";
import { stageOf } from "../../src/dispatch/stage.ts";
import { pick } from "../../src/district/anhe/draws.ts";
import type { Address } from "../../src/district/anhe/addresses.ts";
import { ulidMillis } from "../../src/ground/ulid.ts";
import { callAt, callersPlace, hourOf } from "./calls-by-hour.ts";
import { type DrillCall, drillJoining } from "./drill-texts.ts";
import { type DrillOrder, given, isPast, type Scene, switchboard } from "./scene.ts";
import { shareOf } from "./share.ts";

/** Seconds between calls, and how many incidents of the drill may lie open at once. */
const betweenCalls = 50;
const mostOpen = 22;
/** More calls than this do not wait: people at the console are to find some, not to drown. */
const mostWaiting = 4;
/** Seconds that a call is left to whoever sits at the console before a synthetic call-taker answers it. */
const leftToPeople = 45;
/** The share of calls of which one at a time is left to people for as long by their own clock, however fast the drill. */
const keptForPeople = 0.3;
/** Shares of calls that nobody is on, and that are about something already known. */
export const misdialled = 0.06;
const joining = 0.07;
/** A made-up caller's number: no subscriber's number begins with three zeros. */
export function fictionalNumber(draw: () => number): string {
  return `000${String(Math.floor(draw() * 100_000_000)).padStart(8, "0")}`;
}

/** The next call rings, unless the hall has enough to do. */
export function ring(scene: Scene, draw: () => number): readonly DrillOrder[] {
  const open = scene.incidents.filter((incident) => stageOf(incident) !== "inReview").length;
  const waiting = scene.calls.filter((call) => call.answeredAt === undefined && call.endedAt === undefined).length;
  if (open + waiting >= mostOpen || waiting >= mostWaiting) return [];
  const last = [...scene.calls.map(({ rangAt }) => rangAt), ...scene.incidents.map(({ receivedAt }) => receivedAt)]
    .toSorted()
    .at(-1);
  // The gap belongs to the call before it: drawn anew at every look, gaps would all come out near the shortest.
  const gap = betweenCalls * (0.4 + 1.2 * shareOf(`${last ?? ""} next`));
  if (last !== undefined && scene.now - millis(last) < (gap * 1000) / scene.pace) return [];
  const channel = draw() < 0.85 ? "voice" : "app";
  const body = { channel, kind: "emergency", number: fictionalNumber(draw), line: "110" };
  return [{ giver: switchboard, name: "RingCall", body }];
}

/** What the call-taker does next about a call that no person has taken. */
export function onCall(scene: Scene, call: Call, addresses: readonly Address[]): readonly DrillOrder[] {
  if (call.endedAt !== undefined) return [];
  const callId = call.id;
  const calltaker = scene.onDuty.calltaker(callId, call.answeredBy);
  const hangUp = given(calltaker, "EndCall", { callId });
  if (call.answeredAt === undefined) {
    const patience = isKept(scene, call) ? { ...scene, pace: Math.min(1, scene.pace) } : scene;
    return isPast(patience, call.rangAt, leftToPeople * 1.5, call.id) ? given(calltaker, "AnswerCall", { callId }) : [];
  }
  if (call.incident !== undefined) return isPast(scene, call.answeredAt, 50, call.id) ? hangUp : [];
  if (!isPast(scene, call.answeredAt, 22, call.id)) return [];
  const lot = shareOf(`${call.id} lot`);
  if (call.marks.length > 0) return hangUp;
  if (lot < misdialled) {
    const body = { callId, mark: "misdial", reason: "无人说话，回拨称误触" };
    return [...given(calltaker, "MarkCall", body), ...hangUp];
  }
  const known = lot < misdialled + joining ? alreadyKnown(scene) : undefined;
  if (known !== undefined) {
    return [
      ...given(calltaker, "NoteCall", { callId, said: pick(() => shareOf(call.id), drillJoining) }),
      ...given(calltaker, "JoinCall", { callId, incidentId: known.id }),
    ];
  }
  const what = drillCall(call.id);
  const place = placeOf(calledFrom(call.id, addresses));
  return [
    ...given(calltaker, "NoteCall", { callId, said: what.said, kind: what.kind }),
    ...given(calltaker, "OpenIncident", { callId, type: what.type, place, narrative: what.narrative }),
  ];
}

/** Where a caller calls from: a place that fits what is called about; the same for the same call. */
export function calledFrom(id: string, addresses: readonly Address[]): Address {
  let look = 0;
  const draw = () => shareOf(`${id} place ${look++}`);
  return callersPlace(drillCall(id), addresses, draw) ?? pick(draw, addresses);
}

/** As an incident's place is written, and what it is called in both languages. */
export function placeOf({ words, english, point }: Address) {
  return { words, named: { zh: words, en: english }, point };
}

function isKept({ calls }: Scene, { id }: Call): boolean {
  const kept = calls.filter((call) => call.answeredAt === undefined && shareOf(`${call.id} kept`) < keptForPeople);
  return kept.map((call) => call.id).toSorted()[0] === id;
}

/** The latest incident of a kind that several people see and report, if it is fresh. */
function alreadyKnown(scene: Scene): Incident | undefined {
  return scene.incidents.findLast(
    (incident) =>
      ["crash", "crash-injury", "fight", "fire", "congestion"].includes(incident.reportedType) &&
      !isPast(scene, incident.openedAt, 300, incident.id),
  );
}

/** What a synthetic caller calls about, by the hour at which the call came. */
export function drillCall(id: string): DrillCall {
  return callAt(hourOf(ulidMillis(id)), shareOf(`${id} what`));
}

import type { Giver } from "../../../src/ground/fact.ts";
import { type Draw, pick } from "../../../src/district/anhe/draws.ts";
import type { Address } from "../../../src/district/anhe/addresses.ts";
import { metresAcross } from "../../../src/streets/geometry.ts";
import { instantOf } from "../../../src/ground/instant.ts";
import { cameraOf } from "../drill-recordings.ts";
import { fictionalNumber, placeOf } from "../calling.ts";
import { type DrillCall, drillReports } from "../drill-texts.ts";
import { switchboard } from "../scene.ts";
import type { Write } from "./past-event.ts";
import type { PastForce } from "./past-force.ts";
import type { PastRoster } from "./past-roster.ts";
import { writeRequest } from "./past-work.ts";

/** What a call of the past is about, and when and where. */
export interface Happening {
  readonly rang: number;
  readonly what: DrillCall;
  readonly address: Address;
  readonly key: string;
}

interface Parts {
  readonly write: Write;
  /** Writes orders of tasks: they draw their ids by themselves. */
  readonly writeTask: Write;
  readonly draw: Draw;
  readonly roster: PastRoster;
  readonly force: PastForce;
  readonly stationOf: (address: Address) => string | undefined;
  readonly priorityOf: (type: string) => number;
}

const second = 1000;
const minute = 60 * second;

/** Shares of calls or incidents that take another course than the usual one. */
const shares = {
  misdial: 0.06,
  /** Sent late, so that the hall is warned of the wait. */
  late: 0.05,
  /** The crew is held up on the way. */
  heldUp: 0.07,
  /** The report comes after it was reminded of. */
  lateReport: 0.07,
  withdrawn: 0.02,
  diverted: 0.03,
  returned: 0.04,
  reopened: 0.02,
  byDesk: 0.4,
} as const;

/** How much longer the way by road is than the straight line, and metres a second on it. */
const detour = 1.35;
const metresPerSecond = 9.5;

/** Writes down the whole life of one call, from the ring to the file, as the orders that bring it about. */
export function writeLife(parts: Parts, happening: Happening): void {
  const { write, draw, roster } = parts;
  const { rang, what, address, key } = happening;
  const keys = [`life ${key}`];
  const calltaker = roster.at(rang, "calltaker", key);
  if (calltaker === undefined) return;
  const number = fictionalNumber(draw);
  const callId = write(
    rang,
    switchboard,
    "RingCall",
    { channel: "voice", kind: "emergency", number, line: "110" },
    keys,
  );
  let at = rang + (4 + 9 * draw()) * second;
  write(at, calltaker, "AnswerCall", { callId }, keys);
  if (draw() < shares.misdial) {
    write(at + 20 * second, calltaker, "MarkCall", { callId, mark: "misdial", reason: "无人说话，回拨称误触" }, keys);
    write(at + 25 * second, calltaker, "EndCall", { callId }, keys);
    return;
  }
  at += (14 + 12 * draw()) * second;
  write(at, calltaker, "NoteCall", { callId, said: what.said, kind: what.kind }, keys);
  at += (8 + 20 * draw()) * second;
  const place = placeOf(address);
  const incidentId = write(
    at,
    calltaker,
    "OpenIncident",
    { callId, type: what.type, place, narrative: what.narrative },
    keys,
  );
  write(at + (15 + 25 * draw()) * second, calltaker, "EndCall", { callId }, keys);
  goOn(parts, happening, { incidentId, opened: at, keys });
}

interface Opened {
  readonly incidentId: string;
  readonly opened: number;
  readonly keys: readonly string[];
}

function goOn(parts: Parts, happening: Happening, { incidentId, opened, keys }: Opened): void {
  const { write, draw, roster, priorityOf } = parts;
  const { what, key } = happening;
  const dispatcher = (at: number): Giver | undefined => roster.at(at, "dispatcher", key);
  const priority = priorityOf(what.type);
  const lot = draw();
  if (priority > 2 && lot < shares.diverted + shares.withdrawn) {
    const at = opened + (70 + 60 * draw()) * second;
    const giver = dispatcher(at);
    if (giver === undefined) return;
    const [name, body]: readonly [string, object] =
      lot < shares.diverted
        ? ["DivertIncident", { to: "12345 政务热线", reason: "非警务事项，已告知报警人" }]
        : ["WithdrawIncident", { reason: "报警人来电称已自行协商解决" }];
    write(at, giver, name, { incidentId, ...body }, keys);
    return;
  }
  const wait = draw() < shares.late ? 6 * minute + 4 * minute * draw() : (15 + 30 * draw()) * second;
  const work = atWork(parts, happening, {
    incidentId,
    keys,
    from: opened + wait,
    isByDesk: priority > 2 && draw() < shares.byDesk,
  });
  if (work === undefined) return;
  const { cleared, unit } = work;
  writeRequest(
    { write: parts.writeTask, roster },
    {
      ...{ incidentId, type: what.type, priority, keys, arrived: work.arrived },
      crew: (moment) => parts.force.crew(unit, moment),
    },
  );
  const writer = (at: number) => parts.force.crew(unit, at) ?? dispatcher(at);
  const result = pick(draw, ["settledOnScene", "mediated", "assistanceGiven", "noIncidentFound"]);
  let at = cleared + (30 + 200 * draw()) * second;
  give(at, writer(at), "RecordResult", { incidentId, result });
  at += draw() < shares.lateReport ? (35 + 40 * draw()) * minute : (2 + 14 * draw()) * minute;
  const recordings = cameraOf(unit, incidentId, instantOf(work.arrived), instantOf(cleared));
  const recorded = recordings.length === 0 ? {} : { recordings };
  give(at, writer(at), "GiveReport", { incidentId, text: pick(draw, drillReports), ...recorded });
  if (draw() < shares.returned) {
    at += (5 + 10 * draw()) * minute;
    give(at, dispatcher(at), "ReturnReport", { incidentId, reason: "请补充到场后的处置经过" });
    at += (10 + 25 * draw()) * minute;
    give(at, writer(at), "GiveReport", { incidentId, text: pick(draw, drillReports) });
  }
  at += (4 + 30 * draw()) * minute;
  give(at, dispatcher(at), "FileIncident", { incidentId });
  if (draw() >= shares.reopened) return;
  at += (60 + 240 * draw()) * minute;
  give(at, dispatcher(at), "ReopenIncident", { incidentId, reason: "报警人来电称情况再次发生" });
  const later = atWork(parts, happening, { incidentId, keys, from: at + 40 * second, isByDesk: false });
  if (later === undefined) return;
  at = later.cleared + (4 + 12 * draw()) * minute;
  give(at, parts.force.crew(later.unit, at) ?? dispatcher(at), "GiveReport", {
    incidentId,
    text: pick(draw, drillReports),
  });
  at += (10 + 20 * draw()) * minute;
  give(at, dispatcher(at), "FileIncident", { incidentId });

  function give(moment: number, giver: Giver | undefined, name: string, body: Record<string, unknown>): void {
    if (giver !== undefined) write(moment, giver, name, body, keys);
  }
}

interface Sending {
  readonly incidentId: string;
  readonly keys: readonly string[];
  readonly from: number;
  readonly isByDesk: boolean;
}

/** Milliseconds after which it is tried again while no crew is free, and how often. */
const again = { after: 5 * minute, most: 40 } as const;

/**
 * Sends the first crew that is free, by the station's desk or from the hall, and brings it through its work. Undefined
 * where nobody came to be free for hours.
 */
function atWork(parts: Parts, happening: Happening, sending: Sending) {
  for (let attempt = 0; attempt < again.most; attempt++) {
    const work = sent(parts, happening, { ...sending, from: sending.from + attempt * again.after });
    if (work !== undefined) return work;
  }
  return undefined;
}

function sent(parts: Parts, { address, key, what }: Happening, { incidentId, keys, from, isByDesk }: Sending) {
  const { write, draw, roster, force, stationOf } = parts;
  const station = stationOf(address);
  const minutes = 5 + 32 * draw() * draw() + (what.type === "wages" || what.type === "missing-person" ? 20 : 0);
  const wanted = { from, until: from + (minutes + 20) * minute, near: address.point };
  const own = isByDesk && station !== undefined ? force.free({ ...wanted, station }) : undefined;
  const unit = own ?? force.free(wanted);
  const dispatcher = roster.at(from, "dispatcher", key);
  if (unit === undefined || dispatcher === undefined) return undefined;
  const [crewKeys, unitId] = [[...keys, `unit ${unit.unit}`], unit.unit];
  const desk = own === undefined || station === undefined ? undefined : roster.at(from, "station", key, { station });
  let at = from;
  let assignmentId: string;
  if (desk !== undefined && station !== undefined) {
    const stationOrderId = write(at, dispatcher, "OrderStation", { incidentId, stationId: station }, keys);
    const signed = { incidentId, stationOrderId };
    at += (8 + 16 * draw()) * second;
    write(at, desk, "SignOrder", signed, keys);
    at += (14 + 30 * draw()) * second;
    assignmentId = write(at, desk, "SendCrew", { ...signed, unitId }, crewKeys);
  } else {
    assignmentId = write(at, dispatcher, "OrderUnit", { incidentId, unitId, role: "lead" }, crewKeys);
  }
  const step = { incidentId, assignmentId };
  const away = metresAcross(unit.point, address.point) * detour;
  const drive = (away / metresPerSecond) * (draw() < shares.heldUp ? 2.2 : 0.85 + 0.4 * draw());
  let arrived = at;
  for (const [name, seconds] of [
    ["AcknowledgeOrder", draw() < 0.04 ? 75 + 20 * draw() : 6 + 14 * draw()],
    ["GoEnRoute", 12 + 20 * draw()],
    ["ArriveOnScene", 20 + drive],
    ["BeginHandling", 20 + 40 * draw()],
    ["ClearUnit", minutes * 60],
  ] as const) {
    at += seconds * second;
    const crew = force.crew(unitId, at) ?? force.crew(unitId, from);
    if (crew === undefined) return undefined;
    write(at, crew, name, step, crewKeys);
    if (name === "ArriveOnScene") arrived = at;
  }
  force.take(unitId, from, at);
  return { arrived, cleared: at, unit: unitId };
}

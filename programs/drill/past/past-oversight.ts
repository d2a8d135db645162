import { anheForceOnDuty } from "../plan-ahead.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import type { Point } from "../../../src/ground/point.ts";
import { drillComplaints, drillFindings, drillOversight as words, trackOf } from "../oversight-texts.ts";
import { shareOf } from "../share.ts";
import { both } from "../task-texts.ts";
import type { PastEvent, Write } from "./past-event.ts";
import type { PastRoster } from "./past-roster.ts";

/*
 * What the service of the past did about its own work: receipts and decisions on what was reported, complaints, findings,
 * uses of force. All of it follows from the lives of the incidents, and draws from nothing else.
 */

const minute = 60_000;
const hour = 60 * minute;
/** Of reports that want a receipt, those that get one, as the drill lives on. */
const withReceipt = 0.93;
/** Uses of force at so many incidents, and hours between two complaints and two findings. */
const forceShare = 0.012;
const betweenComplaints = 15;
const betweenFindings = 22;

interface Parts {
  readonly write: Write;
  readonly roster: PastRoster;
  readonly stationOf: (place: { readonly point: Point }) => string | undefined;
}

const supervisors: readonly Giver[] = anheForceOnDuty.staff
  .filter(({ powers }) => powers.some(({ role }) => role === "supervisor"))
  .map(({ person, part }) => ({ officer: person, part, role: "supervisor" }));

/** One of supervision, the same for the same key, and another one. */
function pairOf(key: string): readonly [Giver, Giver] | undefined {
  const first = Math.floor(shareOf(`${key} who`) * supervisors.length);
  const [one, other] = [supervisors[first], supervisors[(first + 1) % supervisors.length]];
  return one === undefined || other === undefined ? undefined : [one, other];
}

interface Known {
  readonly id: string;
  readonly type: string;
  readonly station: string;
  readonly reported: PastEvent;
  readonly cleared: PastEvent;
}

/** Incidents that a crew reported on, with where they lay. */
function knownIn(events: readonly PastEvent[], stationOf: Parts["stationOf"]): readonly Known[] {
  const first = (name: string) => {
    const found = new Map<unknown, PastEvent>();
    for (const event of events) {
      const { name: given, body } = event.order;
      if (given === name && !found.has(body["incidentId"])) found.set(body["incidentId"], event);
    }
    return found;
  };
  const [reports, clearings] = [first("GiveReport"), first("ClearUnit")];
  return events.flatMap(({ id, order: { name, body } }) => {
    if (name !== "OpenIncident") return [];
    const { type, place } = body as { readonly type: string; readonly place: { readonly point: Point } };
    const [station, reported, cleared] = [stationOf(place), reports.get(id), clearings.get(id)];
    const isWhole = station !== undefined && reported !== undefined && cleared !== undefined;
    return isWhole ? [{ id, type, station, reported, cleared }] : [];
  });
}

export function writeOversight(
  { write, roster, stationOf }: Parts,
  events: readonly PastEvent[],
  span: { readonly from: number; readonly to: number },
): void {
  const known = knownIn(events, stationOf);
  const desk = (station: string, at: number) => roster.at(at, "station", station, { station });
  for (const one of known) {
    register(write, desk, one);
    useForce(write, one);
  }
  complain(write, span);
  for (let at = span.from + 20 * hour; at < span.to; at += betweenFindings * hour) {
    const before = known.filter(({ reported }) => reported.at < at);
    const one = before[Math.floor(shareOf(`${at} finding`) * before.length)];
    if (one !== undefined) find(write, desk, one, at);
  }
}

type DeskAt = (station: string, at: number) => Giver | undefined;

/** The receipt by the crew, the decision and telling it by the desk; now and then nothing at all. */
function register(write: Write, desk: DeskAt, { id: incidentId, type, station, reported }: Known): void {
  const track = trackOf(type);
  if (track === undefined || shareOf(`${incidentId} receipt`) > withReceipt) return;
  const { giver } = reported.order;
  const { keys } = reported;
  let at = reported.at + (2 + 10 * shareOf(`${incidentId} gives`)) * minute;
  const how = shareOf(`${incidentId} how`) < 0.7 ? "printed" : "sent";
  const by = giver.role === "unit" ? giver : desk(station, at);
  if (by === undefined) return;
  write(at, by, "GiveReceipt", { incidentId, how, track }, keys);
  at += (1 + 14 * shareOf(`${incidentId} decides`)) * hour;
  const accepted = shareOf(`${incidentId} accepted`) < 0.85;
  const reason = accepted ? {} : { reason: "没有违法事实，已调解" };
  const decider = desk(station, at);
  if (decider === undefined) return;
  write(at, decider, "DecideCase", { incidentId, track, accepted, ...reason }, keys);
  at += (0.2 + 5 * shareOf(`${incidentId} tells`)) * hour;
  const teller = desk(station, at);
  if (teller !== undefined) write(at, teller, "TellDecision", { incidentId, told: "written" }, keys);
}

function useForce(write: Write, { id: incidentId, cleared }: Known): void {
  const { giver } = cleared.order;
  const [reviewer] = pairOf(`${incidentId} force`) ?? [];
  if (giver.role !== "unit" || reviewer === undefined || shareOf(`${incidentId} force`) >= forceShare) return;
  const kind = shareOf(`${incidentId} kind`) < 0.7 ? "hands" : "restraint";
  const keys = [...cleared.keys];
  const recorded = cleared.at + 4 * minute;
  const body = { incidentId, kind, why: "resistance", injured: false };
  const forceId = write(recorded, giver, "RecordForce", body, keys);
  write(recorded + 26 * minute, giver, "ReportForce", { forceId, words: both(words.force) }, keys);
  const review = { forceId, isInOrder: true, reason: both(words.forceInOrder) };
  write(recorded + (8 + 20 * shareOf(`${incidentId} review`)) * hour, reviewer, "ReviewForce", review, keys);
}

/** Complaints that name nobody, each answered within days; one of them is reviewed. */
function complain(write: Write, { from, to }: { readonly from: number; readonly to: number }): void {
  let count = 0;
  for (let at = from + 5 * hour; at < to; at += betweenComplaints * hour) {
    const key = `${at} complaint`;
    const pair = pairOf(key);
    const said = drillComplaints[Math.floor(shareOf(key) * drillComplaints.length)];
    if (pair === undefined || said === undefined) continue;
    const [one, other] = pair;
    const keys = [key];
    const channel = (["counter", "letter", "web", "mail"] as const)[Math.floor(shareOf(`${key} by`) * 4)] ?? "counter";
    const complaintId = write(at, one, "ReceiveComplaint", { channel, words: both(said) }, keys);
    write(at + 20 * minute, one, "AssignComplaint", { complaintId, handler: other.officer }, keys);
    write(at + 2 * hour, other, "AcknowledgeComplaint", { complaintId, told: "written" }, keys);
    const answered = at + (18 + 40 * shareOf(`${key} answers`)) * hour;
    const outcome = (["upheld", "partly", "notUpheld"] as const)[Math.floor(shareOf(`${key} outcome`) * 3)] ?? "partly";
    const answer = { complaintId, outcome, words: both(words.answer), told: "written" };
    write(answered, other, "AnswerComplaint", answer, keys);
    count += 1;
    if (count !== 2) continue;
    const asking = { complaintId, channel: "letter", words: both(words.review) };
    write(answered + 9 * hour, one, "AskComplaintReview", asking, keys);
    write(answered + 10 * hour, one, "AssignComplaint", { complaintId, handler: one.officer }, keys);
    const review = { complaintId, outcome: "stands", words: both(words.reviewed), told: "written" };
    write(answered + 30 * hour, one, "AnswerComplaintReview", review, keys);
  }
}

/** A finding against the station where something happened: accepted, upheld, mended, and verified by another. */
function find(write: Write, desk: DeskAt, { id: incident, station, reported }: Known, opened: number): void {
  const key = `${opened} finding`;
  const pair = pairOf(key);
  const what = drillFindings[Math.floor(shareOf(`${key} what`) * drillFindings.length)];
  if (pair === undefined || what === undefined) return;
  const [one, other] = pair;
  const keys = [...reported.keys, key];
  const body = {
    ...{ rule: what.rule, title: both(what.title), severity: "minor", against: { kind: "station", id: station } },
    // Which of its facts prove it is known once they are there (`give-past.ts`).
    evidence: [{ stream: `incident/${incident}`, writer: "home", n: 1 }],
  };
  const findingId = write(opened, one, "OpenFinding", body, keys);
  const steps = [
    [5, "desk", "AnswerFinding", { accepts: true, words: both(words.accepted) }],
    [9, one, "DecideFinding", { upheld: true, reason: both(words.upheld) }],
    [30, "desk", "SayMended", { words: both(words.mended) }],
    [46, other, "VerifyFinding", { isMended: true, reason: both(words.verified) }],
  ] as const;
  for (const [hours, who, name, more] of steps) {
    const at = opened + (hours + 3 * shareOf(`${key} ${name}`)) * hour;
    const giver = who === "desk" ? desk(station, at) : who;
    if (giver === undefined) return;
    write(at, giver, name, { findingId, ...more }, keys);
  }
}

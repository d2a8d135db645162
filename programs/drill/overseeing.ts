import type { Incident } from "../../src/dispatch/incident.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { millis } from "../../src/ground/instant.ts";
import { complaintStream } from "../../src/supervision/complaint-facts.ts";
import type { Complaint } from "../../src/supervision/complaint.ts";
import { findingStream } from "../../src/supervision/finding-facts.ts";
import { type Finding, findingStage } from "../../src/supervision/finding.ts";
import { forceStream } from "../../src/supervision/force-facts.ts";
import { type Force, forceStage } from "../../src/supervision/force.ts";
import { registeringStream } from "../../src/supervision/registering-facts.ts";
import type { Registering } from "../../src/supervision/registering.ts";
import { drillComplaints, drillFindings, drillOversight as words, trackOf } from "./oversight-texts.ts";
import { type DrillOrder, given, isPast, type Scene } from "./scene.ts";
import { shareOf } from "./share.ts";
import { both } from "./task-texts.ts";

/*
 * What the synthetic people do about their own work: receipts and decisions on what is reported, a complaint and a finding
 * now and then, uses of force. What a person has touched, and what waits for a visitor, is left to them.
 */

const minute = 60;
const hour = 3600;
/** Seconds of drill time between two complaints, and between two findings. */
const betweenComplaints = 4 * hour;
const betweenFindings = 5 * hour;
/** As many of each lie open at once, at most. */
const mostOpen = 6;
/** Reports that get no receipt before somebody is reminded, and incidents at which force is used. */
const forgotten = 0.07;
const forceShare = 0.012;

export function oversee(scene: Scene, ours: readonly Incident[]): readonly DrillOrder[] {
  const left = <State>(all: readonly State[], streamOf: (state: State) => string) =>
    all.filter((state) => scene.touchedAt(streamOf(state)) === undefined);
  const { registerings, complaints, findings, forces } = scene.oversight;
  return [
    ...ours.flatMap((incident) => [...receipt(scene, incident), ...useForce(scene, incident)]),
    ...left(registerings, ({ incident }) => registeringStream(incident)).flatMap((one) => decide(scene, one)),
    ...complain(scene),
    ...left(complaints, ({ id }) => complaintStream(id)).flatMap((one) => handle(scene, one)),
    ...find(scene, ours),
    ...left(findings, ({ id }) => findingStream(id)).flatMap((one) => settle(scene, one)),
    ...left(forces, ({ id }) => forceStream(id)).flatMap((one) => account(scene, one)),
  ];
}

function supervisor({ onDuty, isVisited }: Scene, key: string): Giver | undefined {
  return isVisited({ role: "supervisor" }) ? undefined : onDuty.supervisor(key);
}

/** Another of supervision than these. */
function another(scene: Scene, key: string, not: readonly (string | undefined)[]): Giver | undefined {
  const tried = [0, 1, 2, 3, 4].map((turn) => supervisor(scene, `${key} ${turn}`));
  return tried.find((one) => one !== undefined && !not.includes(one.officer));
}

function desk({ onDuty, isVisited }: Scene, station: string | undefined, key: string): Giver | undefined {
  return station === undefined || isVisited({ station }) ? undefined : onDuty.desk(station, key);
}

/** True once in so many seconds of drill time. */
function isTime({ now, pace }: Scene, seconds: number, purpose: string): boolean {
  return shareOf(`${Math.floor(now / 1000)} ${purpose}`) < pace / seconds;
}

function chosen<Item>(key: string, list: readonly Item[]): Item | undefined {
  return list[Math.floor(shareOf(key) * list.length)];
}

/** The crew gives the receipt soon after its report; now and then it forgets. */
function receipt(scene: Scene, incident: Incident): readonly DrillOrder[] {
  const { id: incidentId, handledType, reportedType, reports, assignments } = incident;
  const track = trackOf(handledType ?? reportedType);
  const reported = reports[0];
  if (track === undefined || reported === undefined || shareOf(`${incidentId} receipt`) < forgotten) return [];
  if (scene.oversight.registerings.some((one) => one.incident === incidentId)) return [];
  if (!isPast(scene, reported.at, 40, incidentId)) return [];
  const unit = assignments.findLast(({ ending }) => ending === "done")?.unit;
  if (unit === undefined || scene.isVisited({ unit })) return [];
  const how = shareOf(`${incidentId} how`) < 0.7 ? "printed" : "sent";
  return given(scene.onDuty.crew(unit), "GiveReceipt", { incidentId, how, track });
}

/** The desk gives what was forgotten once it is reminded, decides, and tells. */
function decide(scene: Scene, one: Registering): readonly DrillOrder[] {
  const { incident: incidentId, receiptBy, receipts, decision, told } = one;
  const key = `${incidentId} desk`;
  const track = one.track ?? "administrative";
  const by = desk(scene, one.stations[0], key);
  const [last] = receipts;
  if (last === undefined) {
    const isReminded = receiptBy !== undefined && isPast(scene, receiptBy, 2.5 * hour, key);
    return isReminded ? given(by, "GiveReceipt", { incidentId, how: "printed", track }) : [];
  }
  if (decision === undefined) {
    const accepted = shareOf(`${incidentId} accepted`) < 0.85;
    const body = { incidentId, track, accepted, ...(accepted ? {} : { reason: "没有违法事实，已调解" }) };
    return isPast(scene, last.at, 40 * minute, key) ? given(by, "DecideCase", body) : [];
  }
  const isTold = told !== undefined || !isPast(scene, decision.at, 15 * minute, key);
  return isTold ? [] : given(by, "TellDecision", { incidentId, told: "written" });
}

function complain(scene: Scene): readonly DrillOrder[] {
  if (scene.oversight.complaints.length >= mostOpen || !isTime(scene, betweenComplaints, "complaint")) return [];
  const key = `${Math.floor(scene.now / 1000)} complaint`;
  const said = chosen(key, drillComplaints);
  const channel = chosen(`${key} by`, ["counter", "letter", "web", "mail"]);
  if (said === undefined) return [];
  return given(supervisor(scene, key), "ReceiveComplaint", { channel, words: both(said) });
}

/** It is given to somebody, told, and answered within a day; the review of an answer by another. */
function handle(scene: Scene, complaint: Complaint): readonly DrillOrder[] {
  const { id: complaintId, receivedAt, handler, acknowledged, answered, review, isNow } = complaint;
  if (isNow) return [];
  const since = review?.at ?? receivedAt;
  const key = `${complaintId} ${review === undefined ? "" : "review"}`;
  if (handler === undefined) {
    const to = another(scene, key, [answered?.by]);
    if (to === undefined || !isPast(scene, since, 12 * minute, key)) return [];
    return given(to, "AssignComplaint", { complaintId, handler: to.officer });
  }
  const by = scene.people.some(({ id }) => id === handler) ? handlerOf(scene, handler) : undefined;
  if (review !== undefined) {
    const body = { complaintId, outcome: "stands", words: both(words.reviewed), told: "written" };
    return isPast(scene, since, 20 * hour, key) ? given(by, "AnswerComplaintReview", body) : [];
  }
  if (acknowledged === undefined) {
    return isPast(scene, since, 90 * minute, key)
      ? given(by, "AcknowledgeComplaint", { complaintId, told: "written" })
      : [];
  }
  const outcome = chosen(`${key} outcome`, ["upheld", "partly", "notUpheld"]);
  const body = { complaintId, outcome, words: both(words.answer), told: "written" };
  return isPast(scene, since, 20 * hour, key) ? given(by, "AnswerComplaint", body) : [];
}

/** Somebody of supervision by badge, where the drill plays them. */
function handlerOf(scene: Scene, badge: string): Giver | undefined {
  const part = scene.people.find(({ id }) => id === badge)?.part;
  if (part === undefined || scene.isVisited({ role: "supervisor" })) return undefined;
  return { officer: badge, part, role: "supervisor" };
}

/** Against the station of an incident that was reported; which of its facts prove it is said when it is given. */
function find(scene: Scene, ours: readonly Incident[]): readonly DrillOrder[] {
  if (scene.oversight.findings.length >= mostOpen || !isTime(scene, betweenFindings, "finding")) return [];
  const key = `${Math.floor(scene.now / 1000)} finding`;
  const incident = chosen(
    `${key} of`,
    ours.filter(({ reports }) => reports.length > 0),
  );
  const { point } = incident?.place ?? {};
  const station = point === undefined ? undefined : scene.stationOf(point);
  const what = chosen(`${key} what`, drillFindings);
  if (incident === undefined || station === undefined || what === undefined) return [];
  return given(supervisor(scene, key), "OpenFinding", {
    ...{ rule: what.rule, title: both(what.title), severity: "minor", against: { kind: "station", id: station } },
    evidence: [{ stream: `incident/${incident.id}`, writer: "home", n: 1 }],
  });
}

function settle(scene: Scene, finding: Finding): readonly DrillOrder[] {
  const { id: findingId, against, opened, answered, decided, appealDecided, mended } = finding;
  const by = against.kind === "station" ? desk(scene, against.id, findingId) : undefined;
  const after = (since: string | undefined, seconds: number) =>
    since !== undefined && isPast(scene, since, seconds, findingId);
  switch (findingStage(finding)) {
    case "open":
      return after(opened.at, 3 * hour)
        ? given(by, "AnswerFinding", { findingId, accepts: true, words: both(words.accepted) })
        : [];
    case "answered":
      return after(answered?.at, 2 * hour)
        ? given(supervisor(scene, findingId), "DecideFinding", {
            ...{ findingId, upheld: true, reason: both(words.upheld) },
          })
        : [];
    case "upheld":
      return after(appealDecided?.at ?? decided?.at, 20 * hour)
        ? given(by, "SayMended", { findingId, words: both(words.mended) })
        : [];
    case "mended":
      return after(mended?.at, 6 * hour)
        ? given(another(scene, findingId, [opened.by, mended?.by]), "VerifyFinding", {
            ...{ findingId, isMended: true, reason: both(words.verified) },
          })
        : [];
    default:
      return [];
  }
}

/** At few incidents a crew that handles enforcement work records that it used its hands or restraints. */
function useForce(scene: Scene, incident: Incident): readonly DrillOrder[] {
  const { id: incidentId, enforcement, assignments } = incident;
  const done = assignments.findLast(({ ending }) => ending === "done");
  const cleared = done?.times.cleared;
  if (!enforcement || done === undefined || cleared === undefined) return [];
  if (shareOf(`${incidentId} force`) >= forceShare || scene.isVisited({ unit: done.unit })) return [];
  if (scene.oversight.forces.some((one) => one.incident === incidentId)) return [];
  // Only while it is fresh: a use that was reviewed meanwhile stands on no board.
  if (!isPast(scene, cleared, 25, incidentId) || scene.now - millis(cleared) > 300_000) return [];
  const kind = shareOf(`${incidentId} kind`) < 0.7 ? "hands" : "restraint";
  const body = { incidentId, kind, why: "resistance", injured: false };
  return given(scene.onDuty.crew(done.unit), "RecordForce", body);
}

function account(scene: Scene, force: Force): readonly DrillOrder[] {
  const { id: forceId, unit, at, reported } = force;
  switch (forceStage(force)) {
    case "toReport": {
      if (unit === undefined || scene.isVisited({ unit }) || !isPast(scene, at, 25 * minute, forceId)) return [];
      return given(scene.onDuty.crew(unit), "ReportForce", { forceId, words: both(words.force) });
    }
    case "toReview": {
      if (reported === undefined || !isPast(scene, reported.at, 8 * hour, forceId)) return [];
      const body = { forceId, isInOrder: true, reason: both(words.forceInOrder) };
      return given(supervisor(scene, forceId), "ReviewForce", body);
    }
    default:
      return [];
  }
}

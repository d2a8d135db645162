import { incidentStream } from "../dispatch/facts.ts";
import { type Instant, millis, secondsBetween } from "../ground/instant.ts";
import { type RecordingGap, recordingGaps } from "../statute/recording-duty.ts";
import { dutiesInForce, type ListedDuty, type Statute } from "../statute/statute.ts";
import type { Evidence, ReviewKind } from "./check-facts.ts";
import type { CheckedAssignment, CheckedIncident, Told } from "./check-known.ts";
import type { RuleCode } from "./check-rules.ts";

/** What a rule says of an incident: it was met, it was not, or somebody must look at it a second time. */
export interface Check {
  readonly rule: RuleCode;
  readonly outcome: "met" | "broken" | "look";
  /** When it was met or broken. */
  readonly at: Instant;
  readonly station?: string;
  readonly unit?: string;
  /** By how much it was late, or for how long nothing was recorded. */
  readonly seconds?: number;
  readonly evidence: readonly Evidence[];
  /** Types where it was reclassified. */
  readonly from?: string;
  readonly to?: string;
}

/** Steps entered within so many seconds of each other were entered in one go. */
const bulkSeconds = 10;
const bulkSteps = 3;
/** A step entered so long after it happened says so honestly, and is no click in bulk. */
const promptSeconds = 60;
const backEnteredSeconds = 300;

type Of = Pick<CheckedIncident, "id" | "station">;

function evidenceOf({ id }: Of, told: readonly Told[]): readonly Evidence[] {
  return told.map(({ writer, n }) => ({ stream: incidentStream(id), writer, n }));
}

function partOf({ station: place }: Of, { station = place, unit }: CheckedAssignment) {
  return { unit, ...(station === undefined ? {} : { station }) };
}

/** When a step happened, by the last correction where there is one. */
function timeOf({ steps, corrected }: CheckedAssignment, step: keyof CheckedAssignment["steps"]): Instant | undefined {
  return corrected.findLast((one) => one.step === step)?.to ?? steps[step]?.at;
}

/** A deadline: met by what was told by then, broken by what was told later or by the clock. Undecided: nothing. */
function deadline(
  rule: RuleCode,
  incident: Of,
  due: Instant,
  done: { readonly at: Instant; readonly told: Told } | undefined,
  clock: Told | undefined,
): readonly Check[] {
  if (done !== undefined && done.at <= due) {
    return [{ rule, outcome: "met", at: done.at, evidence: evidenceOf(incident, [done.told]) }];
  }
  const told = [clock, done?.told].filter((one) => one !== undefined);
  if (told.length === 0) return [];
  const late = done === undefined ? {} : { seconds: Math.round(secondsBetween(due, done.at)) };
  return [{ rule, outcome: "broken", at: due, ...late, evidence: evidenceOf(incident, told) }];
}

function acknowledged(incident: CheckedIncident): readonly Check[] {
  return incident.assignments.flatMap((one) => {
    const { acknowledgeBy, steps, overdue } = one;
    if (acknowledgeBy === undefined) return [];
    const [first] = (["acknowledged", "enRoute", "onScene", "handling"] as const).flatMap((step) => {
      const [at, told] = [timeOf(one, step), steps[step]];
      return at === undefined || told === undefined ? [] : [{ at, told }];
    });
    return deadline("acknowledged", incident, acknowledgeBy, first, overdue).map((check) => ({
      ...check,
      ...partOf(incident, one),
    }));
  });
}

function arrived(incident: CheckedIncident): readonly Check[] {
  const tiers = new Set(incident.assignments.flatMap(({ promise }) => (promise === undefined ? [] : [promise.tier])));
  return [...tiers].flatMap((tier) => {
    const crews = incident.assignments.filter(({ promise }) => promise?.tier === tier);
    const [lead] = crews;
    if (lead?.promise === undefined) return [];
    const [first] = crews
      .flatMap((one) => {
        const [at, told] = [timeOf(one, "onScene"), one.steps.onScene];
        return at === undefined || told === undefined ? [] : [{ at, told, one }];
      })
      .toSorted((one, other) => (one.at < other.at ? -1 : 1));
    const clock = incident.broken.find((one) => one.tier === tier)?.told;
    const part = partOf(incident, first?.one ?? lead);
    return deadline("arrived", incident, lead.promise.due, first, clock).map((check) => ({ ...check, ...part }));
  });
}

function reported(incident: CheckedIncident): readonly Check[] {
  const { reportBy, report, reportOverdue } = incident;
  const reporter = incident.assignments.findLast(({ isDone }) => isDone);
  if (reportBy === undefined || reporter === undefined) return [];
  const done = report === undefined ? undefined : { at: report.at, told: report };
  return deadline("reported", incident, reportBy, done, reportOverdue).map((check) => ({
    ...check,
    ...partOf(incident, reporter),
  }));
}

function secondLooks(incident: CheckedIncident): readonly Check[] {
  const { station } = incident;
  return incident.changes.map(({ kind, told, from, to }) => ({
    ...{ rule: kind, outcome: "look" as const, at: told.at, evidence: evidenceOf(incident, [told]) },
    ...(station === undefined ? {} : { station }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));
}

/** How long after it happened a step was entered; of most it is the same moment. */
function secondsLate({ at, recordedAt }: Told): number {
  return at === recordedAt ? 0 : secondsBetween(at, recordedAt);
}

function isBackEntered(told: Told): boolean {
  return secondsLate(told) > backEnteredSeconds;
}

/** The longest run of steps that were entered within ten seconds, each as if it had just happened; empty under three. */
export function bulkOf({ steps }: Pick<CheckedAssignment, "steps">): readonly Told[] {
  const entered = Object.values(steps)
    .filter((told) => secondsLate(told) <= promptSeconds)
    .map((told) => ({ told, at: millis(told.recordedAt) }))
    .toSorted((one, other) => one.at - other.at);
  let longest: typeof entered = [];
  for (const first of entered) {
    const run = entered.filter(({ at }) => at >= first.at && at - first.at <= bulkSeconds * 1000);
    if (run.length > longest.length) longest = run;
  }
  return longest.length >= bulkSteps ? longest.map(({ told }) => told) : [];
}

function bulkEntered(incident: CheckedIncident): readonly Check[] {
  return incident.assignments.flatMap((one) => {
    const run = bulkOf(one);
    const last = run.at(-1);
    if (last === undefined) return [];
    const check = { rule: "bulkEntered" as const, outcome: "broken" as const, at: last.recordedAt };
    return [{ ...check, ...partOf(incident, one), evidence: evidenceOf(incident, run) }];
  });
}

function backEntered(incident: CheckedIncident): readonly Check[] {
  // Entered as a whole after working on paper: it says so itself.
  if (isBackEntered(incident.opened)) return [];
  return incident.assignments.flatMap((one) => {
    const late = Object.values(one.steps).filter(isBackEntered);
    const told = [...late, ...one.corrected.map((correction) => correction.told)];
    const [first] = told;
    if (first === undefined) return [];
    const check = { rule: "backEntered" as const, outcome: "broken" as const, at: first.recordedAt };
    return [{ ...check, ...partOf(incident, one), evidence: evidenceOf(incident, told) }];
  });
}

/** What the rules said of a state: two tables ask of the same one. */
const said = new WeakMap<CheckedIncident, readonly Check[]>();

/** What the rules say of an incident whose answer does not hang on the law of the day. */
export function checksOf(incident: CheckedIncident): readonly Check[] {
  const known = said.get(incident);
  if (known !== undefined) return known;
  const checks = allChecks(incident);
  said.set(incident, checks);
  return checks;
}

function allChecks(incident: CheckedIncident): readonly Check[] {
  return [
    ...acknowledged(incident),
    ...arrived(incident),
    ...reported(incident),
    ...secondLooks(incident),
    ...bulkEntered(incident),
    ...backEntered(incident),
  ];
}

/** What of the time on scene no recording covers, crew by crew; empty of crews that are still there. */
export function unrecorded(incident: CheckedIncident): readonly {
  readonly assignment: CheckedAssignment;
  readonly from: Instant;
  readonly gaps: readonly RecordingGap[];
}[] {
  return incident.assignments.flatMap((assignment) => {
    const from = timeOf(assignment, "onScene") ?? timeOf(assignment, "handling");
    const to = timeOf(assignment, "cleared");
    if (from === undefined || to === undefined || from >= to) return [];
    const gaps = recordingGaps({ from, to }, incident.recordings).filter(({ seconds }) => seconds >= 1);
    return gaps.length === 0 ? [] : [{ assignment, from, gaps }];
  });
}

/**
 * When a receipt had to be there at the latest: with the report. Whether the type of an incident needs one says the law of
 * the day; undefined of what can need none.
 */
export function receiptAt({ report, enforcement, handledType, type }: CheckedIncident): Instant | undefined {
  return enforcement || (handledType ?? type) !== type ? report?.at : undefined;
}

/** By which an incident had to be recorded. */
export interface LawOfDay {
  readonly statute: Statute;
  readonly zone: string;
  /** Whether a type is enforcement work; undefined of one nobody knows. */
  isEnforcement(type: string): boolean | undefined;
}

/** Whether an incident was enforcement work: by what it was handled as, until then by what was reported. */
export function isEnforcement(
  { handledType, enforcement }: Pick<CheckedIncident, "handledType" | "enforcement">,
  law: Pick<LawOfDay, "isEnforcement">,
): boolean {
  return (handledType === undefined ? undefined : law.isEnforcement(handledType)) ?? enforcement;
}

/** The duties to record an incident: by what it was handled as, and by what its reports say happened. */
export function dutiesOf(
  incident: Pick<CheckedIncident, "handledType" | "type" | "enforcement" | "situations">,
  from: Instant,
  law: LawOfDay,
): readonly ListedDuty[] {
  const enforces = isEnforcement(incident, law);
  return dutiesInForce(law.statute, from, law.zone).filter(({ duty: { told, code } }) =>
    told === "enforcement" ? enforces : told === "report" && incident.situations.includes(code),
  );
}

/** Whether an incident was recorded as the law of its day wants; nothing before the report, which names the recordings. */
export function recordedChecks(incident: CheckedIncident, law: LawOfDay): readonly Check[] {
  const { report } = incident;
  if (report === undefined) return [];
  return unrecorded(incident).flatMap(({ assignment, from, gaps }) => {
    if (dutiesOf(incident, from, law).length === 0) return [];
    const seconds = Math.round(gaps.reduce((sum, gap) => sum + gap.seconds, 0));
    const told = [assignment.steps.onScene, assignment.steps.cleared, report].filter((one) => one !== undefined);
    const check = { rule: "recorded" as const, outcome: "broken" as const, at: report.at, seconds };
    return [{ ...check, ...partOf(incident, assignment), evidence: evidenceOf(incident, told) }];
  });
}

/** As what an incident is looked at a second time. */
export function reviewKindOf({ changes }: Pick<CheckedIncident, "changes">): ReviewKind {
  const kinds = changes.map(({ kind }) => kind);
  return (["void", "merged", "diverted", "reclassified"] as const).find((kind) => kinds.includes(kind)) ?? "ordinary";
}

/** What one part of the house did with its deadlines in one incident, for the check of figures too good to be true. */
export interface Share {
  readonly station: string;
  /** Deadlines that were decided, and those that were met. */
  readonly timed: number;
  readonly met: number;
  /** Steps that were entered, and those of them in bulk. */
  readonly steps: number;
  readonly bulk: number;
  readonly backEntered: number;
}

/** The shares of the stations whose crews were at an incident. */
export function sharesOf(incident: CheckedIncident): readonly Share[] {
  const stationOf = (one: CheckedAssignment) => one.station ?? incident.station;
  const stations = [...new Set(incident.assignments.map(stationOf))].filter((one) => one !== undefined);
  if (stations.length === 0) return [];
  const checks = checksOf(incident).filter(({ rule }) => ["acknowledged", "arrived", "reported"].includes(rule));
  return stations.map((station) => {
    const timed = checks.filter((check) => check.station === station);
    const crews = incident.assignments.filter((one) => stationOf(one) === station);
    const entered = crews.flatMap(({ steps }) => Object.values(steps));
    return {
      station,
      timed: timed.length,
      met: timed.filter(({ outcome }) => outcome === "met").length,
      steps: entered.length,
      bulk: crews.reduce((sum, one) => sum + bulkOf(one).length, 0),
      backEntered: entered.filter(isBackEntered).length,
    };
  });
}

const leastTimed = 30;
const leastMet = 0.995;
const leastBulk = 0.2;

/** Whether a station's month is too good to be true; with few deadlines nothing is said. Stations are never ranked. */
export function isTooGood({ timed, met, steps, bulk }: Omit<Share, "station" | "backEntered">): boolean {
  return timed >= leastTimed && steps > 0 && met / timed >= leastMet && bulk / steps >= leastBulk;
}

import type { SignedOff, SignedOn } from "../duty/facts.ts";
import { byField } from "../ground/configured.ts";
import type { Fact, FactOf } from "../ground/fact.ts";
import { needsOf } from "../ground/part-need.ts";
import type { Reporting, StreamView } from "../ground/room.ts";
import type { DispatchFact } from "./facts.ts";
import type { UnitStatusSet } from "./unit-facts.ts";
import type { Step } from "./incident.ts";
import { unitSeenBy } from "./sight.ts";
import { openOfUnit } from "./handing-over.ts";
import type { ActiveAssignment, Unit } from "./unit.ts";

/** Past commitments a unit's state holds: some days of work, so that the state stays small. */
const held = 64;

function committed(unit: Unit, next: ActiveAssignment): Unit {
  const { active } = unit;
  // A back-entered order that began before the one the unit is on, or before one that is over, is among the earlier ones.
  const isPast = [
    ...(active === undefined ? [] : [active.orderedAt]),
    ...unit.commitments.map(({ from }) => from),
  ].some((from) => next.orderedAt < from);
  if (isPast) return { ...unit, earlier: [...unit.earlier, next] };
  return { ...unit, active: next };
}

function ended(unit: Unit, assignment: string, to: string): Unit {
  const { active, ...idle } = unit;
  if (active !== undefined && active.assignment === assignment) {
    const past = remember(idle, assignment, active.orderedAt, to);
    return { ...past, ended: active, status: "returning", statusSince: to };
  }
  const earlier = unit.earlier.find((one) => one.assignment === assignment);
  if (earlier === undefined) return unit;
  const rest = { ...unit, earlier: unit.earlier.filter((one) => one !== earlier) };
  return remember(rest, assignment, earlier.orderedAt, to);
}

function remember(unit: Unit, assignment: string, from: string, to: string): Unit {
  const all = [...unit.commitments, { assignment, from, to }].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const dropped = all.slice(0, Math.max(0, all.length - held));
  // An older one that is entered later, and not held either, moves nothing back.
  const last = dropped.reduce((latest, { to: end }) => (end > latest ? end : latest), unit.heldFrom ?? "");
  return {
    ...unit,
    commitments: all.slice(dropped.length),
    ...(last === "" ? {} : { heldFrom: last }),
  };
}

/** The end of a shift holds until another is said, or the unit is off duty. */
function rested(unit: Unit, { data, occurredAt }: FactOf<typeof UnitStatusSet>): Unit {
  const { shiftEndsAt: before, ...rest } = unit;
  const shiftEndsAt = data.status === "offDuty" ? undefined : (data.shiftEndsAt ?? before);
  return {
    ...rest,
    status: data.status,
    statusSince: occurredAt,
    ...(shiftEndsAt === undefined ? {} : { shiftEndsAt }),
  };
}

/**
 * Somebody came on post: a unit that was off duty stands by from there. Whom its crew does not name is of the crew as long
 * as they are on post.
 */
function manned(unit: Unit, { data, occurredAt }: FactOf<typeof SignedOn>): Unit {
  const { person, sworn } = data;
  const others = (unit.onPost ?? []).filter((badge) => badge !== person);
  const isNew = sworn !== undefined && unit.crew.every(({ badge }) => badge !== person);
  const next = {
    ...unit,
    onPost: [...others, person],
    ...(isNew && {
      crew: [...unit.crew, { badge: person, sworn, post: "member" as const }],
      joined: [...(unit.joined ?? []), person],
    }),
  };
  return unit.status === "offDuty" ? { ...next, status: "standby", statusSince: occurredAt } : next;
}

/** The last of those on post went: off duty, unless it still has an assignment, whose steps say what it is doing. */
function left(unit: Unit, { data, occurredAt }: FactOf<typeof SignedOff>): Unit {
  const onPost = (unit.onPost ?? []).filter((badge) => badge !== data.person);
  const next = { ...withoutJoined(unit, data.person), onPost };
  if (onPost.length > 0) return next;
  const { shiftEndsAt: _, ...rest } = next;
  return { ...rest, status: "offDuty", statusSince: occurredAt };
}

/** Who was of the crew by having signed on is so no longer. */
function withoutJoined(unit: Unit, person: string): Unit {
  const { joined = [], ...rest } = unit;
  if (!joined.includes(person)) return unit;
  const others = joined.filter((badge) => badge !== person);
  const crew = unit.crew.filter(({ badge }) => badge !== person);
  return { ...rest, crew, ...(others.length === 0 ? {} : { joined: others }) };
}

/** The crew as somebody has said it holds until somebody says another; those on post no longer come and go in it. */
function crewSaid(unit: Unit, crew: Unit["crew"]): Unit {
  const { joined: _, ...rest } = unit;
  return { ...rest, crew };
}

function undoEnd(unit: Unit, assignment: string): Unit {
  if (unit.ended?.assignment !== assignment || unit.active !== undefined) return unit;
  const { ended: active, ...rest } = unit;
  return { ...rest, active, commitments: unit.commitments.filter((one) => one.assignment !== assignment) };
}

function at(unit: Unit, assignment: string, step: Step, since: string): Unit {
  const move = (one: ActiveAssignment): ActiveAssignment =>
    one.assignment === assignment ? { ...one, step, since } : one;
  return {
    ...unit,
    ...(unit.active === undefined ? {} : { active: move(unit.active) }),
    earlier: unit.earlier.map(move),
  };
}

function corrected(unit: Unit, assignment: string, step: Step, to: string): Unit {
  const move = (one: ActiveAssignment): ActiveAssignment => {
    if (one.assignment !== assignment) return one;
    const moved = step === "ordered" ? { ...one, orderedAt: to } : one;
    return one.step === step ? { ...moved, since: to } : moved;
  };
  return {
    ...unit,
    ...(unit.active === undefined ? {} : { active: move(unit.active) }),
    ...(unit.ended === undefined ? {} : { ended: move(unit.ended) }),
    earlier: unit.earlier.map(move),
    commitments: unit.commitments.map((one) => {
      if (one.assignment !== assignment) return one;
      if (step === "ordered") return { ...one, from: to };
      return step === "cleared" ? { ...one, to } : one;
    }),
  };
}

function evolve(state: Unit | null, told: Fact): Unit | null {
  const fact = told as DispatchFact | FactOf<typeof SignedOn> | FactOf<typeof SignedOff>;
  if (fact.type === "UnitRegistered") {
    const { unit: id, ...described } = fact.data;
    const { station, point, retired, ...rest } = described;
    const definition = {
      id,
      ...rest,
      ...(station === undefined || station === null ? {} : { station }),
      ...(point === undefined || point === null ? {} : { point }),
      ...(retired === undefined ? {} : { retired }),
    };
    if (state !== null) {
      // A station and a point that are not said stay.
      const { retired: _, station: stationBefore, point: pointBefore, ...kept } = state;
      return {
        ...kept,
        ...(station === undefined && stationBefore !== undefined ? { station: stationBefore } : {}),
        ...(point === undefined && pointBefore !== undefined ? { point: pointBefore } : {}),
        ...definition,
      };
    }
    return { ...definition, status: "standby", statusSince: fact.occurredAt, earlier: [], commitments: [] };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "SignedOn":
      return manned(state, fact);
    case "SignedOff":
      return left(state, fact);
    case "CrewChanged":
      return crewSaid(state, fact.data.crew);
    case "UnitStatusSet":
      return rested(state, fact);
    case "UnitOrdered": {
      const { assignment, incident, incidentNumber, point } = fact.data;
      const since = fact.occurredAt;
      const known = [state.active, ...state.earlier].some((one) => one?.assignment === assignment);
      if (known) return state;
      return committed(state, {
        ...{ assignment, incident, incidentNumber, step: "ordered", since, orderedAt: since },
        ...(point === undefined ? {} : { point }),
      });
    }
    case "ClearingExpected": {
      const { active } = state;
      return active?.assignment === fact.data.assignment
        ? { ...state, active: { ...active, clearsAt: fact.data.at } }
        : state;
    }
    case "StepTaken":
      return at(state, fact.data.assignment, fact.data.step, fact.occurredAt);
    case "AssignmentEnded":
      return ended(state, fact.data.assignment, fact.occurredAt);
    case "StepUndone":
      return fact.data.step === "cleared"
        ? undoEnd(state, fact.data.assignment)
        : at(state, fact.data.assignment, fact.data.back, fact.data.since);
    case "TimeCorrected":
      return corrected(state, fact.data.assignment, fact.data.step, fact.data.to);
    default:
      return state;
  }
}

/** A unit with an assignment is on duty whatever was said before. */
function reporting({ id, kind, station, status, active }: Unit): Reporting {
  return {
    ...{ id, kind, onDuty: status !== "offDuty" || active !== undefined },
    ...(station === undefined ? {} : { station }),
    ...(active === undefined ? {} : { incident: { id: active.incident, since: active.orderedAt } }),
  };
}

/**
 * Consoles judge no back-entry, so past commitments stay here. They are sent the last, since which the unit is free, and
 * the one before it, which is the last again when an end is taken back.
 */
function sent(unit: Unit): Unit {
  const { heldFrom: _, ...rest } = unit;
  return { ...rest, commitments: unit.commitments.slice(-2) };
}

/** Dispatch owns unit streams. */
export const unitView: StreamView<Unit> = {
  room: "dispatch",
  kind: "unit",
  owner: true,
  settings: ["UnitRegistered"],
  settingsSeenBy: ["systemAdministrator"],
  configured: [
    {
      order: "RegisterUnit",
      key: byField("unit"),
      own: { crew: [] },
      bodies: ({ id: unit, callsign, kind, station, crew, capabilities, point, imported }) => [
        {
          ...{ unit, callsign, kind, crew, capabilities, imported },
          ...(station === undefined ? {} : { station }),
          ...(point === undefined ? {} : { point }),
        },
      ],
    },
  ],
  evolve,
  seenBy: ({ id, station }) => unitSeenBy({ unit: id, station }),
  kindSeenBy: unitSeenBy,
  isCurrent: ({ retired }) => retired !== true,
  openItems: openOfUnit,
  needsParts: ({ callsign, station, retired }) => (retired === true ? [] : needsOf("unit", callsign, [station])),
  reporting,
  sent,
};

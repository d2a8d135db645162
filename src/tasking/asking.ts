import { incidentStream } from "../dispatch/facts.ts";
import type { States } from "../ground/fold.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { incidentSeenView } from "./about-view.ts";
import { districtStream } from "../district/facts.ts";
import { districtOf } from "./district-of.ts";
import { groupStream } from "./group-facts.ts";
import { groupView } from "./group.ts";
import { partyKey } from "./party.ts";
import type { Party } from "./party-facts.ts";
import { isOpenTask, type TaskStage, taskStage } from "./stage.ts";
import type { About, SaidField, Task } from "./task.ts";
import { type AskedField, taskStream } from "./task-facts.ts";
import { taskView } from "./task-view.ts";

/** The task; refused: `TaskUnknown`. */
export function taskOf(states: States, id: string): Task | Refusal<"TaskUnknown"> {
  return states(taskView, taskStream(id)) ?? refuse("TaskUnknown");
}

/** The task while it is open; refused: `TaskUnknown`, `TaskOver`. */
export function openTaskOf(states: States, id: string): Task | Refusal<"TaskOver" | "TaskUnknown"> {
  const task = states(taskView, taskStream(id));
  if (task === null) return refuse("TaskUnknown");
  return isOpenTask(task) ? task : refuse("TaskOver", { taskStage: taskStage(task) });
}

/** Nothing where the task is at one of these stages; refused: `TaskNotAtStage`. */
export function judgeStage(task: Task, ...wanted: readonly TaskStage[]): Refusal<"TaskNotAtStage"> | undefined {
  const stage = taskStage(task);
  return wanted.includes(stage) ? undefined : refuse("TaskNotAtStage", { taskStage: stage });
}

/** The streams that tell whether a party is there. */
export function partyStreams(parties: readonly Party[]): readonly string[] {
  return [
    districtStream,
    ...parties.flatMap(({ kind, id }) => (kind === "group" && id !== undefined ? [groupStream(id)] : [])),
  ];
}

/**
 * Whether a party is there to be given work. A unit is known by its callsign and is not looked up: its crew signs, or the
 * clock says that nobody did. Refused: `PartyUnknown`, `GroupUnknown`, `GroupOver`.
 */
export function judgeParty(
  states: States,
  party: Party,
): Refusal<"GroupOver" | "GroupUnknown" | "PartyUnknown"> | undefined {
  const { kind, id } = party;
  const unknown = () => refuse("PartyUnknown", { party: partyKey(party) });
  if (kind === "hall" || kind === "supervision") return id === undefined ? undefined : unknown();
  if (id === undefined) return unknown();
  if (kind === "unit") return undefined;
  if (kind === "group") {
    const group = states(groupView, groupStream(id));
    if (group === null) return refuse("GroupUnknown");
    return group.ended === undefined ? undefined : refuse("GroupOver");
  }
  const { departments, stations } = districtOf(states);
  return (kind === "department" ? departments : stations)[id] === undefined ? unknown() : undefined;
}

/** The stream that tells of what a task belongs to. */
export function aboutStreams(about: About | undefined): readonly string[] {
  if (about === undefined) return [];
  return about.kind === "incident" ? [incidentStream(about.id)] : about.kind === "task" ? [taskStream(about.id)] : [];
}

/** Refused: `AboutUnknown`. A drill belongs to the district and is named by its day. */
export function judgeAbout(states: States, about: About | undefined): Refusal<"AboutUnknown"> | undefined {
  if (about?.kind === "incident" && states(incidentSeenView, incidentStream(about.id)) === null) {
    return refuse("AboutUnknown");
  }
  if (about?.kind === "task" && states(taskView, taskStream(about.id)) === null) return refuse("AboutUnknown");
  return about?.kind === "drill" && !districtOf(states).drill ? refuse("AboutUnknown") : undefined;
}

const dayLooks = /^\d{4}-\d{2}-\d{2}$/;

function fits({ kind }: AskedField, value: string): boolean {
  switch (kind) {
    case "number":
      return Number.isFinite(Number(value)) && value.trim() !== "";
    case "yesNo":
      return value === "yes" || value === "no";
    case "day":
      return dayLooks.test(value) && !Number.isNaN(Date.parse(value));
    case "text":
      return true;
  }
}

/**
 * What was said in fields that were asked for: each known, once, of its kind, and none missing that is required. Refused:
 * `FieldUnknown`, `FieldTwice`, `FieldMissing`, `FieldWrong`.
 */
export function judgeFields(
  asks: readonly AskedField[],
  said: readonly SaidField[],
): Refusal<"FieldMissing" | "FieldTwice" | "FieldUnknown" | "FieldWrong"> | undefined {
  const seen = new Set<string>();
  for (const { field, value } of said) {
    const asked = asks.find((one) => one.field === field);
    if (asked === undefined) return refuse("FieldUnknown", { field });
    if (seen.has(field)) return refuse("FieldTwice", { field });
    if (!fits(asked, value)) return refuse("FieldWrong", { label: asked.label });
    seen.add(field);
  }
  const missing = asks.find(({ field, required }) => required && !seen.has(field));
  return missing === undefined ? undefined : refuse("FieldMissing", { label: missing.label });
}

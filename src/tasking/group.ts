import { z } from "zod";
import { personView } from "../access/person-view.ts";
import { personStream } from "../access/people-facts.ts";
import { districtStream } from "../district/facts.ts";
import { type Fact, streamKey } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import type { StreamView } from "../ground/room.ts";
import type { States } from "../ground/fold.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { dayOf, daySchema, instantOn } from "../ground/zone.ts";
import { districtOf } from "./district-of.ts";
import { GroupEnded, type GroupFact, GroupSet, groupStream } from "./group-facts.ts";
import { isSameParty, partyOf, tagOf } from "./party.ts";
import type { Party } from "./party-facts.ts";
import { isLeader } from "./speaking-for.ts";
import { isOpenTask } from "./stage.ts";
import { type TaskFact, taskStream } from "./task-facts.ts";
import { taskView } from "./task-view.ts";

/** People of several parts who work together for one purpose until a day. */
export interface TaskGroup {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  /** Who made it. */
  readonly by: Party;
  /** Badges. */
  readonly lead: string;
  readonly members: readonly string[];
  readonly until: string;
  readonly endsAt: Instant;
  /** Tasks that were given to it. */
  readonly tasks: readonly string[];
  readonly ended?: { readonly at: Instant; readonly by: string; readonly reason?: string };
}

export const groupView: StreamView<TaskGroup> = {
  room: "tasking",
  kind: "group",
  owner: true,
  evolve: (state: TaskGroup | null, told: Fact, stream) => {
    const fact = told as GroupFact | TaskFact;
    const id = streamKey(stream);
    if (fact.type === "GroupSet") return { id, ...fact.data, tasks: state?.tasks ?? [] };
    if (state === null) return null;
    if (fact.type === "DirectiveIssued") {
      const own = fact.data.copies.filter(({ to }) => to.kind === "group" && to.id === id).map(({ task }) => task);
      return { ...state, tasks: [...state.tasks, ...own] };
    }
    if (fact.type === "TaskReassigned") {
      // The task it is about comes first.
      const task = streamKey(fact.streams[0] ?? "");
      return state.tasks.includes(task) ? state : { ...state, tasks: [...state.tasks, task] };
    }
    if (fact.type !== "GroupEnded") return state;
    const { reason } = fact.data;
    return {
      ...state,
      ended: { at: fact.occurredAt, by: fact.by.officer, ...(reason === undefined ? {} : { reason }) },
    };
  },
  timers: (group) =>
    group.ended === undefined
      ? [{ name: `end/${group.endsAt}`, due: group.endsAt, order: "ExpireGroup", body: { groupId: group.id } }]
      : [],
  seenBy: ({ by, lead, members }) => [
    ...new Set(["hall", "supervisor", "reader", tagOf(by), ...[lead, ...members].map((badge) => `person:${badge}`)]),
  ],
  kindSeenBy: () => ["hall", "supervisor", "reader", "everyone"],
  told: ({ name, ended }) => ({ number: name, stage: ended === undefined ? "open" : "ended" }),
  isCurrent: ({ ended }) => ended === undefined,
};

/** The group while it works; refused: `GroupUnknown`, `GroupOver`. */
function openGroupOf(states: States, id: string): TaskGroup | Refusal<"GroupOver" | "GroupUnknown"> {
  const group = states(groupView, groupStream(id));
  if (group === null) return refuse("GroupUnknown");
  return group.ended === undefined ? group : refuse("GroupOver");
}

const groupBody = z.strictObject({
  /** Absent: a new one. */
  groupId: ulidSchema.optional(),
  name: text(80),
  purpose: text(500),
  lead: codeSchema,
  members: z.array(codeSchema).max(100),
  until: daySchema,
});

/**
 * Makes a task group or changes it; its open tasks learn who its people are. Who made it changes it, and the leaders of
 * the shift. Refused: `NoSide`, `GroupUnknown`, `GroupOver`, `NotYourTask`, `GroupEndsInPast`, `PersonOfGroupUnknown`,
 * `GroupLeadTwice`.
 */
export const SetGroup = defineOrder("SetGroup", {
  title: { zh: "组建或调整专班", en: "Make or change a task group" },
  roles: ["dispatcher", "shiftLeader", "dutyCommander", "department", "supervisor"],
  underGlass: false,
  body: groupBody,
  streams: ({ id, body }, states) => [
    districtStream,
    groupStream(body.groupId ?? id),
    ...[body.lead, ...body.members].map(personStream),
    ...(states(groupView, groupStream(body.groupId ?? id))?.tasks ?? []).map(taskStream),
  ],
  refuses: [
    ...(["GroupEndsInPast", "GroupLeadTwice", "GroupOver", "GroupUnknown"] as const),
    ...(["NoSide", "NotYourTask", "PersonOfGroupUnknown"] as const),
  ],
  decide: (states, { id, by, body, occurredAt }) => {
    const { groupId, lead, members, until, ...rest } = body;
    const party = partyOf(by);
    if (party === undefined) return refuse("NoSide");
    const before = groupId === undefined ? undefined : openGroupOf(states, groupId);
    if (isRefusal(before)) return before;
    if (before !== undefined && !isSameParty(before.by, party) && !isLeader(by)) return refuse("NotYourTask");
    const { zone } = districtOf(states);
    if (until < dayOf(occurredAt, zone)) return refuse("GroupEndsInPast");
    if (members.includes(lead)) return refuse("GroupLeadTwice");
    const people = [lead, ...new Set(members)];
    const stranger = people.find((badge) => isGone(states, badge));
    if (stranger !== undefined) return refuse("PersonOfGroupUnknown", { person: stranger });
    const open = (before?.tasks ?? []).filter((task) => {
      const state = states(taskView, taskStream(task));
      // One that was given to somebody else since has other people.
      return state !== null && isOpenTask(state) && isSameParty(state.to, { kind: "group", id: groupId });
    });
    const data = { ...rest, by: before?.by ?? party, lead, members: people.slice(1), until };
    return [
      GroupSet.draft([groupStream(groupId ?? id), ...open.map(taskStream)], {
        ...data,
        endsAt: instantOn(until, 1440, zone),
      }),
    ];
  },
});

function isGone(states: States, badge: string): boolean {
  const person = states(personView, personStream(badge));
  return person === null || person.disabled !== undefined;
}

/** Ends a group before its day. Refused: `GroupUnknown`, `GroupOver`, `NotYourTask`. */
export const EndGroup = defineOrder("EndGroup", {
  title: { zh: "结束专班", en: "End a task group" },
  roles: ["dispatcher", "shiftLeader", "dutyCommander", "department", "supervisor"],
  underGlass: false,
  body: z.strictObject({ groupId: ulidSchema, reason: text(500) }),
  streams: ({ body }) => [groupStream(body.groupId)],
  refuses: ["GroupOver", "GroupUnknown", "NotYourTask"],
  decide: (states, { by, body: { groupId, reason } }) => {
    const group = openGroupOf(states, groupId);
    if (isRefusal(group)) return group;
    if (!isSameParty(group.by, partyOf(by)) && !isLeader(by)) return refuse("NotYourTask");
    return [GroupEnded.draft([groupStream(groupId)], { reason })];
  },
});

/** By the clock only, at the end of its last day. Refused: `GroupUnknown`, `GroupOver`; `GroupNotDue` while its day is later. */
export const ExpireGroup = defineOrder("ExpireGroup", {
  title: { zh: "专班到期", en: "End a task group with its day" },
  roles: ["system"],
  body: z.strictObject({ groupId: ulidSchema }),
  streams: ({ body }) => [groupStream(body.groupId)],
  refuses: ["GroupNotDue", "GroupOver", "GroupUnknown"],
  decide: (states, { body: { groupId }, occurredAt }) => {
    const group = openGroupOf(states, groupId);
    if (isRefusal(group)) return group;
    return occurredAt < group.endsAt ? refuse("GroupNotDue") : [GroupEnded.draft([groupStream(groupId)], {})];
  },
});

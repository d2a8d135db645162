import { z } from "zod";
import { filesField } from "../ground/file.ts";
import { instantSchema, millis } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { sealedText, text } from "../ground/text.ts";
import { derivedUlid, ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import type { Role } from "../ground/role.ts";
import { aboutStreams, judgeAbout, judgeParty, partyStreams } from "./asking.ts";
import { groupStream } from "./group-facts.ts";
import { groupView } from "./group.ts";
import { isSameParty, partyKey, partyOf } from "./party.ts";
import { type Party, partySchema } from "./party-facts.ts";
import {
  aboutSchema,
  askedFieldSchema,
  DirectiveIssued,
  directiveStream,
  prioritySchema,
  taskStream,
} from "./task-facts.ts";

/** Who gives work to others, and does it. */
export const taskRoles: readonly Role[] = [
  ...(["dispatcher", "shiftLeader", "dutyCommander", "department", "station", "unit", "supervisor"] as const),
];

const issueBody = z.strictObject({
  title: text(80),
  words: sealedText(4000).optional(),
  to: z.array(partySchema).min(1).max(60),
  priority: prioritySchema.default(2),
  about: aboutSchema.optional(),
  group: ulidSchema.optional(),
  asks: z.array(askedFieldSchema).max(20).default([]),
  signBy: instantSchema,
  answerBy: instantSchema.optional(),
  files: filesField.default([]),
});

/** The id of the task that a directive, by its order's id, makes for a party at an instant. */
export function copyFor(id: string, party: Party, at: string): string {
  return derivedUlid(millis(at), `task ${id} ${partyKey(party)} ${party.post ?? ""}`);
}

/** The tasks that a directive makes, one for each party, by the order's id. */
function copiesOf(states: States, id: string, to: readonly Party[], at: string) {
  return to.map((party) => {
    const members = membersOf(states, party);
    return { task: copyFor(id, party, at), to: party, ...(members === undefined ? {} : { members }) };
  });
}

/** The people of a task group, its lead first; undefined of other parties. */
export function membersOf(states: States, { kind, id }: Party): string[] | undefined {
  const group = kind === "group" && id !== undefined ? states(groupView, groupStream(id)) : null;
  return group === null ? undefined : [group.lead, ...group.members];
}

/**
 * Gives work to parts of the house: each gets a task of its own. From supervision it is a corrective task. Refused:
 * `NoSide`, `PartyUnknown`, `PartyTwice`, `PartyIsOneself`, `GroupUnknown`, `GroupOver`, `AboutUnknown`, `FieldTwice`,
 * `DueInPast`, `AnswerBeforeSign`.
 */
export const IssueDirective = defineOrder("IssueDirective", {
  title: { zh: "下达任务指令", en: "Issue a directive" },
  roles: ["dispatcher", "shiftLeader", "dutyCommander", "department", "supervisor"],
  underGlass: false,
  body: issueBody,
  sealed: ["words"],
  files: ["files"],
  record: ({ id }) => directiveStream(id),
  streams: ({ id, receivedAt, body }, states) => [
    ...partyStreams(body.to),
    ...(body.group === undefined ? [] : [groupStream(body.group)]),
    ...aboutStreams(body.about),
    directiveStream(id),
    ...copiesOf(states, id, body.to, receivedAt).map(({ task }) => taskStream(task)),
  ],
  refuses: [
    ...(["AboutUnknown", "AnswerBeforeSign", "DueInPast", "FieldTwice", "GroupOver", "GroupUnknown"] as const),
    ...(["NoSide", "PartyIsOneself", "PartyTwice", "PartyUnknown"] as const),
  ],
  decide: (states, { id, by, body, occurredAt, receivedAt }) => {
    const { to, signBy, answerBy, asks, about, group, ...rest } = body;
    const from = partyOf(by);
    if (from === undefined) return refuse("NoSide");
    const keys = to.map((party) => `${partyKey(party)} ${party.post ?? ""}`);
    for (const [place, party] of to.entries()) {
      const wrong = judgeParty(states, party);
      if (wrong !== undefined) return wrong;
      if (keys.indexOf(keys[place] ?? "") < place) return refuse("PartyTwice", { party: partyKey(party) });
      if (isSameParty(from, party) && party.post === undefined) return refuse("PartyIsOneself");
    }
    const lost = group === undefined ? undefined : judgeParty(states, { kind: "group", id: group });
    if (lost !== undefined) return lost;
    const nowhere = judgeAbout(states, about);
    if (nowhere !== undefined) return nowhere;
    const twice = asks.find(({ field }, place) => asks.findIndex((one) => one.field === field) < place);
    if (twice !== undefined) return refuse("FieldTwice", { field: twice.field });
    if (signBy < occurredAt) return refuse("DueInPast", { field: "signBy" });
    if (answerBy !== undefined && answerBy < signBy) return refuse("AnswerBeforeSign");
    const copies = copiesOf(states, id, to, receivedAt);
    const streams = [
      directiveStream(id),
      ...copies.map(({ task }) => taskStream(task)),
      // A group knows which tasks must be told when its people change.
      ...to.flatMap((party) => (party.kind === "group" && party.id !== undefined ? [groupStream(party.id)] : [])),
    ];
    return [
      DirectiveIssued.draft([...new Set(streams)], {
        ...{ from, copies, asks, signBy },
        ...(answerBy === undefined ? {} : { answerBy }),
        ...(about === undefined ? {} : { about }),
        ...(group === undefined ? {} : { group }),
        ...rest,
      }),
    ];
  },
});

import { z } from "zod";
import { type Fact, type Giver, streamOf } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineMadeOrder, defineOrder, type Order, type OrderKind } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { changeStream } from "../ground/setting.ts";
import { type AccessFact, ActApproved, ActDeclined, ActProposed, proposalStream } from "./facts.ts";
import { sharedHand } from "./let-in.ts";
import type { Role } from "../ground/role.ts";

/** An order that one person gave and that happens when a second one approves it. */
export interface Proposal {
  readonly id: string;
  readonly order: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: string;
  /** Who may be behind the account that proposed it. */
  readonly letIn?: readonly string[];
  readonly at: Instant;
  /** Of a planned change of a setting: from when. Approved before, it is in force from then. */
  readonly from?: Instant;
  readonly ended?: { readonly how: "approved" | "declined" | "withdrawn"; readonly by: string; readonly at: Instant };
}

const watchers = ["securityAdministrator", "dutyCommander", "supervisor", "auditAdministrator"];

/** Records a proposal names, by their stream, in `stream` or `hold`. */
function toldBy({ body: { stream, hold } }: Proposal): readonly string[] {
  return [
    ...(typeof stream === "string" ? [stream] : []),
    ...(typeof hold === "string" ? [streamOf("hold", hold)] : []),
  ];
}

const endedBy = { ActApproved: "approved", ActDeclined: "declined", ActWithdrawn: "withdrawn" } as const;

/** Where it and its answer are told: a planned change learns of both. */
function toldOn({ id, from }: Pick<Proposal, "id" | "from">): readonly string[] {
  return from === undefined ? [proposalStream(id)] : [proposalStream(id), changeStream(id)];
}

export const proposalView: StreamView<Proposal> = {
  room: "access",
  kind: "proposal",
  owner: true,
  evolve: (state: Proposal | null, told: Fact) => {
    const fact = told as AccessFact;
    if (fact.type === "ActProposed") {
      const { proposal: id, order, body, from } = fact.data;
      const { officer: by, letIn } = fact.by;
      return {
        ...{ id, order, body, by, at: fact.occurredAt },
        ...(letIn === undefined ? {} : { letIn }),
        ...(from === undefined ? {} : { from }),
      };
    }
    if (state === null || !Object.hasOwn(endedBy, fact.type)) return state;
    const how = endedBy[fact.type as keyof typeof endedBy];
    return { ...state, ended: { how, by: fact.by.officer, at: fact.occurredAt } };
  },
  seenBy: (proposal) => [...watchers, `person:${proposal.by}`],
  kindSeenBy: () => watchers,
  tellsOf: toldBy,
  owed: ({ id, by, letIn = [], from, ended }) =>
    ended === undefined
      ? [
          {
            ...{ kind: "check", by: ["securityAdministrator", "dutyCommander"], not: [by, ...letIn] },
            what: phrase(
              { zh: "待第二人批准的操作 {number}", en: "An act that waits for a second person, {number}" },
              { number: id.slice(-6) },
            ),
            ...(from === undefined ? {} : { due: from }),
          },
        ]
      : [],
  isCurrent: ({ ended }) => ended === undefined,
};

export interface Approval {
  /** Who may be the second. */
  readonly roles: readonly Role[];
  /** Streams that tell whether there is anybody who could be the second. */
  readonly streams?: readonly string[];
  /** Whether it concerns this second person, while somebody else could be it: nobody approves what is their own. */
  isOneselfs?(states: States, proposal: Proposal, second: string): boolean;
  /** Nobody could be: the act happens at once, and its facts say so. */
  isAlone?(states: States, by: string): boolean;
  /** Whether this one needs a second person; each does when absent. */
  isNeeded?(states: States, order: Order<unknown>): boolean;
}

/** Why a second person's approval is not accepted, beside what the order itself refuses. */
type SecondCode =
  | "ProposalUnknown"
  | "ProposalOver"
  | "ProposalIsOfAnother"
  | "SecondPersonIsFirst"
  | "SecondPersonLetIn"
  | "NotOneself";

/**
 * Makes an order wait for a second person. When the order is given, its rule judges it, and it is kept as a proposal.
 * When somebody else gives `Approve…`, its rule judges it again and it happens; what was planned for later (`PlanChange`)
 * is agreed to by it, and happens at its time. Such an order must have no sealed
 * field and no files, because a proposal is kept as it was given.
 */
export function withSecondPerson<Code extends string>(
  kind: OrderKind<unknown, Code>,
  approval: Approval,
): readonly [OrderKind<unknown, Code>, OrderKind<unknown, Code | SecondCode>] {
  // The files would be taken by the proposal, and no fact of the record would name them.
  if (kind.files !== undefined) throw new Error(`${kind.name} carries files and cannot wait for a second person`);
  const first: OrderKind<unknown, Code> = {
    ...kind,
    second: true,
    streams: (order, states) => [proposalStream(order.id), ...(approval.streams ?? []), ...kind.streams(order, states)],
    decide: (states, order) => {
      const drafts = kind.decide(states, order);
      if (isRefusal(drafts) || drafts.length === 0) return drafts;
      if (order.planned?.agreed === true) return drafts;
      if (approval.isNeeded?.(states, order) === false) return drafts;
      if (approval.isAlone?.(states, order.by.officer) === true) return drafts;
      const body = order.body as Record<string, unknown>;
      const from = order.planned === undefined ? {} : { from: order.planned.from };
      const streams = toldOn({ id: order.id, ...from });
      return [ActProposed.draft(streams, { proposal: order.id, order: kind.name, body, ...from })];
    },
  };

  const proposed = (order: Order<{ readonly proposalId: string }>, proposal: Proposal): Order<unknown> => ({
    ...order,
    name: kind.name,
    body: proposal.body,
    first: { officer: proposal.by, ...(proposal.letIn === undefined ? {} : { letIn: proposal.letIn }) },
  });
  // What is looked at outside the journal is looked at when it is proposed.
  const second = defineMadeOrder(`Approve${kind.name}`, {
    title: { zh: `批准：${kind.title.zh}`, en: `Approve: ${kind.title.en}` },
    roles: approval.roles,
    underGlass: false,
    inPerson: true,
    body: z.strictObject({ proposalId: ulidSchema }),
    streams: (order, states) => {
      const proposal = states(proposalView, proposalStream(order.body.proposalId));
      return [
        ...(proposal === null ? [proposalStream(order.body.proposalId)] : toldOn(proposal)),
        // A proposal of another order has another body: this order's rule is asked of its own only.
        ...(proposal?.order === kind.name ? kind.streams(proposed(order, proposal), states) : []),
      ];
    },
    refuses: [
      ...kind.refuses,
      "ProposalUnknown",
      "ProposalOver",
      "ProposalIsOfAnother",
      "SecondPersonIsFirst",
      "SecondPersonLetIn",
      ...(approval.isOneselfs === undefined ? [] : (["NotOneself"] as const)),
    ],
    decide: (states, order) => {
      const proposal = openProposalOf(states, order.body.proposalId);
      if (isRefusal(proposal)) return proposal;
      if (proposal.order !== kind.name) return refuse("ProposalIsOfAnother", { order: proposal.order });
      const same = judgeSecond({ officer: proposal.by, letIn: proposal.letIn ?? [] }, order.by);
      if (same !== undefined) return same;
      if (approval.isOneselfs?.(states, proposal, order.by.officer) === true) return refuse("NotOneself");
      const drafts = kind.decide(states, proposed(order, proposal));
      if (isRefusal(drafts)) return drafts;
      const approved = ActApproved.draft(toldOn(proposal), { proposal: proposal.id, order: kind.name });
      // What is planned for later is agreed to now, and the house gives it when its time has come.
      const isLater = proposal.from !== undefined && order.receivedAt < proposal.from;
      return isLater ? [approved] : [...drafts, approved];
    },
  });
  return [first, second];
}

/**
 * Whether somebody may be the second person to what a first one did. Refused: `SecondPersonIsFirst`, and
 * `SecondPersonLetIn` where one hand may be behind both accounts.
 */
export function judgeSecond(
  first: Pick<Giver, "officer" | "letIn">,
  second: Giver,
): Refusal<"SecondPersonIsFirst" | "SecondPersonLetIn"> | undefined {
  if (first.officer === second.officer) return refuse("SecondPersonIsFirst");
  const person = sharedHand(second, first);
  return person === undefined ? undefined : refuse("SecondPersonLetIn", { person });
}

/** The proposal while nobody has answered it; `ProposalUnknown`, `ProposalOver`. */
function openProposalOf(states: States, id: string): Proposal | Refusal<"ProposalOver" | "ProposalUnknown"> {
  const proposal = states(proposalView, proposalStream(id));
  if (proposal === null) return refuse("ProposalUnknown");
  return proposal.ended === undefined ? proposal : refuse("ProposalOver", { by: proposal.ended.by });
}

/** By a second person, or by the first who thinks better of it. Refused: `ProposalUnknown`, `ProposalOver`. */
export const DeclineAct = defineOrder("DeclineAct", {
  title: { zh: "不批准", en: "Decline what waits for a second person" },
  roles: ["securityAdministrator", "dutyCommander"],
  underGlass: false,
  body: z.strictObject({ proposalId: ulidSchema, reason: text(500) }),
  // With what it tells of: whoever may not see that does not answer it.
  streams: ({ body }, states) => {
    const proposal = states(proposalView, proposalStream(body.proposalId));
    return proposal === null ? [proposalStream(body.proposalId)] : [...toldOn(proposal), ...toldBy(proposal)];
  },
  refuses: ["ProposalOver", "ProposalUnknown"],
  decide: (states, { body }) => {
    const proposal = openProposalOf(states, body.proposalId);
    if (isRefusal(proposal)) return proposal;
    const { id, order } = proposal;
    return [ActDeclined.draft(toldOn(proposal), { proposal: id, order, reason: body.reason })];
  },
});

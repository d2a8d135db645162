import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { bureau } from "../district/organisation.ts";
import type { Owned, StreamView } from "../ground/room.ts";
import { selfOf } from "../access/asking.ts";
import {
  type DutyFact,
  HandoverConfirmed,
  type HandoverItem,
  handoverItemSchema,
  HandoverPrepared,
  handoverStream,
  postsStream,
} from "./facts.ts";
import { personStream } from "../access/people-facts.ts";
import { oneself } from "../access/oneself.ts";
import type { Person } from "../access/person.ts";
import { postOf } from "./posts.ts";
import { handsOf } from "../access/let-in.ts";
import { postRoles } from "../access/role.ts";

type OwnedItem = HandoverItem & { readonly owner: string };

/** 交接班: what one person leaves to the next at a post, and, once confirmed, who has each item. */
export interface Handover {
  readonly id: string;
  readonly post: string;
  readonly part: string;
  readonly from: string;
  readonly preparedAt: Instant;
  readonly items: readonly HandoverItem[];
  readonly words?: string | undefined;
  readonly confirmed?: { readonly to: string; readonly at: Instant };
}

function evolve(state: Handover | null, told: Fact): Handover | null {
  const fact = told as DutyFact;
  if (fact.type === "HandoverPrepared") {
    const { handover: id, ...prepared } = fact.data;
    return state ?? { id, ...prepared, preparedAt: fact.occurredAt };
  }
  if (fact.type !== "HandoverConfirmed" || state === null || state.confirmed !== undefined) return state;
  return { ...state, items: fact.data.items, confirmed: { to: fact.data.to, at: fact.occurredAt } };
}

/** `part`: whose post changes hands. */
function seenBy({ part }: Owned): readonly string[] {
  return part === undefined ? ["hall"] : ["hall", `station:${part}`, `department:${part}`];
}

/** Duty owns handover streams. The hall sees them, and the part whose post changes hands. */
export const handoverView: StreamView<Handover> = {
  room: "duty",
  kind: "handover",
  owner: true,
  evolve,
  seenBy,
  kindSeenBy: seenBy,
  owed: ({ part, from, confirmed }) =>
    confirmed === undefined
      ? [
          {
            ...{ kind: "handOver", by: part === bureau ? ["hall"] : [`station:${part}`, `department:${part}`] },
            ...{ not: [from], what: { zh: "待确认的交接班", en: "A handover to be confirmed" } },
          },
        ]
      : [],
  isCurrent: ({ confirmed }) => confirmed === undefined,
};

/** The one who gives the order, standing at the post; `NotOnThatPost`, `PersonUnknown`, `PersonIsDisabled`. */
function atPost<Code extends string>(
  person: Person | Refusal<Code>,
  post: string,
): Person | Refusal<Code | "NotOnThatPost"> {
  if (isRefusal(person)) return person;
  return person.onPost?.post === post ? person : refuse("NotOnThatPost", { post });
}

/**
 * Says what is open at a post before its next takes over; the program collects it. Refused: `PostUnknown`,
 * `NotOnThatPost`, `PersonUnknown`, `PersonIsDisabled`.
 */
export const PrepareHandover = defineOrder("PrepareHandover", {
  title: { zh: "准备交班", en: "Prepare a handover" },
  roles: postRoles,
  underGlass: true,
  internal: true,
  body: z.strictObject({
    post: codeSchema,
    items: z.array(handoverItemSchema).max(2000),
    words: text(2000).optional(),
  }),
  streams: ({ id, by }) => [postsStream, personStream(by.officer), handoverStream(id)],
  concerns: (_, { by }) => oneself(by),
  refuses: ["NotOnThatPost", "PersonIsDisabled", "PersonUnknown", "PostUnknown"],
  decide: (states, { id, by, body }) => {
    const post = postOf(states, body.post);
    if (isRefusal(post)) return post;
    const person = atPost(selfOf(states, by), post.post);
    if (isRefusal(person)) return person;
    const { words, items } = body;
    return [
      HandoverPrepared.draft([handoverStream(id), personStream(person.id)], {
        ...{ handover: id, post: post.post, part: post.part, from: person.id, items },
        ...(words === undefined ? {} : { words }),
      }),
    ];
  },
});

/**
 * The next person at the post takes over everything open now (`items`, collected again). Items they take themselves are
 * theirs; every other item must have an owner. Refused: `HandoverUnknown`, `HandoverConfirmedAlready`,
 * `HandoverToOneself`, `NotOnThatPost`, `ItemWithoutOwner` with the number of such items and the first one's number,
 * `PersonUnknown`, `PersonIsDisabled`.
 */
export const ConfirmHandover = defineOrder("ConfirmHandover", {
  title: { zh: "确认接班", en: "Confirm a handover" },
  roles: postRoles,
  underGlass: true,
  internal: true,
  body: z.strictObject({
    handoverId: ulidSchema,
    items: z.array(handoverItemSchema).max(2000),
    /** Ids of what the incoming person takes. */
    takes: z.array(codeSchema).max(2000),
  }),
  streams: ({ by, body }, states) => {
    const from = states(handoverView, handoverStream(body.handoverId))?.from;
    const two = from === undefined ? [by.officer] : [from, by.officer];
    return [handoverStream(body.handoverId), ...two.map(personStream)];
  },
  concerns: (_, { by }) => oneself(by),
  refuses: [
    "HandoverConfirmedAlready",
    "HandoverToOneself",
    "HandoverUnknown",
    "ItemWithoutOwner",
    "NotOnThatPost",
    "PersonIsDisabled",
    "PersonUnknown",
  ],
  decide: (states, { by, body }) => {
    const handover = handoverOf(states, body.handoverId);
    if (isRefusal(handover)) return handover;
    const { id, post, from, confirmed } = handover;
    if (confirmed !== undefined) return refuse("HandoverConfirmedAlready", { to: confirmed.to });
    if (handsOf(by).includes(from)) return refuse("HandoverToOneself");
    const person = atPost(selfOf(states, by), post);
    if (isRefusal(person)) return person;
    const items = ownedBy(person.id, body.items, body.takes);
    if (isRefusal(items)) return items;
    const streams = [handoverStream(id), personStream(from), personStream(person.id)];
    return [HandoverConfirmed.draft(streams, { handover: id, post, from, to: person.id, items })];
  },
});

function handoverOf(states: States, id: string): Handover | Refusal<"HandoverUnknown"> {
  return states(handoverView, handoverStream(id)) ?? refuse("HandoverUnknown");
}

function ownedBy(
  incoming: string,
  items: readonly HandoverItem[],
  takes: readonly string[],
): readonly OwnedItem[] | Refusal<"ItemWithoutOwner"> {
  const taken = new Set(takes);
  const owned = items.map((item) => (taken.has(item.id) ? { ...item, owner: incoming } : item));
  const [first, ...others] = owned.filter((item) => item.owner === undefined);
  if (first !== undefined) return refuse("ItemWithoutOwner", { count: others.length + 1, number: first.number });
  return owned.flatMap((item) => (item.owner === undefined ? [] : [{ ...item, owner: item.owner }]));
}

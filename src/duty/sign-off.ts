import { z } from "zod";
import type { FactDraft } from "../ground/fact.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { personOf } from "../access/asking.ts";
import { hasOthersAt, leavesUnitAlone, postedStreams } from "./at-post.ts";
import { personStream } from "../access/people-facts.ts";
import type { Power, PowerRole } from "../ground/role.ts";
import { postsStream, SignedOff } from "./facts.ts";
import { oneself } from "../access/oneself.ts";
import type { OnPost, Person } from "../access/person.ts";
import { personView } from "../access/person-view.ts";
import { type Post, postsOf } from "./posts.ts";
import { everyStaffRole } from "../access/role.ts";
import { leads } from "./strength.ts";

const reason = text(500);

/** Posts whose work must not be left without telling somebody what is open. */
const handoverRoles: readonly PowerRole[] = ["shiftLeader", "dutyCommander", "station"];

/** Streams of an order that takes somebody off post: the person, and once that is loaded where they stand. */
export function leavingStreams(states: States, id: string): readonly string[] {
  const onPost = states(personView, personStream(id))?.onPost;
  const told = onPost === undefined ? [] : postedStreams(id, onPost.power, onPost.post);
  return [postsStream, personStream(id), ...told];
}

/** Whether leaving such a post without a handover goes on record. */
export function needsHandover({ role }: Pick<Power, "role">, post: Pick<Post, "always"> | undefined): boolean {
  return handoverRoles.includes(role) || post?.always === true;
}

/**
 * The warnings of leaving a post: `withoutHandover` when the post must be handed over; `noLeader` when a post that
 * leads is left empty.
 */
function leavingWarnings(states: States, person: Person, { power, post: id, handedOver }: OnPost): readonly string[] {
  const post = id === undefined ? undefined : postsOf(states).posts[id];
  const isLeader = leads(post ?? { always: false, power });
  return [
    ...(needsHandover(power, post) && handedOver !== true ? ["withoutHandover"] : []),
    ...(id !== undefined && isLeader && !hasOthersAt(states, id, person.id) ? ["noLeader"] : []),
  ];
}

/**
 * The fact that somebody is off post, told to every stream that learnt that they were on post. None for a person who is
 * on no post.
 */
export function signedOff(states: States, person: Person, why: string | undefined): readonly FactDraft[] {
  const { onPost } = person;
  if (onPost === undefined) return [];
  const warnings = leavingWarnings(states, person, onPost);
  return [
    SignedOff.draft(postedStreams(person.id, onPost.power, onPost.post), {
      person: person.id,
      power: onPost.power,
      ...(onPost.post === undefined ? {} : { post: onPost.post }),
      ...(why === undefined ? {} : { reason: why }),
      ...(warnings.length === 0 ? {} : { warnings }),
    }),
  ];
}

/**
 * `PersonUnknown`, `NotOnPost`, `PostTimesCross` before the time of coming on post, and `UnitOnAssignment` for the last of
 * a crew whose unit is out.
 */
function leave(
  states: States,
  { occurredAt }: Order<unknown>,
  id: string,
  why: string | undefined,
): readonly FactDraft[] | Refusal<"NotOnPost" | "PersonUnknown" | "PostTimesCross" | "UnitOnAssignment"> {
  const person = personOf(states, id);
  if (isRefusal(person)) return person;
  const { onPost } = person;
  if (onPost === undefined) return refuse("NotOnPost", { person: id });
  if (occurredAt < onPost.since) return refuse("PostTimesCross", { at: onPost.since });
  if (leavesUnitAlone(states, id, onPost)) return refuse("UnitOnAssignment", { unit: onPost.power.unit ?? "" });
  return signedOff(states, person, why);
}

/**
 * 下岗. Everybody on post may leave it, except the last of a crew whose unit has an assignment. Leaving without a
 * handover, or leaving nobody to lead, is recorded. Refused: `PersonUnknown`, `NotOnPost`, `PostTimesCross`,
 * `UnitOnAssignment`.
 */
export const SignOff = defineOrder("SignOff", {
  title: { zh: "下岗", en: "Sign off" },
  roles: everyStaffRole,
  underGlass: true,
  offPost: true,
  body: z.strictObject({ reason: reason.optional() }),
  streams: ({ by }, states) => leavingStreams(states, by.officer),
  concerns: (_, { by }) => oneself(by),
  refuses: ["NotOnPost", "PersonUnknown", "PostTimesCross", "UnitOnAssignment"],
  decide: (states, order) => leave(states, order, order.by.officer, order.body.reason),
});

/**
 * Takes somebody off post who forgot to sign off. Refused: `PersonUnknown`, `NotOnPost`, `PostTimesCross`,
 * `UnitOnAssignment`.
 */
export const SignOffPerson = defineOrder("SignOffPerson", {
  title: { zh: "代为下岗", en: "Sign somebody off" },
  roles: ["shiftLeader", "dutyCommander", "station"],
  underGlass: false,
  body: z.strictObject({ person: codeSchema, reason }),
  streams: ({ body }, states) => leavingStreams(states, body.person),
  concerns: (states, { body }) => {
    const person = states(personView, personStream(body.person));
    return person === null ? undefined : { stations: [person.part, person.onPost?.power.station ?? person.part] };
  },
  refuses: ["NotOnPost", "PersonUnknown", "PostTimesCross", "UnitOnAssignment"],
  decide: (states, order) => leave(states, order, order.body.person, order.body.reason),
});

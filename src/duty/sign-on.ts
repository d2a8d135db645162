import { z } from "zod";
import { type Instant, millis } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema } from "../ground/text.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { selfOf } from "../access/asking.ts";
import { needsPost } from "../access/authority.ts";
import { postedStreams } from "./at-post.ts";
import { personStream } from "../access/people-facts.ts";
import { type Power, powerSchema } from "../ground/role.ts";
import { postsStream, type Shift, SignedOn } from "./facts.ts";
import { oneself } from "../access/oneself.ts";
import type { Person } from "../access/person.ts";
import { postOf, postsOf, zoneOf, type Post } from "./posts.ts";
import { certificateWarnings, hasPower } from "./rest.ts";
import { everyStaffRole } from "../access/role.ts";

/** How long before its beginning a shift can be taken up. */
const earlyMs = 60 * 60_000;
const hourMs = 3_600_000;

interface Wanted {
  readonly post?: string | undefined;
  readonly power?: Power | undefined;
}

/** What somebody wants to sign on as. */
interface Signing {
  readonly power: Power;
  readonly post?: Post;
}

/** `PostUnknown`, `PostOrPower` unless one of the two is said, `PowerMissing` of a role that is not one of posts. */
function signingOf(
  states: States,
  { post: id, power }: Wanted,
): Signing | Refusal<"PostOrPower" | "PostUnknown" | "PowerMissing"> {
  if ((id === undefined) === (power === undefined)) return refuse("PostOrPower");
  if (power !== undefined) {
    return needsPost(power.role) ? { power } : refuse("PowerMissing", { role: power.role });
  }
  const post = postOf(states, id ?? "");
  return isRefusal(post) ? post : { power: post.power, post };
}

/** The person's running shift at the post, or else one that begins within the hour. */
function shiftToTake(shifts: readonly Shift[], post: string, at: Instant): Shift | undefined {
  const early = new Date(millis(at) + earlyMs).toISOString();
  const fitting = shifts.filter((shift) => shift.post === post && shift.from <= early && at < shift.to);
  return fitting.find(({ from }) => from <= at) ?? fitting.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}

function warningsOf(states: States, person: Person, post: Post | undefined, shift: Shift | undefined, at: Instant) {
  const rest = postsOf(states).rest.betweenHours * hourMs;
  const left = person.offPostSince;
  // Coming back in the shift one has left for a while is no beginning of work.
  const isBack = left !== undefined && shift !== undefined && millis(left) >= millis(shift.from) - earlyMs;
  const isShort = left !== undefined && !isBack && millis(at) - millis(left) < rest;
  const about = { person: person.id, from: at, ...(shift === undefined ? {} : { to: shift.to }) };
  const certificates = certificateWarnings(person, post?.needs ?? [], about, zoneOf(states));
  return [
    ...(shift === undefined ? ["notOnRoster"] : []),
    ...(isShort ? ["restShort"] : []),
    ...new Set(certificates.map(({ what }) => what)),
  ];
}

/**
 * 上岗: comes on post, at a post of the roster or by a power alone. Warnings (`notOnRoster`, `restShort` since the last
 * time on post, `certificateMissing`, `certificateEnding` during the shift) are recorded and refuse nothing. Refused:
 * `PersonUnknown`, `PersonIsDisabled`, `AlreadyOnPost`, `PostTimesCross`, `PostOrPower`, `PostUnknown`, `PowerMissing`.
 */
export const SignOn = defineOrder("SignOn", {
  title: { zh: "上岗", en: "Sign on" },
  roles: everyStaffRole,
  underGlass: true,
  offPost: true,
  body: z.strictObject({ post: codeSchema.optional(), power: powerSchema.omit({ until: true }).optional() }),
  streams: ({ body, by }, states) => {
    const signing = signingOf(states, body);
    const told = isRefusal(signing) ? [] : postedStreams(by.officer, signing.power, signing.post?.post);
    return [districtStream, postsStream, personStream(by.officer), ...told];
  },
  concerns: (_, { by }) => oneself(by),
  refuses: [
    "AlreadyOnPost",
    "PersonIsDisabled",
    "PersonUnknown",
    "PostOrPower",
    "PostTimesCross",
    "PostUnknown",
    "PowerMissing",
  ],
  decide: (states, { body, by, occurredAt }) => {
    const person = selfOf(states, by);
    if (isRefusal(person)) return person;
    if (person.onPost !== undefined) return refuse("AlreadyOnPost", { role: person.onPost.power.role });
    const { offPostSince } = person;
    if (offPostSince !== undefined && occurredAt < offPostSince) return refuse("PostTimesCross", { at: offPostSince });
    const signing = signingOf(states, body);
    if (isRefusal(signing)) return signing;
    const { power, post } = signing;
    if (!hasPower(person, power, occurredAt, zoneOf(states))) return refuse("PowerMissing", { role: power.role });
    const shift = post === undefined ? undefined : shiftToTake(person.shifts, post.post, occurredAt);
    const warnings = warningsOf(states, person, post, shift, occurredAt);
    return [
      SignedOn.draft(postedStreams(person.id, power, post?.post), {
        person: person.id,
        power,
        ...(post === undefined ? {} : { post: post.post }),
        ...(shift === undefined ? {} : { shift: shift.shift }),
        ...(power.unit === undefined ? {} : { sworn: person.kind === "officer" }),
        ...(warnings.length === 0 ? {} : { warnings }),
      }),
    ];
  },
});

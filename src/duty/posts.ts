import { z } from "zod";
import { type District, districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { canonical } from "../ground/canonical.ts";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import { needsOf } from "../ground/part-need.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { needsPost } from "../access/authority.ts";
import { type DutyFact, PatternDefined, PostDefined, postsStream, PostWithdrawn, RestRulesSet } from "./facts.ts";
import { powerSchema } from "../ground/role.ts";
import { isPart, judgePlace } from "../access/power-rules.ts";

export type Post = z.output<(typeof PostDefined)["shape"]>;
export type Pattern = z.output<(typeof PatternDefined)["shape"]>;
export type RestRules = z.output<(typeof RestRulesSet)["shape"]>;

/** What rosters are made of. */
export interface Posts {
  readonly posts: Readonly<Record<string, Post>>;
  readonly patterns: Readonly<Record<string, Pattern>>;
  readonly rest: RestRules;
}

/** Before anything is said: 11 hours between shifts (as Directive 2003/88/EC art. 3), 60 a week, 24 in one go. */
export const noPosts: Posts = { posts: {}, patterns: {}, rest: { betweenHours: 11, weekHours: 60, shiftHours: 24 } };

export const postsView: StreamView<Posts> = {
  room: "duty",
  kind: "posts",
  owner: true,
  configured: [
    { order: "DefinePattern", key: byField("pattern"), bodies: ({ patterns }) => Object.values(patterns) },
    { order: "DefinePost", key: byField("post"), bodies: ({ posts }) => Object.values(posts) },
    { order: "SetRestRules", bodies: ({ rest }) => [rest] },
  ],
  evolve: (state: Posts | null, told: Fact) => {
    const before = state ?? noPosts;
    const fact = told as DutyFact;
    switch (fact.type) {
      case "PostDefined":
        return { ...before, posts: { ...before.posts, [fact.data.post]: fact.data } };
      case "PostWithdrawn": {
        const { [fact.data.post]: _, ...posts } = before.posts;
        return { ...before, posts };
      }
      case "PatternDefined":
        return { ...before, patterns: { ...before.patterns, [fact.data.pattern]: fact.data } };
      case "RestRulesSet":
        return { ...before, rest: fact.data };
      default:
        return state;
    }
  },
  needsParts: ({ posts }) =>
    Object.values(posts).flatMap(({ name, part, power }) =>
      needsOf("post", name, [part, power.station, power.department]),
    ),
  seenBy: () => ["everyone"],
};

/** Posts, patterns and rest rules as they stand when an order is decided. */
export function postsOf(states: States): Posts {
  return states(postsView, postsStream) ?? noPosts;
}

/** The post; `PostUnknown`. */
export function postOf(states: States, id: string): Post | Refusal<"PostUnknown"> {
  return postsOf(states).posts[id] ?? refuse("PostUnknown", { post: id });
}

/** The district's zone, an IANA name. */
export function zoneOf(states: States): string {
  return (states(districtView, districtStream) ?? unnamedDistrict).zone;
}

/** A post gives a power that counts on post only, in a place that is the power's own. */
function judgePost(
  { power, part }: Pick<Post, "power" | "part">,
  district: District,
):
  | Refusal<"PartUnknown" | "PostRoleUnfit" | "PowerPlaceMissing" | "PowerPlaceNotItsOwn" | "PowerPlaceUnknown">
  | undefined {
  if (!needsPost(power.role)) return refuse("PostRoleUnfit", { role: power.role });
  return isPart(district, part) ? judgePlace(power, district) : refuse("PartUnknown", { part });
}

/**
 * Defines a post or changes it; saying the same again records nothing. It carries a power, so it is for those who give
 * powers. Refused: `PostRoleUnfit`, `PartUnknown`, `PowerPlaceMissing`, `PowerPlaceNotItsOwn`,
 * `PowerPlaceUnknown`.
 */
export const DefinePost = defineOrder("DefinePost", {
  title: { zh: "设定岗位", en: "Define a post" },
  roles: ["securityAdministrator"],
  body: PostDefined.shape.extend({ power: powerSchema.omit({ until: true }) }),
  streams: () => [districtStream, postsStream],
  refuses: ["PartUnknown", "PostRoleUnfit", "PowerPlaceMissing", "PowerPlaceNotItsOwn", "PowerPlaceUnknown"],
  decide: (states, { body }) => {
    const wrong = judgePost(body, states(districtView, districtStream) ?? unnamedDistrict);
    if (wrong !== undefined) return wrong;
    const before = postsOf(states).posts[body.post];
    if (before !== undefined && canonical(before) === canonical(body)) return [];
    return [PostDefined.draft([postsStream], body)];
  },
});

/** Nobody can be planned there or sign on there any more; who stands there stays until signing off. Refused: `PostUnknown`. */
export const WithdrawPost = defineOrder("WithdrawPost", {
  title: { zh: "撤销岗位", en: "Withdraw a post" },
  roles: ["securityAdministrator"],
  body: z.strictObject({ post: codeSchema, reason: text(500) }),
  streams: () => [postsStream],
  refuses: ["PostUnknown"],
  decide: (states, { body }) => {
    const post = postOf(states, body.post);
    return "refused" in post ? post : [PostWithdrawn.draft([postsStream], body)];
  },
});

/** Defines a pattern of shifts or changes it; saying the same again records nothing. */
export const DefinePattern = defineOrder("DefinePattern", {
  title: { zh: "设定班制", en: "Define a pattern of shifts" },
  roles: ["securityAdministrator", "dutyCommander"],
  underGlass: false,
  body: PatternDefined.shape,
  streams: () => [postsStream],
  refuses: [],
  decide: (states, { body }) => {
    const before = postsOf(states).patterns[body.pattern];
    if (before !== undefined && canonical(before) === canonical(body)) return [];
    return [PatternDefined.draft([postsStream], body)];
  },
});

/** Says what counts as too little rest from now on; saying what is so already records nothing. */
export const SetRestRules = defineOrder("SetRestRules", {
  title: { zh: "设定休息规则", en: "Set the rest rules" },
  roles: ["securityAdministrator", "dutyCommander"],
  underGlass: false,
  body: RestRulesSet.shape,
  streams: () => [postsStream],
  refuses: [],
  decide: (states, { body }) =>
    canonical(postsOf(states).rest) === canonical(body) ? [] : [RestRulesSet.draft([postsStream], body)],
});

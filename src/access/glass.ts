import { z } from "zod";
import { plusSeconds } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { needsPost } from "./authority.ts";
import { personOf, selfOf } from "./asking.ts";
import { GlassBroken, GlassMended, GlassReviewed } from "./facts.ts";
import { personStream } from "./people-facts.ts";
import { powerSchema } from "../ground/role.ts";
import { judgePlace } from "./power-rules.ts";
import { judgeSecond } from "./second-person.ts";
import { everyStaffRole } from "./role.ts";
import { openGlass } from "./standing.ts";

/** How long a power taken in need lasts, unless its taker gives it back before. */
export const glassMinutes = 60;

/**
 * 紧急越权: takes a power of the work one has not been given, at once, for an hour. It sounds an alarm, every act under
 * it bears its mark, and somebody else reviews it. Officers only. Refused: `PersonUnknown`, `GlassForOfficers`,
 * `GlassNotForThis`, `GlassAlreadyBroken`, and as a power that is given.
 */
export const BreakGlass = defineOrder("BreakGlass", {
  title: { zh: "紧急越权", en: "Break the glass" },
  roles: everyStaffRole,
  underGlass: true,
  offPost: true,
  body: z.strictObject({ power: powerSchema.omit({ until: true }), reason: text(500) }),
  streams: ({ by }) => [districtStream, personStream(by.officer)],
  refuses: [
    "GlassAlreadyBroken",
    "GlassForOfficers",
    "GlassNotForThis",
    "PersonIsDisabled",
    "PersonUnknown",
    "PowerPlaceMissing",
    "PowerPlaceNotItsOwn",
    "PowerPlaceUnknown",
  ],
  decide: (states, { id, body, by, occurredAt }) => {
    const person = selfOf(states, by);
    if (isRefusal(person)) return person;
    if (person.kind !== "officer") return refuse("GlassForOfficers");
    const { power, reason } = body;
    if (!needsPost(power.role)) return refuse("GlassNotForThis", { role: power.role });
    const misplaced = judgePlace(power, states(districtView, districtStream) ?? unnamedDistrict);
    if (misplaced !== undefined) return misplaced;
    const open = openGlass(person, occurredAt);
    if (open !== undefined) return refuse("GlassAlreadyBroken", { role: open.power.role });
    const until = plusSeconds(occurredAt, glassMinutes * 60);
    return [GlassBroken.draft([personStream(person.id)], { person: person.id, broken: id, power, reason, until })];
  },
});

/** By its taker, before its time, or by the clock. Refused: `PersonUnknown`, `NotYours`; mended already records nothing. */
export const MendGlass = defineOrder("MendGlass", {
  title: { zh: "结束紧急越权", en: "End the breaking of the glass" },
  roles: [...everyStaffRole, "system"],
  underGlass: true,
  offPost: true,
  over: ["system"],
  body: z.strictObject({ person: codeSchema, broken: ulidSchema }),
  streams: ({ body }) => [personStream(body.person)],
  concerns: (_, { body }) => ({ persons: [body.person] }),
  refuses: ["GlassUnknown", "PersonUnknown"],
  decide: (states, { body }) => {
    const person = personOf(states, body.person);
    if (isRefusal(person)) return person;
    const glass = person.glass.find(({ broken }) => broken === body.broken);
    if (glass === undefined) return refuse("GlassUnknown");
    return glass.endedAt === undefined ? [GlassMended.draft([personStream(person.id)], body)] : [];
  },
});

/** By somebody else. It ends what still goes on. Refused: `PersonUnknown`, `NotOneself`, `GlassUnknown`, `SecondPersonLetIn`, `GlassReviewedAlready`. */
export const ReviewGlass = defineOrder("ReviewGlass", {
  title: { zh: "复核紧急越权", en: "Review the breaking of the glass" },
  roles: ["securityAdministrator", "dutyCommander", "supervisor"],
  underGlass: false,
  body: GlassReviewed.shape,
  streams: ({ body }) => [personStream(body.person)],
  refuses: [
    "GlassReviewedAlready",
    "GlassUnknown",
    "NotOneself",
    "PersonUnknown",
    "SecondPersonIsFirst",
    "SecondPersonLetIn",
  ],
  decide: (states, { body, by }) => {
    const person = personOf(states, body.person);
    if (isRefusal(person)) return person;
    if (by.officer === person.id) return refuse("NotOneself");
    const glass = person.glass.find(({ broken }) => broken === body.broken);
    if (glass === undefined) return refuse("GlassUnknown");
    const same = judgeSecond({ officer: person.id, letIn: glass.letIn ?? [] }, by);
    if (same !== undefined) return same;
    if (glass.review !== undefined) return refuse("GlassReviewedAlready", { by: glass.review.by });
    return [GlassReviewed.draft([personStream(person.id)], body)];
  },
});

import { z } from "zod";
import { judgeSecond, withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import { canonical } from "../ground/canonical.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { setting } from "../ground/setting.ts";
import {
  LegalRuleConfirmed,
  LimitSet,
  limitSchema,
  ProfileChosen,
  statuteStream,
  oversightBoundsSchema,
  OversightBoundsSet,
} from "./facts.ts";
import { boundsOf, dutiesOf, limitsOf, noStatute, profileOf, type Statute, statuteView } from "./statute.ts";
import { codeSchema } from "../ground/text.ts";

const statuteOf = (states: States): Statute => states(statuteView, statuteStream) ?? noStatute;

/**
 * From a day on a profile's limits and recording duties are this district's; by two people. Saying what is so already
 * records nothing. Refused: `ProfileUnknown`.
 */
export const [ChooseProfile, ApproveChooseProfile] = withSecondPerson(
  setting(
    defineOrder("ChooseProfile", {
      title: { zh: "选定适用法律", en: "Choose the law that applies" },
      roles: ["systemAdministrator", "supervisor"],
      body: ProfileChosen.shape,
      streams: () => [statuteStream],
      refuses: ["ProfileUnknown"],
      decide: (states, { body }) => {
        if (profileOf(body.profile) === undefined) return refuse("ProfileUnknown", { profile: body.profile });
        const before = statuteOf(states).chosen.findLast(({ since }) => since <= body.since);
        if (before?.profile === body.profile) return [];
        return [ProfileChosen.draft([statuteStream], body)];
      },
    }),
  ),
  byApprovers,
);

/**
 * Enters a limit of a profile, or changes it: what is entered for a day takes the place of what was there for that day. It
 * counts for what starts from that day on, and is not verified until somebody else confirms it. By two people. Saying what is
 * so already records nothing. Refused: `ProfileUnknown`.
 */
export const [SetLimit, ApproveSetLimit] = withSecondPerson(
  setting(
    defineOrder("SetLimit", {
      title: { zh: "设定法定时限", en: "Set a legal limit" },
      roles: ["systemAdministrator", "supervisor"],
      body: z.strictObject({ profile: codeSchema, limit: limitSchema }),
      streams: () => [statuteStream],
      refuses: ["ProfileUnknown"],
      decide: (states, { body, by, first = by }) => {
        const { profile, limit } = body;
        if (profileOf(profile) === undefined) return refuse("ProfileUnknown", { profile });
        const before = limitsOf(statuteOf(states), profile).find(
          (one) => one.limit.code === limit.code && one.limit.since === limit.since,
        );
        if (before !== undefined && canonical(before.limit) === canonical(limit)) return [];
        const { officer: enteredBy, letIn } = first;
        const entered = { profile, limit, enteredBy, ...(letIn === undefined ? {} : { letIn }) };
        return [LimitSet.draft([statuteStream], entered)];
      },
    }),
  ),
  byApprovers,
);

/** The district's own bounds of supervision, as a whole; by two people. Saying what is so already records nothing. */
export const [SetOversightBounds, ApproveSetOversightBounds] = withSecondPerson(
  setting(
    defineOrder("SetOversightBounds", {
      title: { zh: "设定监督限度", en: "Set the bounds of supervision" },
      roles: ["systemAdministrator", "supervisor"],
      body: oversightBoundsSchema,
      streams: () => [statuteStream],
      refuses: [],
      decide: (states, { body }) =>
        canonical(boundsOf(statuteOf(states))) === canonical(body)
          ? []
          : [OversightBoundsSet.draft([statuteStream], body)],
    }),
  ),
  byApprovers,
);

/**
 * Says that a limit or a recording duty was compared with the text of the law and is right. Refused: `LegalRuleUnknown`,
 * `LegalRuleIsVerified`, `ConfirmerEnteredIt`, `SecondPersonLetIn`.
 */
export const ConfirmLegalRule = defineOrder("ConfirmLegalRule", {
  title: { zh: "核实法定规则", en: "Confirm a rule of the law" },
  roles: ["supervisor"],
  underGlass: false,
  inPerson: true,
  body: LegalRuleConfirmed.shape.omit({ name: true }),
  streams: () => [statuteStream],
  refuses: ["ConfirmerEnteredIt", "LegalRuleIsVerified", "LegalRuleUnknown", "SecondPersonLetIn"],
  decide: (states, { body, by }) => {
    const statute = statuteOf(states);
    const is = (rule: { readonly code: string; readonly since: string }) =>
      rule.code === body.code && rule.since === body.since;
    const limit = limitsOf(statute, body.profile).find((one) => is(one.limit));
    const duty = dutiesOf(statute, body.profile).find((one) => is(one.duty));
    const listed = body.kind === "limit" ? limit : duty;
    if (listed === undefined) return refuse("LegalRuleUnknown", { code: body.code, since: body.since });
    const { name } = "limit" in listed ? listed.limit : listed.duty;
    if (listed.isVerified) return refuse("LegalRuleIsVerified", { nameZh: name.zh, nameEn: name.en });
    const { enteredBy = [], letIn = [] } = listed;
    for (const officer of enteredBy) {
      const same = judgeSecond({ officer, letIn }, by);
      if (same?.refused === "SecondPersonIsFirst") return refuse("ConfirmerEnteredIt");
      if (same?.refused === "SecondPersonLetIn") return refuse("SecondPersonLetIn", same.details);
    }
    return [LegalRuleConfirmed.draft([statuteStream], { ...body, name })];
  },
});

import { z } from "zod";
import { always, defineFact, type FactOf } from "../ground/fact.ts";
import { type OwedKind, owedKinds } from "../ground/owed.ts";
import { phrase, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { daySchema } from "../ground/zone.ts";

/** What the law asks of the service here: the profile in force, limits somebody entered, what was confirmed. */
export const statuteStream = "statute/home";

/** Something the law names: its code for programs, its words for people. */
const namedSchema = z.strictObject({ code: codeSchema, name: sentenceSchema });

/** Where it stands: the law and the article. */
export const basisSchema = z.strictObject({ law: sentenceSchema, article: sentenceSchema });

export const lengthUnits = ["minutes", "hours", "days", "workingDays"] as const;

/**
 * How long. Minutes and hours run; days are those of the district's calendar and end with their midnight. The day on which
 * the limit starts is not counted, unless `firstDayCounts`.
 */
export const lengthSchema = z.strictObject({
  count: z.number().int().min(1).max(10_000),
  measure: z.enum(lengthUnits),
  firstDayCounts: z.literal(true).optional(),
});

/** A step by which a limit is made longer. */
export const rungSchema = z.strictObject({
  ...namedSchema.shape,
  /** `to`: so long in all; `by`: so much more than before, in the same unit. */
  longer: z.strictObject({ how: z.enum(["to", "by"]), ...lengthSchema.shape }),
  /** Who may grant it. */
  who: z.array(namedSchema).min(1).max(10).readonly(),
  /** A later rung may be taken without this one. */
  mayBeSkipped: z.boolean(),
  basis: basisSchema,
});

/** A time limit of the law, from a day on. */
export const limitSchema = z
  .strictObject({
    ...namedSchema.shape,
    basis: basisSchema,
    /** Of what a room knows, what starts it: the room says which fact that is. */
    starts: namedSchema,
    length: lengthSchema,
    ladder: z.array(rungSchema).max(6).readonly(),
    /** Kinds of time in which it does not run. */
    notCounted: z.array(namedSchema).max(10).readonly(),
    /** Kinds of time in which it runs, even where one that is not counted lies over them. */
    counted: z.array(namedSchema).max(10).readonly(),
    /** Minutes before the end at which somebody is warned. */
    warnings: z.array(z.number().int().min(1).max(1_000_000)).max(6).readonly(),
    /** What must be done at its end. */
    atEnd: sentenceSchema,
    /** The first day on which it is the law: what started before is judged by what was in force then. */
    since: daySchema,
    /** Where it was read. */
    source: sentenceSchema,
  })
  .superRefine(({ length, ladder }, context) => {
    let { measure } = length;
    for (const [index, { code, longer }] of ladder.entries()) {
      if (longer.how === "by" && longer.measure !== measure)
        context.addIssue({
          code: "custom",
          path: ["ladder", index],
          message: "must be in the unit of what it adds to",
        });
      if (ladder.findIndex((rung) => rung.code === code) !== index)
        context.addIssue({ code: "custom", path: ["ladder", index], message: "must not name a rung twice" });
      measure = longer.measure;
    }
  });

export type Named = z.output<typeof namedSchema>;
export type Basis = z.output<typeof basisSchema>;
export type Length = z.output<typeof lengthSchema>;
export type Rung = z.output<typeof rungSchema>;
export type Limit = z.output<typeof limitSchema>;

/** From a day on this district's limits are those of a profile. */
export const ProfileChosen = defineFact({
  type: "ProfileChosen",
  version: 1,
  shape: z.strictObject({ profile: codeSchema, since: daySchema }),
  say: ({ profile, since }) =>
    phrase(
      { zh: "自 {since} 起适用法规方案 {profile}", en: "From {since} the legal profile {profile} applies" },
      { profile, since },
    ),
});

/** A limit as somebody entered it, in place of an earlier one of the same day. */
export const LimitSet = defineFact({
  type: "LimitSet",
  version: 1,
  shape: z.strictObject({
    profile: codeSchema,
    limit: limitSchema,
    /** Who entered it, where somebody else approved; and who may be behind that account. */
    enteredBy: codeSchema,
    letIn: z.array(text(80)).min(1).max(20).readonly().optional(),
  }),
  say: ({ limit: { name, since } }) =>
    phrase({ zh: "设定法定时限 {name}，自 {since} 起", en: "Legal limit set from {since}: {name}" }, { name, since }),
});

export const legalRuleKinds = ["limit", "recording"] as const;

/** An officer compared a rule with the text of the law and found it so. */
export const LegalRuleConfirmed = defineFact({
  type: "LegalRuleConfirmed",
  version: 1,
  shape: z.strictObject({
    profile: codeSchema,
    kind: z.enum(legalRuleKinds),
    code: codeSchema,
    since: daySchema,
    name: sentenceSchema,
    /** Which text it was compared with. */
    source: text(300),
  }),
  say: ({ name, source }) =>
    phrase(
      { zh: "已核实 {name}（{source}）", en: "Compared with the law and confirmed: {name} ({source})" },
      { name, source },
    ),
});

const minutes = z.number().int().min(1).max(43_200);
const days = z.number().int().min(1).max(90);

/**
 * What no law names and the district decides: after how many minutes what is late is supervision's to look at, by what is
 * owed; and how many days a part has to answer a finding, to appeal, to mend.
 */
export const oversightBoundsSchema = z.strictObject({
  late: z.strictObject(
    Object.fromEntries(owedKinds.map((kind) => [kind, minutes])) as Record<OwedKind, typeof minutes>,
  ),
  finding: z.strictObject({ answer: days, appeal: days, mend: days }),
});

export type OversightBounds = z.output<typeof oversightBoundsSchema>;

export const OversightBoundsSet = defineFact({
  type: "OversightBoundsSet",
  version: 1,
  shape: oversightBoundsSchema,
  say: always({ zh: "设定监督限度", en: "The bounds of supervision set" }),
});

export const statuteFacts = [ProfileChosen, LimitSet, LegalRuleConfirmed, OversightBoundsSet] as const;

export type StatuteFact = FactOf<(typeof statuteFacts)[number]>;

import { z } from "zod";
import { defineFact, always, type FactOf, streamOf } from "../ground/fact.ts";
import { momentAt } from "../ground/fact-names.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/* Force that officers used at an incident, and what is owed for it. Whom it was used against stands in no open field. */

export const forceStream = (id: string) => streamOf("force", id);

export const forceKinds = ["hands", "restraint", "spray", "baton", "weaponDrawn", "weaponUsed"] as const;

export const forceKindNames: CodeNames<typeof forceKinds> = {
  hands: { zh: "徒手制止", en: "By hand" },
  restraint: { zh: "约束性警械（手铐、约束带）", en: "Restraints (handcuffs, belts)" },
  spray: { zh: "催泪喷射器", en: "Spray" },
  baton: { zh: "警棍等驱逐制服性警械", en: "Baton and the like" },
  weaponDrawn: { zh: "出示武器", en: "Weapon drawn" },
  weaponUsed: { zh: "使用武器", en: "Weapon used" },
};

export const forceReasons = ["violence", "danger", "resistance", "escape", "selfHarm", "other"] as const;

export const forceReasonNames: CodeNames<typeof forceReasons> = {
  violence: { zh: "正在实施暴力", en: "Violence going on" },
  danger: { zh: "危及他人生命安全", en: "Danger to somebody's life" },
  resistance: { zh: "以暴力抗拒执法", en: "Resistance with violence" },
  escape: { zh: "脱逃", en: "Escape" },
  selfHarm: { zh: "自伤自残", en: "Harm to oneself" },
  other: { zh: "其他", en: "Other" },
};

export const ForceRecorded = defineFact({
  type: "ForceRecorded",
  version: 1,
  shape: z.strictObject({
    incident: ulidSchema,
    number: codeSchema,
    kind: z.enum(forceKinds),
    why: z.enum(forceReasons),
    /** Somebody was hurt, whoever it was. */
    injured: z.boolean(),
    station: codeSchema.optional(),
    unit: codeSchema.optional(),
  }),
  say: ({ number, kind, injured }) =>
    phrase(
      injured
        ? { zh: "警情 {number} 使用强制手段：{kind}，有人受伤", en: "Force at {number}: {kind}; somebody was hurt" }
        : { zh: "警情 {number} 使用强制手段：{kind}，无人受伤", en: "Force at {number}: {kind}; nobody was hurt" },
      { number, kind: forceKindNames[kind] },
    ),
});

export const ForceReported = defineFact({
  type: "ForceReported",
  version: 1,
  shape: z.strictObject({ words: sealedSchema }),
  say: always({ zh: "已提交书面报告", en: "The written report was given" }),
});

/** 人民警察使用警械和武器条例, Art. 13: the prosecutor is told of people killed or hurt by weapons. */
export const ProcuratorTold = defineFact({
  type: "ProcuratorTold",
  version: 1,
  shape: z.strictObject({ at: instantSchema }),
  say: ({ at }, names) =>
    phrase({ zh: "已于 {at} 通知检察院", en: "The procurator was told at {at}" }, { at: momentAt(at, names) }),
});

export const ForceReviewed = defineFact({
  type: "ForceReviewed",
  version: 1,
  shape: z.strictObject({ isInOrder: z.boolean(), reason: text(500) }),
  say: ({ isInOrder, reason }) =>
    phrase(
      isInOrder
        ? { zh: "审查：符合规定，{reason}", en: "Reviewed: in order – {reason}" }
        : { zh: "审查：不符合规定，{reason}", en: "Reviewed: not in order – {reason}" },
      { reason },
    ),
});

export const forceFacts = [ForceRecorded, ForceReported, ProcuratorTold, ForceReviewed] as const;

export type ForceFact = FactOf<(typeof forceFacts)[number]>;

import { z } from "zod";
import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import { defineFact, type FactOf } from "../ground/fact.ts";
import type { Fact } from "../ground/fact.ts";
import { refuse, type RefusalCatalogue } from "../ground/refusal.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { setting } from "../ground/setting.ts";
import { readWitnessKey } from "./witness-key.ts";

/** The witnesses: who outside the bureau cosigns checkpoints of this log. */
export const witnessStream = "witness/home";

/** A public key, kept as it was given; patterns of personal values mean nothing in its base64, so only the name is asked. */
const key = z
  .string()
  .regex(/^[^\s+]{1,80}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/, { error: "must be a verifier key: name+hash+base64" })
  .refine((value) => codeSchema.safeParse(value.split("+", 1)[0]).success, { error: "must have a plain name" });
const address = text(300).refine((value) => /^https?:\/\/[^\s/]+(\/\S*)?$/.test(value), {
  error: "must be an http or https address",
});

export const WitnessRegistered = defineFact({
  type: "WitnessRegistered",
  version: 1,
  shape: z.strictObject({ name: codeSchema, key, url: address.optional() }),
  say: ({ name }) => phrase({ zh: "登记见证方 {name}", en: "Witness {name} registered" }, { name }),
});

export const WitnessRemoved = defineFact({
  type: "WitnessRemoved",
  version: 1,
  shape: z.strictObject({ name: codeSchema }),
  say: ({ name }) => phrase({ zh: "移除见证方 {name}", en: "Witness {name} removed" }, { name }),
});

type WitnessFact = FactOf<typeof WitnessRegistered> | FactOf<typeof WitnessRemoved>;

export interface Witness {
  readonly name: string;
  readonly key: string;
  readonly url?: string | undefined;
}

export type Witnesses = Readonly<Record<string, Witness>>;

/** Who sees which witnesses there are, and how far each has come. */
export const witnessWatchers = ["auditAdministrator", "securityAdministrator", "supervisor", "dutyCommander"] as const;

export const witnessView: StreamView<Witnesses> = {
  room: "journal",
  kind: "witness",
  owner: true,
  settings: ["WitnessRegistered", "WitnessRemoved"],
  evolve: (state: Witnesses | null, told: Fact) => {
    const fact = told as WitnessFact;
    if (fact.type === "WitnessRegistered") return { ...state, [fact.data.name]: fact.data };
    if (fact.type !== "WitnessRemoved") return state;
    const { [fact.data.name]: _, ...others } = state ?? {};
    return others;
  },
  seenBy: () => witnessWatchers,
};

const registerWitness = setting(
  defineOrder("RegisterWitness", {
    title: { zh: "登记见证方", en: "Register a witness" },
    roles: ["auditAdministrator"],
    body: z.strictObject({ key, url: address.optional() }),
    streams: () => [witnessStream],
    refuses: ["WitnessKeyInvalid"],
    decide: (_, { body }) => {
      const read = readWitnessKey(body.key);
      if (read === null) return refuse("WitnessKeyInvalid");
      return [WitnessRegistered.draft([witnessStream], { ...body, name: read.name })];
    },
  }),
);

/** A witness by its public key, replacing the one of that name; by two people. Refused: `WitnessKeyInvalid`. */
export const [RegisterWitness, ApproveRegisterWitness] = withSecondPerson(registerWitness, byApprovers);

const removeWitness = setting(
  defineOrder("RemoveWitness", {
    title: { zh: "移除见证方", en: "Remove a witness" },
    roles: ["auditAdministrator"],
    body: z.strictObject({ name: codeSchema }),
    streams: () => [witnessStream],
    refuses: ["WitnessUnknown"],
    decide: (states, { body }) =>
      states(witnessView, witnessStream)?.[body.name] === undefined
        ? refuse("WitnessUnknown", { name: body.name })
        : [WitnessRemoved.draft([witnessStream], body)],
  }),
);

/** By two people; what it cosigned stays. Refused: `WitnessUnknown`. */
export const [RemoveWitness, ApproveRemoveWitness] = withSecondPerson(removeWitness, byApprovers);

export const witnessRefusals = {
  WitnessKeyInvalid: {
    means: "invalid",
    zh: "这不是见证方的公钥（名称+散列+base64，类型 0x04 的 Ed25519）",
    en: "This is no key of a witness (name+hash+base64, an Ed25519 key of type 0x04).",
  },
  WitnessUnknown: { means: "unknown", zh: "没有见证方 {name}", en: "There is no witness {name}." },
  CosignatureUnreadable: {
    means: "invalid",
    zh: "内容不是带签名的检查点",
    en: "This is not a signed checkpoint.",
  },
  CheckpointNotOurs: {
    means: "conflict",
    zh: "该检查点不属于本日志：若见证方确已联署，说明存在分叉，请立即上报",
    en: "This checkpoint is not of this log. If a witness cosigned it, there is a fork: report it at once.",
  },
  CosignatureOfNobody: {
    means: "invalid",
    zh: "其中没有已登记见证方的有效联署",
    en: "It bears no good cosignature of a registered witness.",
  },
} as const satisfies RefusalCatalogue;

import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import { type Instant, instantOf, millis } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { setting } from "../ground/setting.ts";
import {
  type KeyFact,
  KeyGivenUp,
  KeyRotationSet,
  KeysFound,
  KeysRotated,
  keysStream,
  OldKeyDestroyed,
} from "./key-facts.ts";

/** Which epoch's key new records are sealed under, since when, and for how long. */
export interface KeyEpochs {
  readonly epoch: number;
  readonly since: Instant;
  readonly days: number;
  /** The epoch before, while keys older than the present one are still to be destroyed. */
  readonly leaving?: number;
  /** Files of secrets that were lost and given up: nobody waits for them any more. */
  readonly givenUp?: readonly string[];
}

/** Erasing is final when the key a record's key was wrapped by is gone too: from dead rows, old logs and key files. */
const usualDays = 30;
const dayMillis = 86_400_000;

function evolve(state: KeyEpochs | null, told: Fact): KeyEpochs | null {
  const fact = told as KeyFact;
  const days = state?.days ?? usualDays;
  const kept = state?.givenUp === undefined ? {} : { givenUp: state.givenUp };
  switch (fact.type) {
    case "KeysFound":
      return { epoch: fact.data.epoch, since: fact.occurredAt, days, ...kept };
    case "KeysRotated":
      return { epoch: fact.data.epoch, since: fact.occurredAt, days, leaving: fact.data.previous, ...kept };
    case "OldKeyDestroyed": {
      if (state === null || fact.data.left > 0) return state;
      const { leaving: _, ...rest } = state;
      return rest;
    }
    case "KeyRotationSet":
      return state === null ? state : { ...state, days: fact.data.days };
    case "KeyGivenUp":
      return state === null ? state : { ...state, givenUp: [...new Set([...(state.givenUp ?? []), fact.data.key])] };
    default:
      return state;
  }
}

export const keyEpochsView: StreamView<KeyEpochs> = {
  room: "privacy",
  kind: "keys",
  owner: true,
  settings: ["KeyRotationSet"],
  configured: [{ order: "SetKeyRotation", bodies: ({ days }) => [{ days }] }],
  evolve,
  seenBy: () => ["systemAdministrator", "securityAdministrator", "auditAdministrator", "supervisor"],
  timers: ({ since, days, leaving }) =>
    leaving === undefined
      ? [{ name: "rotate", due: instantOf(millis(since) + days * dayMillis), order: "RotateKeys", body: {} }]
      : [],
};

/**
 * Begins a new epoch of keys, by hand or by the calendar; the log is not touched by it. Refused: `KeysNotFound` before
 * the first start has noted its keys, `RotationUnderWay` while old keys are still to be destroyed.
 */
export const RotateKeys = defineOrder("RotateKeys", {
  title: { zh: "轮换密钥", en: "Rotate the keys" },
  roles: ["systemAdministrator", "system"],
  waitsForClock: true,
  body: z.strictObject({}),
  streams: () => [keysStream],
  refuses: ["KeysNotFound", "RotationUnderWay"],
  decide: (states) => {
    const state = states(keyEpochsView, keysStream);
    if (state === null) return refuse("KeysNotFound");
    const { epoch, leaving } = state;
    if (leaving !== undefined) return refuse("RotationUnderWay", { epoch: leaving });
    return [KeysRotated.draft([keysStream], { epoch: epoch + 1, previous: epoch })];
  },
});

/** How often the calendar rotates them. Refused: `KeysNotFound`. */
export const SetKeyRotation = setting(
  defineOrder("SetKeyRotation", {
    title: { zh: "设定密钥轮换周期", en: "Set how often keys rotate" },
    roles: ["securityAdministrator"],
    body: KeyRotationSet.shape,
    streams: () => [keysStream],
    refuses: ["KeysNotFound"],
    decide: (states, { body }) => {
      const state = states(keyEpochsView, keysStream);
      if (state === null) return refuse("KeysNotFound");
      return state.days === body.days ? [] : [KeyRotationSet.draft([keysStream], body)];
    },
  }),
);

/** The program's own: what keys it found when it started. */
export const NoteKeysFound = defineOrder("NoteKeysFound", {
  title: { zh: "登记所用密钥", en: "Note the keys in use" },
  roles: ["system"],
  internal: true,
  body: KeysFound.shape,
  streams: () => [keysStream],
  refuses: [],
  decide: (states, { body }) =>
    states(keyEpochsView, keysStream)?.epoch === body.epoch ? [] : [KeysFound.draft([keysStream], body)],
});

/** The program's own: no record is left under an old key, and the key is gone. */
export const NoteOldKeyDestroyed = defineOrder("NoteOldKeyDestroyed", {
  title: { zh: "旧密钥已销毁", en: "Note that an old key is destroyed" },
  roles: ["system"],
  internal: true,
  body: OldKeyDestroyed.shape,
  streams: () => [keysStream],
  refuses: [],
  decide: (states, { body }) =>
    states(keyEpochsView, keysStream) === null ? [] : [OldKeyDestroyed.draft([keysStream], body)],
});

/** The program's own: a secret that was lost was given up at the machine (`keys give-up`, a restore without it). */
export const NoteKeyGivenUp = defineOrder("NoteKeyGivenUp", {
  title: { zh: "登记放弃的密钥", en: "Note that a lost key is given up" },
  roles: ["system"],
  internal: true,
  body: KeyGivenUp.shape,
  streams: () => [keysStream],
  refuses: [],
  decide: (_, { body }) => [KeyGivenUp.draft([keysStream], body)],
});

export const keyOrders = [RotateKeys, SetKeyRotation, NoteKeysFound, NoteOldKeyDestroyed, NoteKeyGivenUp];

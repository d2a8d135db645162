import { z } from "zod";
import { canonical } from "../ground/canonical.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { instantSchema } from "../ground/instant.ts";
import { codeSchema } from "../ground/text.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { districtView, unnamedDistrict } from "./district.ts";
import {
  districtStream,
  PromisesSet,
  promisesStream,
  RunCardDefined,
  runCardsStream,
  RunCardWithdrawn,
} from "./facts.ts";
import { promiseTablesView } from "./promise-table.ts";
import { noRunCards, type RunCard, runCardsView } from "./run-card.ts";

const promisesBody = PromisesSet.shape.extend({ from: instantSchema.optional() });

/**
 * Says what is promised from a moment on, at once when none is given. What was promised before stays promised. Refused:
 * `PromisesBackdated`.
 */
export const SetPromises = setting(
  defineOrder("SetPromises", {
    title: { zh: "设定到场时限", en: "Set the response promises" },
    roles: ["systemAdministrator"],
    body: promisesBody,
    streams: () => [promisesStream],
    refuses: ["PromisesBackdated"],
    decide: (states, order) => {
      const { occurredAt, body } = order;
      const from = body.from ?? occurredAt;
      const table = { ...body, from };
      const same = states(promiseTablesView, promisesStream)?.tables.find((one) => one.from === from);
      if (same !== undefined && canonical(same) === canonical(table)) return [];
      if (from < occurredAt) return refuse("PromisesBackdated");
      return [PromisesSet.draft([promisesStream], table)];
    },
  }),
);

export type SetPromisesBody = z.output<typeof promisesBody>;

/** Defines a run card or changes it; saying the same again records nothing. Refused: `RunCardTypeUnknown`, `RunCardWithoutForce`. */
export const DefineRunCard = setting(
  defineOrder("DefineRunCard", {
    title: { zh: "设定出警编组", en: "Define a run card" },
    roles: ["systemAdministrator"],
    body: RunCardDefined.shape,
    streams: () => [districtStream, runCardsStream],
    refuses: ["RunCardTypeUnknown", "RunCardWithoutForce"],
    decide: (states, { body }) => {
      const { types } = states(districtView, districtStream) ?? unnamedDistrict;
      const type = body.when.types?.find((code) => types[code] === undefined);
      if (type !== undefined) return refuse("RunCardTypeUnknown", { card: body.card, type });
      const wrong = emptyLine(body);
      if (wrong !== undefined) return wrong;
      const before = (states(runCardsView, runCardsStream) ?? noRunCards).cards[body.card];
      if (before !== undefined && canonical(before) === canonical(body)) return [];
      return [RunCardDefined.draft([runCardsStream], body)];
    },
  }),
);

function emptyLine({ card, send }: RunCard): Refusal<"RunCardWithoutForce"> | undefined {
  const line = send.findIndex((one) =>
    [one, ...(one.substitutes ?? [])].some(
      ({ kinds, capabilities }) => kinds === undefined && capabilities === undefined,
    ),
  );
  return line < 0 ? undefined : refuse("RunCardWithoutForce", { card, line: line + 1 });
}

/** Refused: `RunCardUnknown`. */
export const WithdrawRunCard = setting(
  defineOrder("WithdrawRunCard", {
    title: { zh: "停用出警编组", en: "Withdraw a run card" },
    roles: ["systemAdministrator"],
    body: z.strictObject({ card: codeSchema }),
    streams: () => [runCardsStream],
    refuses: ["RunCardUnknown"],
    decide: (states, { body: { card } }) =>
      (states(runCardsView, runCardsStream) ?? noRunCards).cards[card] === undefined
        ? refuse("RunCardUnknown", { card })
        : [RunCardWithdrawn.draft([runCardsStream], { card })],
  }),
);

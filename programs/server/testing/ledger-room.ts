import { z } from "zod";
import { always, defineFact, type FactOf } from "../../../src/ground/fact.ts";
import { refuse } from "../../../src/ground/refusal.ts";
import { sealedSchema } from "../../../src/ground/sealed.ts";
import { phrase } from "../../../src/ground/sentence.ts";
import { sealedText } from "../../../src/ground/text.ts";
import { defineOrder } from "../../../src/ground/order-kind.ts";
import { type RoomRules, view } from "../../../src/ground/room.ts";

/** A room small enough to see through: sums, each kept by one station, until they are closed. */
export const SumAdded = defineFact({
  type: "SumAdded",
  version: 1,
  shape: z.strictObject({ amount: z.number(), keeper: z.string(), note: sealedSchema.optional() }),
  say: ({ amount }) => phrase({ zh: "记账 {amount}", en: "{amount} added" }, { amount }),
});
export const SumClosed = defineFact({
  type: "SumClosed",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "结清", en: "Closed" }),
});

type SumFact = FactOf<typeof SumAdded> | FactOf<typeof SumClosed>;

export interface Sum {
  readonly total: number;
  readonly keeper: string;
  readonly closed: boolean;
  readonly notes: readonly unknown[];
}

export const sumView = {
  room: "ledger",
  kind: "sum",
  owner: true,
  evolve: (state: Sum | null, told: { readonly type: string }): Sum | null => {
    const fact = told as SumFact;
    const sum = state ?? { total: 0, keeper: "", closed: false, notes: [] };
    if (fact.type === "SumClosed") return { ...sum, closed: true };
    if (fact.type !== "SumAdded") return state;
    const notes = fact.data.note === undefined ? sum.notes : [...sum.notes, fact.data.note];
    return { total: sum.total + fact.data.amount, keeper: fact.data.keeper, closed: false, notes };
  },
  seenBy: (sum: Sum) => ["hall", "supervisor", `station:${sum.keeper}`],
  workedOnBy: (sum: Sum) => (sum.closed ? [] : [`station:${sum.keeper}`]),
  isCurrent: (sum: Sum) => !sum.closed,
};

const AddSum = defineOrder("AddSum", {
  title: { zh: "记账", en: "Add to a sum" },
  roles: ["dispatcher", "station"],
  underGlass: true,
  body: z.strictObject({ key: z.string(), amount: z.number(), keeper: z.string(), note: sealedText(200).optional() }),
  sealed: ["note"],
  record: (order) => `sum/${order.body.key}`,
  streams: (order) => [`sum/${order.body.key}`],
  refuses: ["TooMuch"],
  decide: (_, { body }) => {
    if (body.amount > 1000) return refuse("TooMuch", { field: "amount", status: "refused" });
    const note = body.note === undefined ? {} : { note: body.note };
    return [SumAdded.draft([`sum/${body.key}`], { amount: body.amount, keeper: body.keeper, ...note })];
  },
});

const CloseSum = defineOrder("CloseSum", {
  title: { zh: "结清", en: "Close a sum" },
  roles: ["dispatcher"],
  underGlass: true,
  body: z.strictObject({ key: z.string() }),
  streams: (order) => [`sum/${order.body.key}`],
  refuses: ["SumUnknown"],
  decide: (states, { body }) =>
    states(sumView, `sum/${body.key}`) === null
      ? refuse("SumUnknown", { key: body.key })
      : [SumClosed.draft([`sum/${body.key}`], {})],
});

export const ledgerRoom: RoomRules = {
  name: "ledger",
  facts: [SumAdded, SumClosed],
  views: [view(sumView)],
  orders: [AddSum, CloseSum],
  refusals: {
    TooMuch: { means: "conflict", zh: "金额过大", en: "That is too much." },
    SumUnknown: { means: "unknown", zh: "没有账目 {key}", en: "There is no sum {key}." },
  },
};

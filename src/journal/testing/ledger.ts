import { z } from "zod";
import { always, defineFact, type Fact, type FactOf } from "../../ground/fact.ts";
import { refuse } from "../../ground/refusal.ts";
import { sealedSchema } from "../../ground/sealed.ts";
import { phrase } from "../../ground/sentence.ts";
import { text } from "../../ground/text.ts";
import { defineOrder } from "../../ground/order-kind.ts";
import { type RoomRules, type StreamView, view } from "../../ground/room.ts";

/*
 * A room for trying journals on: accounts that may not be overdrawn, transfers that touch two of them, and a note that
 * is sealed. Its rule is simple enough to be checked by adding up.
 */
const Moved = defineFact({
  type: "Moved",
  version: 2,
  shape: z.strictObject({ amount: z.number().int(), account: z.string() }),
  say: ({ amount }) => phrase({ zh: "转入 {amount}", en: "{amount} moved" }, { amount }),
  upcasts: { 1: (data) => ({ ...(data as object), amount: (data as { sum: number }).sum }) },
});
const Noted = defineFact({
  type: "Noted",
  version: 1,
  shape: z.strictObject({ note: sealedSchema }),
  say: always({ zh: "备注", en: "Noted" }),
});

/** A fact that some rule of the ledger cannot bear, by the name of the rule. */
const Broke = defineFact({
  type: "Broke",
  version: 1,
  shape: z.strictObject({ part: z.enum(["evolve", "isCurrent", "rows", "none"]) }),
  say: always({ zh: "损坏", en: "Broke" }),
});

type LedgerFact = FactOf<typeof Moved> | FactOf<typeof Noted> | FactOf<typeof Broke>;

export interface Account {
  readonly balance: number;
  readonly moves: number;
  readonly notes: readonly unknown[];
  /** Which rule throws over this state. */
  readonly broken?: string;
}

const empty: Account = { balance: 0, moves: 0, notes: [] };

export const account = (name: string) => `account/${name}`;

export const accountView: StreamView<Account> = {
  room: "ledger",
  kind: "account",
  owner: true,
  seenBy: () => ["everyone"],
  isCurrent: (state) => {
    breakIf(state.broken === "isCurrent");
    return state.balance !== 0;
  },
  evolve: (state: Account | null, told: Fact) => {
    const fact = told as LedgerFact;
    const before = state ?? empty;
    if (fact.type === "Broke") {
      breakIf(fact.data.part === "evolve");
      return { ...before, broken: fact.data.part };
    }
    if (fact.type === "Noted") return { ...before, notes: [...before.notes, fact.data.note] };
    if (fact.type !== "Moved") return state;
    return { ...before, moves: before.moves + 1, balance: before.balance + fact.data.amount };
  },
};

/** Puts something into an account, or takes it out. */
const Deposit = defineOrder("Deposit", {
  title: { zh: "存入", en: "Deposit" },
  roles: ["systemAdministrator"],
  body: z.strictObject({ to: text(40), amount: z.number().int() }),
  streams: ({ body }) => [account(body.to)],
  refuses: ["Overdrawn"],
  decide: (states, { body: { to, amount } }) => {
    const balance = states(accountView, account(to))?.balance ?? 0;
    if (balance + amount < 0) return refuse("Overdrawn", { account: to });
    return amount === 0 ? [] : [Moved.draft([account(to)], { amount, account: to })];
  },
});

/** Moves between two accounts, or not at all: two facts, each on one stream, decided together. */
const Transfer = defineOrder("Transfer", {
  title: { zh: "转账", en: "Transfer" },
  roles: ["systemAdministrator"],
  body: z.strictObject({ from: text(40), to: text(40), amount: z.number().int().positive() }),
  streams: ({ body }) => [account(body.from), account(body.to)],
  refuses: ["Overdrawn"],
  decide: (states, { body: { from, to, amount } }) => {
    if ((states(accountView, account(from))?.balance ?? 0) < amount) return refuse("Overdrawn", { account: from });
    return [
      Moved.draft([account(from)], { amount: -amount, account: from }),
      Moved.draft([account(to)], { amount, account: to }),
    ];
  },
});

const Note = defineOrder("Note", {
  title: { zh: "备注", en: "Note" },
  roles: ["systemAdministrator"],
  body: z.strictObject({ of: text(40), note: text(200) }),
  sealed: ["note"],
  record: ({ body }) => account(body.of),
  streams: ({ body }) => [account(body.of)],
  refuses: [],
  decide: (_, { body }) => [Noted.draft([account(body.of)], { note: body.note })],
});

/** Breaks its own rule: writes to a stream it did not name. What the journal does with a defect is tried on it. */
const Defect = defineOrder("Defect", {
  title: { zh: "缺陷", en: "Defect" },
  roles: ["systemAdministrator"],
  body: z.strictObject({}),
  streams: () => [],
  refuses: [],
  decide: () => [Moved.draft(["account/unnamed"], { amount: 1, account: "unnamed" })],
});

function breakIf(isBroken: boolean): void {
  if (isBroken) throw new Error("a rule that was never thought through");
}

/** The parts of a rule that `Break` can make throw. */
export const breakable = ["streams", "concerns", "decide", "evolve", "isCurrent"] as const;

const asks = new Map<string, number>();

/** Throws in the part of its rule that it names; `ever more` names new streams whenever it is asked. */
const Break = defineOrder("Break", {
  title: { zh: "出错", en: "Break" },
  roles: ["systemAdministrator"],
  body: z.strictObject({ part: z.enum([...breakable, "rows", "none", "ever more"]), of: text(40) }),
  streams: ({ body: { part, of } }) => {
    breakIf(part === "streams");
    if (part !== "ever more") return [account(of)];
    const asked = (asks.get(of) ?? 0) + 1;
    asks.set(of, asked);
    return Array.from({ length: asked }, (_, index) => account(`${of}${index}`));
  },
  concerns: (_, { body }) => {
    breakIf(body.part === "concerns");
    return undefined;
  },
  refuses: [],
  decide: (_, { body: { part, of } }) => {
    breakIf(part === "decide");
    const kept = part === "evolve" || part === "isCurrent" || part === "rows" ? part : "none";
    return [Broke.draft([account(of)], { part: kept })];
  },
});

export const ledgerRoom: RoomRules = {
  name: "ledger",
  facts: [Moved, Noted, Broke],
  views: [view(accountView)],
  orders: [Deposit, Transfer, Note, Defect, Break],
  refusals: { Overdrawn: { means: "conflict", zh: "{account} 余额不足", en: "{account} would be overdrawn." } },
};

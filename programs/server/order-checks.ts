import { refuse, type Refusal } from "../../src/ground/refusal.ts";
import type { TokenPower } from "../../src/access/facts.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { judgeAdoption } from "../../src/streets/server/judge-adoption.ts";

type Check = (body: Readonly<Record<string, unknown>>) => Promise<Refusal | undefined>;

/** Orders that name what lies outside the journal, with what must hold of it before they are decided. */
export function orderChecks(book: Pick<Rulebook, "orders">, dataFolder: string): Readonly<Record<string, Check>> {
  return {
    AdoptStreets: (body) => judgeAdoption(dataFolder, body),
    // A limit to an order that there is not would be a token for nothing.
    MakeToken: ({ power }) => {
      const { orders = [] } = power as TokenPower;
      const unknown = orders.find((order) => !isGiven(book, order));
      return Promise.resolve(unknown === undefined ? undefined : refuse("OrderUnknown", { order: unknown }));
    },
  };
}

function isGiven(book: Pick<Rulebook, "orders">, name: string): boolean {
  const kind = book.orders.get(name);
  return kind !== undefined && kind.internal !== true;
}

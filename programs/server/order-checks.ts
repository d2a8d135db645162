import { needed } from "../../src/district/retiring.ts";
import type { StreamStates } from "../../src/ground/fold.ts";
import { type Instant, instantOf } from "../../src/ground/instant.ts";
import type { PartNeed } from "../../src/ground/part-need.ts";
import { refuse, type Refusal } from "../../src/ground/refusal.ts";
import type { TokenPower } from "../../src/access/facts.ts";
import { ownerOf, ownState, type Rulebook } from "../../src/journal/rulebook.ts";
import { judgeAdoption } from "../../src/streets/server/judge-adoption.ts";

type Check = (body: Readonly<Record<string, unknown>>) => Promise<Refusal | undefined>;

interface CheckParts {
  readonly book: Rulebook;
  readonly dataFolder: string;
  /** The states of everything that is not over. */
  current(): Promise<ReadonlyMap<string, StreamStates>>;
  now(): Date;
}

/** Orders that name what lies outside their own streams, with what must hold of it before they are decided. */
export function orderChecks({ book, dataFolder, current, now }: CheckParts): Readonly<Record<string, Check>> {
  const retiring: Check = async ({ id }) =>
    needed(String(id), partNeeds(book, await current(), instantOf(now().getTime())));
  return {
    AdoptStreets: (body) => judgeAdoption(dataFolder, body),
    // A limit to an order that there is not would be a token for nothing.
    MakeToken: ({ power }) => {
      const { orders = [] } = power as TokenPower;
      const unknown = orders.find((order) => !isGiven(book, order));
      return Promise.resolve(unknown === undefined ? undefined : refuse("OrderUnknown", { order: unknown }));
    },
    RetireDepartment: retiring,
    RetireStation: retiring,
  };
}

/** What depends on departments and stations, as the views of the streams' owners declare it. */
function* partNeeds(book: Rulebook, current: ReadonlyMap<string, StreamStates>, now: Instant): Iterable<PartNeed> {
  for (const [stream, states] of current) {
    const state = ownState(book, stream, states);
    if (state !== null) yield* ownerOf(book, stream)?.needsParts?.(state, now) ?? [];
  }
}

function isGiven(book: Pick<Rulebook, "orders">, name: string): boolean {
  const kind = book.orders.get(name);
  return kind !== undefined && kind.internal !== true;
}

import { needed } from "../../src/district/retiring.ts";
import type { StreamStates } from "../../src/ground/fold.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { type Instant, instantOf } from "../../src/ground/instant.ts";
import type { PartNeed } from "../../src/ground/part-need.ts";
import { refuse, type Refusal } from "../../src/ground/refusal.ts";
import type { TokenPower } from "../../src/access/facts.ts";
import { tagsOf } from "../../src/access/sight.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { ownerOf, ownState, type Rulebook } from "../../src/journal/rulebook.ts";
import { judgeAdoption } from "../../src/streets/server/judge-adoption.ts";
import type { Evidence } from "../../src/supervision/check-facts.ts";
import { sees, sightOf } from "./live/sight.ts";

type Check = (body: Readonly<Record<string, unknown>>, by: Giver) => Promise<Refusal | undefined>;

interface CheckParts {
  readonly book: Rulebook;
  readonly dataFolder: string;
  readonly journal: Pick<Journal, "current" | "states" | "factsOf">;
  now(): Date;
}

/** Orders that name what lies outside their own streams, with what must hold of it before they are decided. */
export function orderChecks({ book, dataFolder, journal, now }: CheckParts): Readonly<Record<string, Check>> {
  const retiring: Check = async ({ id }) =>
    needed(String(id), partNeeds(book, await journal.current(), instantOf(now().getTime())));
  return {
    AdoptStreets: (body) => judgeAdoption(dataFolder, body),
    // A limit to an order that there is not would be a token for nothing.
    MakeToken: ({ power }) => {
      const { orders = [] } = power as TokenPower;
      const unknown = orders.find((order) => !isGiven(book, order));
      return Promise.resolve(unknown === undefined ? undefined : refuse("OrderUnknown", { order: unknown }));
    },
    OpenFinding: ({ evidence }, by) => judgeEvidence(book, journal, evidence as readonly Evidence[], by),
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

/** What proves something is there, and whoever names it may see it. */
async function judgeEvidence(
  book: Rulebook,
  journal: CheckParts["journal"],
  evidence: readonly Evidence[],
  by: Giver,
): Promise<Refusal | undefined> {
  for (const { stream, writer, n } of evidence) {
    const states = (await journal.states([stream])).get(stream) ?? {};
    const state = ownState(book, stream, states);
    const toldOf = state === null ? [] : (ownerOf(book, stream)?.tellsOf?.(state) ?? []);
    const told = await journal.states(toldOf);
    const from = (other: string) => sightOf(book, other, told.get(other) ?? {}).hiddenFrom;
    if (!sees(tagsOf(by), sightOf(book, stream, states, { from }))) return refuse("EvidenceUnknown", { stream });
    const facts = await journal.factsOf(stream);
    if (!facts.some((fact) => fact.writer === writer && fact.n === n)) return refuse("EvidenceFactUnknown", { n });
  }
  return undefined;
}

function isGiven(book: Pick<Rulebook, "orders">, name: string): boolean {
  const kind = book.orders.get(name);
  return kind !== undefined && kind.internal !== true;
}

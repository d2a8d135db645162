import { type Fact, streamKind } from "../../src/ground/fact.ts";
import { millis } from "../../src/ground/instant.ts";
import { type Ulid, ulidOf } from "../../src/ground/ulid.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Person } from "../../src/access/person.ts";
import type { SessionRecord } from "../../src/access/sessions.ts";
import { partyKey, partyOf } from "../../src/tasking/party.ts";
import { drillBadges } from "./plan-ahead.ts";

/**
 * The drill acts under the same badges as visitors who signed in as its people. Its orders are told apart by these
 * eight characters in their ids, which a visitor's random id matches once in 2^40.
 */
const mark = "ANHEDEM0";
const markAt = 10;

/** The id of an order of the drill, from a moment in milliseconds and ten drawn bytes. */
export function drillOrderId(milliseconds: number, bytes: Uint8Array): Ulid {
  const drawn = ulidOf(milliseconds, bytes);
  return drawn.slice(0, markAt) + mark + drawn.slice(markAt + mark.length);
}

/** Whether the drill brought this about. */
export function isOfDrill({ order }: Pick<Fact, "order">): boolean {
  return order.startsWith(mark, markAt);
}

/** The drill's people, but those a visitor has signed in as: they are the visitor's until the session ends. */
export function playedBy(
  people: readonly Person[],
  sessions: readonly SessionRecord[],
  now: number,
): readonly Person[] {
  const taken = new Set(
    sessions.filter(({ ended, until }) => ended === undefined && millis(until) > now).map(({ person }) => person),
  );
  return people.filter(({ id, disabled }) => drillBadges.has(id) && !taken.has(id) && disabled === undefined);
}

/** Acts that do not take a call or an incident from the drill: reading, noting an alarm, signing on and off. */
const looking = new Set(["SealedOpened", "AlertAcknowledged"]);
const coming = new Set(["SignedOn", "SignedOff"]);

const nobody: ReadonlySet<string> = new Set();

/** Remembers what people have had their hands on, so that the drill keeps its own off. */
export interface People {
  /** When a person last did something on this stream, in milliseconds since 1970. */
  touchedAt(stream: string): number | undefined;
  /** The parties for which a person has acted on this stream, by their keys. */
  actedFor(stream: string): ReadonlySet<string>;
  stop(): void;
}

/** Reads it from the facts of everything current, then goes along with each commit: a restart forgets nothing. */
export async function watchPeople(journal: Pick<Journal, "current" | "factsOf" | "listen">): Promise<People> {
  const touched = new Map<string, number>();
  const acted = new Map<string, Set<string>>();
  const note = (fact: Fact) => {
    if (looking.has(fact.type) || fact.by.officer === "system" || isOfDrill(fact)) return;
    const at = millis(fact.recordedAt);
    const streams = coming.has(fact.type) ? fact.streams.slice(0, 1) : fact.streams;
    for (const stream of streams) touched.set(stream, Math.max(at, touched.get(stream) ?? 0));
    const party = partyOf(fact.by);
    if (party === undefined) return;
    for (const stream of fact.streams.filter((one) => streamKind(one) === "task")) {
      acted.set(stream, (acted.get(stream) ?? new Set()).add(partyKey(party)));
    }
  };
  const stop = journal.listen(({ facts }) => facts.forEach(note));
  try {
    const current = await journal.current(["call", "incident", "unit", "task"]);
    for (const stream of current.keys()) (await journal.factsOf(stream)).forEach(note);
  } catch (error) {
    stop();
    throw error;
  }
  return { touchedAt: (stream) => touched.get(stream), actedFor: (stream) => acted.get(stream) ?? nobody, stop };
}

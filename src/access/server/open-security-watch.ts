import { createHmac, hash, randomBytes } from "node:crypto";
import type { Fact } from "../../ground/fact.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { JournalUnavailable } from "../../journal/journal.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import { eventCounts } from "../count-events.ts";
import type { SecurityLog, SecurityRecord } from "./security-log.ts";
import type { SecurityEvent, SecurityWatch } from "./security-watch.ts";

interface Parts {
  readonly submit: Submit;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Under which what was typed is hashed. */
  readonly key: Buffer;
  isPerson(id: string): boolean;
  /** Open sessions of a person: an act of somebody with exactly one came from there. */
  sessionsOf(person: string): readonly { readonly id: string; readonly address: string }[];
  readonly log: SecurityLog;
  /** The kinds of facts, by type: each says whether the security log tells it. */
  readonly facts: Rulebook["facts"];
  /** Told events of people of the staff, for their own account. */
  seen(event: SecurityEvent & { readonly person: string }): void;
  readonly trouble: (error: unknown) => void;
}

export interface OpenSecurityWatch extends SecurityWatch {
  /** Facts that the security log tells too. */
  commit(facts: readonly Fact[]): void;
  /** Records what was counted; once a minute, before the server stops, and for tests. */
  flush(): Promise<void>;
}

/** A badge is a short word of letters, digits and dashes. Whatever else is typed there may be a password. */
const badgeShape = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,23}$/u;

export function openSecurityWatch(parts: Parts): OpenSecurityWatch {
  const { now, log } = parts;
  const counts = eventCounts();
  let flushing: Promise<void> = Promise.resolve();

  /** Short enough to be compared by eye, keyed so that nobody finds the word by trying all badges. */
  function hashed(typed: string): string | undefined {
    if (!badgeShape.test(typed)) return undefined;
    return createHmac("sha256", parts.key).update(`typed ${typed}`).digest("hex").slice(0, 16);
  }

  function tell(event: SecurityEvent): void {
    const { person: typed, by, session, event: name, address, agent, why, route, until } = event;
    const person = typed !== undefined && parts.isPerson(typed) ? typed : undefined;
    counts.add({ kind: name, person, address, why }, now());
    log.write({
      ...{ event: name, outcome: "failure", person, by, address, why, route, until },
      agent: agent?.replace(/[^\x20-\x7e]/g, "").slice(0, 200),
      ...(typed !== undefined && person === undefined ? { typed: hashed(typed) } : {}),
      ...(session === undefined ? {} : { session: sessionHash(session) }),
    });
    if (person !== undefined) parts.seen({ ...event, person });
  }

  /** Counts on their way: the same order is given again until it is answered, so that nothing counts twice. */
  let pending: { readonly id: string; readonly body: object } | undefined;

  async function record(): Promise<void> {
    for (const isLast of [pending === undefined, true]) {
      if (pending === undefined) {
        const events = counts.take();
        if (events.length === 0) return;
        pending = { id: ulidOf(now(), randomBytes(10)), body: { events } };
      }
      try {
        const order = { ...pending, name: "NoteSecurityEvents", giver: { officer: "system", role: "system" } };
        const answer = await parts.submit(order);
        pending = undefined;
        if (!answer.accepted) throw new Error(`counted events were refused: ${answer.refusal.refused}`);
      } catch (error) {
        if (error instanceof JournalUnavailable) return;
        throw error;
      }
      if (isLast) return;
    }
  }

  return {
    tell: (event) => {
      try {
        tell(event);
      } catch (error) {
        parts.trouble(error);
      }
    },
    commit: (facts) => {
      for (const fact of facts) {
        const event = parts.facts.get(fact.type)?.securityEvent;
        if (event !== undefined) log.write(recordOf(fact, event, parts));
      }
    },
    flush: () => (flushing = flushing.then(record).catch(parts.trouble)),
  };
}

export function sessionHash(id: string): string {
  return hash("sha256", id, "hex").slice(0, 16);
}

/** What a fact says of who and what; codes and ids only, no text of anybody's. */
function recordOf(fact: Fact, event: string, { sessionsOf }: Pick<Parts, "sessionsOf">): SecurityRecord {
  const told = fact.data as Readonly<Record<string, unknown>>;
  const word = (name: string) => {
    const value = told[name];
    return typeof value === "string" ? value : undefined;
  };
  const by = fact.by.officer;
  const person = word("person") ?? word("officer");
  const session = word("session");
  const open = sessionsOf(by === "system" ? (person ?? by) : by);
  const only = open.length === 1 && session === undefined ? open[0] : undefined;
  const power = told["power"] as { readonly role?: string } | undefined;
  return {
    event,
    outcome: event === "signInLocked" ? "failure" : "success",
    ...{ person, by, until: word("until"), order: word("order"), fact: fact.n },
    why: word("why") ?? word("factor") ?? power?.role,
    address: event === "signedIn" ? word("from") : only?.address,
    agent: event === "signedIn" ? word("agent") : undefined,
    ...(session === undefined && only === undefined ? {} : { session: sessionHash(session ?? only?.id ?? "") }),
  };
}

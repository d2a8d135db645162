import { giverOf, type Session } from "../../src/access/own-session.ts";
import { seatOf } from "../../src/access/web/standing-change.ts";
import { type District, unnamedDistrict } from "../../src/district/district.ts";
import { districtStream } from "../../src/district/facts.ts";
import { learnServerClock } from "../../src/ground/web/clock.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { ask } from "../../src/journal/web/api.ts";
import type { Client } from "../../src/journal/web/client.ts";
import { type ClockKept, makeDeviceClock } from "../../src/journal/web/device-clock.ts";
import { makeDrafts } from "../../src/journal/web/drafts.ts";
import { expectedStore } from "../../src/journal/web/expected-store.ts";
import { connectLive } from "../../src/journal/web/live-connection.ts";
import { type LiveStore, makeLiveStore } from "../../src/journal/web/live-store.ts";
import { openOutbox, type Outbox } from "../../src/journal/web/outbox-sender.ts";
import { makeStore } from "../../src/ground/web/store.ts";
import { handsetBook } from "./handset-book.ts";
import { keepKnown, outboxShelf, readKnown } from "./device-database.ts";
import { keepBoard, readBoard } from "./kept-board.ts";
import type { Vault } from "./vault.ts";

/** What a signed-in handset works with: as a console, but what is given goes through the outbox. */
export interface Handset {
  readonly client: Client;
  readonly outbox: Outbox;
  close(): void;
}

/** Tries again by itself after this long without an answer. Milliseconds. */
const againMillis = 5000;

const newId = (millis: number) => ulidOf(millis, crypto.getRandomValues(new Uint8Array(10)));

export async function openHandset(session: Session, vault: Vault): Promise<Handset> {
  const kept = (await readKnown("clock")) as ClockKept | undefined;
  const clock = makeDeviceClock({
    wall: () => Date.now(),
    tick: () => performance.now(),
    page: crypto.randomUUID(),
    kept,
    keep: (known) => void keepKnown("clock", known).catch(() => undefined),
    ask: serverTime,
  });
  const outbox = await openOutbox({
    owner: session.officer,
    shelf: outboxShelf(vault),
    ask,
    clock,
    newId,
    isCutOff: () => !navigator.onLine,
  });
  const held = makeLiveStore(handsetBook, (run) => setTimeout(run, 16));
  held.onFact(outbox.came);
  const live: LiveStore = {
    ...held,
    apply: (message) => {
      held.apply(message);
      if (message.event === "ready" && message.reset) outbox.beganAnew();
    },
  };
  const board = await readBoard(vault);
  // What was seen in another sight is not shown in this one.
  if (board !== undefined && seatOf(board.session) === seatOf(session)) {
    for (const [stream, state] of board.states) held.apply({ event: "snapshot", stream, state });
  }
  const keeping = keepBoard(vault, session, held);
  const connection = connectLive(live);
  const send = () => void outbox.send();
  const again = setInterval(() => outbox.hold.get() !== null && send(), againMillis);
  const stopped = connection.state.subscribe(() => connection.state.get().state === "live" && send());
  globalThis.addEventListener("online", send);
  send();
  const client: Client = {
    book: handsetBook,
    session,
    live: expectedStore(handsetBook, held, outbox, giverOf(session), clock.now),
    connection,
    sender: {
      pending: makeStore<readonly never[]>([]),
      // What is on the device counts as given; what becomes of it is shown in the outbox.
      give: async (name, body) => ({
        kind: "accepted",
        id: await outbox.give(name, body as Readonly<Record<string, unknown>>),
        facts: [],
      }),
      retryAll: send,
      drop: (id) => void outbox.withdraw(id),
    },
    drafts: makeDrafts({ shelf: undefined, subtle: undefined, now: clock.now, readKey: async () => null }),
    fields: {},
    words: {},
    zone: () => (held.state(districtStream) as District | undefined)?.zone ?? unnamedDistrict.zone,
  };
  return {
    client,
    outbox,
    close: () => {
      clearInterval(again);
      stopped();
      keeping();
      globalThis.removeEventListener("online", send);
      connection.close();
    },
  };
}

/** The server's time by the head of its answer; null where it does not answer. Milliseconds. */
async function serverTime(): Promise<number | null> {
  const sentAt = Date.now();
  try {
    const answer = await fetch("/api/v1/health/live", { cache: "no-store", signal: AbortSignal.timeout(5000) });
    const date = answer.headers.get("date");
    learnServerClock(date, sentAt, Date.now());
    const said = date === null ? Number.NaN : Date.parse(date);
    return Number.isNaN(said) ? null : said;
  } catch {
    return null;
  }
}

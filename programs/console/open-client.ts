import { type District, unnamedDistrict } from "../../src/district/district.ts";
import { districtStream } from "../../src/district/facts.ts";
import type { Session } from "../../src/access/own-session.ts";
import { giverHeader } from "../../src/ground/giver-header.ts";
import type { ask } from "../../src/journal/web/api.ts";
import type { Client } from "../../src/journal/web/client.ts";
import { connectLive } from "../../src/journal/web/live-connection.ts";
import { type Drafts, makeDrafts, type Shelf } from "../../src/journal/web/drafts.ts";
import { makeLiveStore } from "../../src/journal/web/live-store.ts";
import { makeOrderSender } from "../../src/journal/web/order-sender.ts";
import { consoleBook, codeWords, fieldNames } from "./console-book.ts";

/** An order that meets a locked screen waits until it is open again; it was not judged, so it was not refused. */
function whileUnlocked(asking: typeof ask): typeof ask {
  return async (method, path, o) => {
    const reply = await asking<never>(method, path, o);
    if (reply.kind !== "refused" || reply.refused.code !== "ScreenLocked") return reply;
    return { kind: "unreachable", retryAfterSeconds: undefined, refused: reply.refused };
  };
}

/** Says in whose name it is: another window may have signed somebody else in with the same cookie. */
function inNameOf(officer: string, asking: typeof ask): typeof ask {
  return (method, path, o) => asking(method, path, { ...o, headers: { ...o?.headers, [giverHeader]: officer } });
}

/** The drafts of whoever is signed in; a browser that keeps nothing, or an open line, keeps them in the page only. */
function openDrafts(asking: typeof ask): Drafts {
  return makeDrafts({
    shelf: shelfHere(),
    subtle: isSecureContext ? crypto.subtle : undefined,
    now: () => Date.now(),
    readKey: async () => {
      const reply = await asking<{ key: string }>("GET", "/api/v1/session/draft-key");
      return reply.kind === "ok" ? reply.content.key : null;
    },
  });
}

function shelfHere(): Shelf | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** A board that changes all the time is rendered ten times a second and not for each change. */
const turnMillis = 100;
const frameMillis = 16;

/** What comes after a while of quiet is told a frame later, what comes soon after something else with the next turn. */
function inTurns(): (run: () => void) => void {
  let last = Number.NEGATIVE_INFINITY;
  // A timer and not an animation frame: a window in the background must still ring.
  return (run) =>
    setTimeout(
      () => {
        last = performance.now();
        run();
      },
      Math.max(frameMillis, last + turnMillis - performance.now()),
    );
}

/** Begins to listen and to send for somebody who has just signed in. */
export function openClient(session: Session, asking: typeof ask): Client {
  const live = makeLiveStore(consoleBook, inTurns());
  const sender = makeOrderSender(whileUnlocked(inNameOf(session.officer, asking)));
  const connection = connectLive(live);
  let before = connection.state.get();
  connection.state.subscribe(() => {
    const now = connection.state.get();
    const back = now.state === "live" && now.database === "up";
    if (back && (before.state !== "live" || before.database === "down")) sender.retryAll();
    before = now;
  });
  return {
    book: consoleBook,
    session,
    live,
    connection,
    sender,
    drafts: openDrafts(asking),
    fields: fieldNames,
    words: codeWords(live),
    zone: () => (live.state(districtStream) as District | undefined)?.zone ?? unnamedDistrict.zone,
  };
}

export function closeClient(client: Client): void {
  client.connection.close();
  client.drafts.close();
}

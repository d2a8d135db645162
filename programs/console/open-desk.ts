import type { Session } from "../../src/duty/web/session.ts";
import type { ask } from "../../src/journal/web/api.ts";
import type { Desk } from "../../src/journal/web/desk.ts";
import { connectLive } from "../../src/journal/web/live-connection.ts";
import { makeLiveStore } from "../../src/journal/web/live-store.ts";
import { makeOrderSender } from "../../src/journal/web/order-sender.ts";
import { consoleBook, consoleWords } from "./rulebook.ts";

/** An order that meets a locked screen waits until it is open again; it was not judged, so it was not refused. */
function whileUnlocked(asking: typeof ask): typeof ask {
  return async (method, path, o) => {
    const reply = await asking<never>(method, path, o);
    if (reply.kind !== "refused" || reply.refused.code !== "ScreenLocked") return reply;
    return { kind: "unreachable", retryAfterSeconds: undefined, refused: reply.refused };
  };
}

/** Begins to listen and to send for somebody who has just signed in. */
export function openDesk(session: Session, asking: typeof ask): Desk {
  // A timer and not an animation frame: a window in the background must still ring.
  const live = makeLiveStore(consoleBook, (run) => setTimeout(run, 16));
  const sender = makeOrderSender(whileUnlocked(asking));
  const connection = connectLive(live);
  let before = connection.state.get();
  connection.state.subscribe(() => {
    const now = connection.state.get();
    const back = now.state === "live" && now.database === "up";
    if (back && (before.state !== "live" || before.database === "down")) sender.retryAll();
    before = now;
  });
  return { book: consoleBook, session, live, connection, sender, words: consoleWords };
}

export function closeDesk(desk: Desk): void {
  desk.connection.close();
}

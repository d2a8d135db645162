import type { Session } from "../../src/access/own-session.ts";
import type { LiveStore } from "../../src/journal/web/live-store.ts";
import { keepItem, readItem } from "./device-database.ts";
import type { Vault } from "./vault.ts";

/** What the crew saw last, with the session it was seen in: for a start without a network. */
interface KeptBoard {
  readonly session: Session;
  readonly states: readonly (readonly [stream: string, state: unknown])[];
}

/** Of what is kept: the district's names, the unit, its jobs. */
const keptKinds = ["district", "unit", "incident"];

/** After a change it is kept this much later, with whatever changed meanwhile. Milliseconds. */
const laterMillis = 1000;

export async function readBoard(vault: Vault): Promise<KeptBoard | undefined> {
  return (await readItem(vault, "board").catch(() => undefined)) as KeptBoard | undefined;
}

/** Keeps the board current on the device. Answers what stops it. */
export function keepBoard(vault: Vault, session: Session, live: LiveStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    const states = keptKinds.flatMap((kind) => live.ofKind(kind).map(({ stream, state }) => [stream, state] as const));
    // A full device shows what it had; what waits to be sent says so itself.
    void keepItem(vault, "board", { session, states } satisfies KeptBoard).catch(() => undefined);
  };
  const stop = live.subscribe(() => (timer ??= setTimeout(write, laterMillis)));
  return () => {
    stop();
    clearTimeout(timer);
  };
}

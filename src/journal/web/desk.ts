import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session } from "../../access/own-session.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useStore } from "../../ground/web/store.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Connection, LiveConnection } from "./live-connection.ts";
import type { Drafts } from "./drafts.ts";
import type { LiveStore } from "./live-store.ts";
import type { OrderSender } from "./order-sender.ts";

/** What a signed-in console works with. */
export interface Desk {
  readonly book: Rulebook;
  readonly session: Session;
  readonly live: LiveStore;
  readonly connection: LiveConnection;
  readonly sender: OrderSender;
  /** What was typed and not yet given. */
  readonly drafts: Drafts;
  /** Words for the codes that refusals name, by the name of the detail: `status`, `stage`, `step`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("nobody is signed in here");
  return desk;
}

/** The state of a stream as its owner sees it, or undefined while it is not in sight. */
export function useStream<State>(stream: string | undefined): State | undefined {
  const { live } = useDesk();
  return useSyncExternalStore(live.subscribe, () => (stream === undefined ? undefined : live.state(stream))) as
    | State
    | undefined;
}

export function useStreams<State>(kind: string): readonly { readonly stream: string; readonly state: State }[] {
  const { live } = useDesk();
  return useSyncExternalStore(live.subscribe, () => live.ofKind(kind)) as readonly { stream: string; state: State }[];
}

export function useConnection(): Connection {
  return useStore(useDesk().connection.state);
}

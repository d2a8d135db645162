import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session } from "../../access/own-session.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useStore } from "../../ground/web/store.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Connection, LiveConnection } from "./live-connection.ts";
import type { Drafts } from "./drafts.ts";
import type { LiveStore } from "./live-store.ts";
import type { OrderSender } from "./order-sender.ts";

/** What a signed-in console works with: the rules, the session, the live store, the sender of orders, the drafts. */
export interface Client {
  readonly book: Rulebook;
  readonly session: Session;
  readonly live: LiveStore;
  readonly connection: LiveConnection;
  readonly sender: OrderSender;
  /** What was typed and not yet given. */
  readonly drafts: Drafts;
  /** What people call the fields of orders, by the last part of a field's path. */
  readonly fields: Readonly<Record<string, Sentence>>;
  /** Words for the codes that refusals name, by the name of the detail: `status`, `stage`, `step`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
  /** The district's time zone now, in which refusals tell their moments. */
  readonly zone: () => string;
}

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("nobody is signed in here");
  return client;
}

/** The state of a stream as its owner sees it, or undefined while it is not in sight. */
export function useStream<State>(stream: string | undefined): State | undefined {
  const { live } = useClient();
  return useSyncExternalStore(live.subscribe, () => (stream === undefined ? undefined : live.state(stream))) as
    | State
    | undefined;
}

export function useStreams<State>(kind: string): readonly { readonly stream: string; readonly state: State }[] {
  const { live } = useClient();
  return useSyncExternalStore(live.subscribe, () => live.ofKind(kind)) as readonly { stream: string; state: State }[];
}

export function useConnection(): Connection {
  return useStore(useClient().connection.state);
}

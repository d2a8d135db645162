import { useMemo, useSyncExternalStore } from "react";
import { type Client, useClient } from "./client.ts";

type Held = ReturnType<Client["live"]["ofKind"]>;

/** The streams for which something can be owed, each with its state. */
export type Owing = readonly (readonly [stream: string, state: unknown])[];

function heldOf({ book, live }: Client): readonly Held[] {
  return [...book.views].flatMap(([kind, views]) =>
    views.some(({ owner, owed }) => owner && owed !== undefined) ? [live.ofKind(kind)] : [],
  );
}

function owingIn(held: readonly Held[]): Owing {
  return held.flat().map(({ stream, state }) => [stream, state] as const);
}

/** What the board holds of them at this moment. */
export function owingNow(client: Client): Owing {
  return owingIn(heldOf(client));
}

/** Reads what is held: the same array until one of the lists is another. */
function steadily(client: Client): () => readonly Held[] {
  let before: readonly Held[] = [];
  return () => {
    const next = heldOf(client);
    if (next.length !== before.length || next.some((list, place) => list !== before[place])) before = next;
    return before;
  };
}

/** The same as it changes. */
export function useOwing(): Owing {
  const client = useClient();
  const read = useMemo(() => steadily(client), [client]);
  const held = useSyncExternalStore(client.live.subscribe, read);
  return useMemo(() => owingIn(held), [held]);
}

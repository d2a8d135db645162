import { useMemo, useSyncExternalStore } from "react";
import { giverOf } from "../../access/own-session.ts";
import { tagsOf } from "../../access/sight.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { owedBy, type OwedFor } from "../../journal/owed.ts";
import { type Client, useClient } from "../../journal/web/client.ts";
import { statuteStream } from "../../statute/facts.ts";
import { boundsOf, noStatute, type Statute } from "../../statute/statute.ts";

type Held = ReturnType<Client["live"]["ofKind"]>;

/** What the board holds of the kinds for which something can be owed. */
function heldOf({ book, live }: Client): readonly Held[] {
  return [...book.views].flatMap(([kind, views]) =>
    views.some(({ owner, owed }) => owner && owed !== undefined) ? [live.ofKind(kind)] : [],
  );
}

function owedOf({ book, live, session }: Client, held: readonly Held[], now: Instant): readonly OwedFor[] {
  const streams = held.flat().map(({ stream, state }) => [stream, state] as const);
  const giver = giverOf(session);
  const { late } = boundsOf((live.state(statuteStream) as Statute | undefined) ?? noStatute);
  return owedBy(book, streams, { tags: tagsOf(giver), officer: giver.officer }, now, late);
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

/** What whoever sits here owes, as it changes; what is due by the clock is seen within the minute. */
export function useWork(): readonly OwedFor[] {
  const client = useClient();
  const now = useMinute();
  const { live } = client;
  const read = useMemo(() => steadily(client), [client]);
  const held = useSyncExternalStore(live.subscribe, read);
  return useMemo(() => owedOf(client, held, now), [client, held, now]);
}

/** How many there are. */
export function workWaiting(client: Client): number {
  return owedOf(client, heldOf(client), instantOf(serverNow())).length;
}

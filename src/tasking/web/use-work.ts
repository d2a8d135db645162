import { useMemo, useSyncExternalStore } from "react";
import { giverOf } from "../../access/own-session.ts";
import { tagsOf } from "../../access/sight.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { owedBy, type OwedFor } from "../../journal/owed.ts";
import { type Client, useClient } from "../../journal/web/client.ts";

type Held = ReturnType<Client["live"]["ofKind"]>;

/** What the board holds of the kinds for which something can be owed. */
function heldOf({ book, live }: Client): readonly Held[] {
  return [...book.views].flatMap(([kind, views]) =>
    views.some(({ owner, owed }) => owner && owed !== undefined) ? [live.ofKind(kind)] : [],
  );
}

function owedOf({ book, session }: Client, held: readonly Held[], now: Instant): readonly OwedFor[] {
  const streams = held.flat().map(({ stream, state }) => [stream, state] as const);
  const giver = giverOf(session);
  return owedBy(book, streams, { tags: tagsOf(giver), officer: giver.officer }, now);
}

/** What whoever sits here owes, as it changes; what is due by the clock is seen within the minute. */
export function useWork(): readonly OwedFor[] {
  const client = useClient();
  const now = useMinute();
  const held = useSyncExternalStore(
    client.live.subscribe,
    useMemo(() => {
      let before: readonly Held[] = [];
      // The same array until one of the lists is another.
      return () => {
        const next = heldOf(client);
        if (next.length !== before.length || next.some((list, place) => list !== before[place])) before = next;
        return before;
      };
    }, [client]),
  );
  return useMemo(() => owedOf(client, held, now), [client, held, now]);
}

/** How many there are. */
export function workWaiting(client: Client): number {
  return owedOf(client, heldOf(client), instantOf(serverNow())).length;
}

import { useMemo } from "react";
import { giverOf } from "../../access/own-session.ts";
import { tagsOf } from "../../access/sight.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { owedBy, type OwedFor } from "../../journal/owed.ts";
import { type Client, useClient } from "../../journal/web/client.ts";
import { type Owing, owingNow, useOwing } from "../../journal/web/owing.ts";
import { boundsNow } from "../../statute/web/bounds-now.ts";

function owedOf(client: Client, owing: Owing, now: Instant): readonly OwedFor[] {
  const giver = giverOf(client.session);
  const own = { tags: tagsOf(giver), officer: giver.officer };
  return owedBy(client.book, owing, own, now, boundsNow(client).late);
}

/** What whoever sits here owes, as it changes; what is due by the clock is seen within the minute. */
export function useWork(): readonly OwedFor[] {
  const client = useClient();
  const now = useMinute();
  const owing = useOwing();
  return useMemo(() => owedOf(client, owing, now), [client, owing, now]);
}

/** How many there are. */
export function workWaiting(client: Client): number {
  return owedOf(client, owingNow(client), instantOf(serverNow())).length;
}

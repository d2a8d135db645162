import type { Instant } from "../../ground/instant.ts";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { lateBeyond, type OwedFor } from "../../journal/owed.ts";
import type { Client } from "../../journal/web/client.ts";
import { type Owing, owingNow } from "../../journal/web/owing.ts";
import { boundsNow } from "../../statute/web/bounds-now.ts";

/** What is late beyond the bound the district set, of everything in sight. */
export function lateOf(client: Client, owing: Owing, now: Instant): readonly OwedFor[] {
  return lateBeyond(client.book, owing, now, boundsNow(client).late);
}

/** How many there are. */
export function lateWaiting(client: Client): number {
  return lateOf(client, owingNow(client), instantOf(serverNow())).length;
}

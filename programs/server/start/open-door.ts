import { installationKey } from "../../../src/access/server/installation-key.ts";
import { signInProvider } from "../../../src/access/server/sign-in-provider.ts";
import { belongingOf } from "../../../src/dispatch/server/belonging.ts";
import { devicesOf } from "../devices.ts";
import { edgeOf } from "../edge.ts";
import { seatsOf } from "../../../src/access/server/seats.ts";
import type { Store } from "../open-store.ts";
import { openPeople } from "../../../src/access/server/open-people.ts";
import { rulebook } from "../rooms.ts";
import { securityLogFor } from "../server-options.ts";
import { type Beginning, words } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";
import type { Hall } from "./open-hall.ts";
import type { Orders } from "./open-orders.ts";

export type OpenDoor = Awaited<ReturnType<typeof openDoor>>;

/**
 * Opens what signing in needs: sessions, credentials, the provider of identities, and the watch over failed attempts.
 */
export async function openDoor(
  { options, folder, logger, undo }: Beginning,
  { pool, keyStore }: Store,
  { clock, trust }: HouseClock,
  { submit, vault }: Orders,
  { board, commits, isDrill }: Hall,
) {
  const { log } = options;
  const securityLog = securityLogFor(options.securityLog ?? {}, (error) => log(`the security log: ${words(error)}`));
  undo.push(() => securityLog.close());
  const provider =
    options.provider === undefined ? undefined : signInProvider(options.provider, { now: Date.now, log });
  const key = await installationKey(folder.path, "credential", keyStore);
  const devices = devicesOf(key);
  const seats = seatsOf();
  const people = await openPeople({
    ...{ provider, pool, key, board, submit, isDrill, open: vault.open, facts: rulebook.facts },
    edge: edgeOf({ now: clock.millis, devices }),
    belonging: (person) => belongingOf(board, person),
    look: seats.look,
    demo: options.kind === "demo",
    now: clock.millis,
    isClockTrusted: trust.isTrusted,
    securityLog,
    countRefusedEveryMillis: options.countRefusedEveryMillis,
    trouble: (error) => logger.warn({ err: error }, "sessions and tokens"),
  });
  commits.listen(people.commit);
  undo.push(() => people.stop());
  return { people, devices, seats, provider: provider?.name };
}

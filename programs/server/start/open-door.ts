import { signInProvider } from "../../../src/access/server/sign-in-provider.ts";
import type { Store } from "../open-store.ts";
import { openPeople } from "../people.ts";
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
  const people = await openPeople({
    ...{ provider, pool, board, submit, isDrill, open: vault.open, keyStore, dataFolder: folder.path },
    demo: options.kind === "demo",
    now: clock.millis,
    isClockTrusted: trust.isTrusted,
    securityLog,
    countRefusedEveryMillis: options.countRefusedEveryMillis,
    trouble: (error) => logger.warn({ err: error }, "sessions and tokens"),
  });
  commits.listen(people.commit);
  undo.push(() => people.stop());
  return { people, provider: provider?.name };
}

import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useOwnWords } from "../../src/district/web/use-own-words.ts";
import { useDistrict } from "../../src/district/web/use-district.ts";
import { IdleNotice } from "../../src/access/web/idle-notice.tsx";
import { LockScreen } from "../../src/access/web/lock-screen.tsx";
import { useOfficerName } from "../../src/access/web/officer-names.ts";
import type { Session } from "../../src/access/own-session.ts";
import { useOwnPreferences } from "../../src/access/web/use-own-preferences.ts";
import { useIdle } from "../../src/access/web/use-idle.ts";
import { useKnownNames } from "../../src/duty/web/use-fact-names.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { ask } from "../../src/journal/web/api.ts";
import { type Client, ClientContext, useClient } from "../../src/journal/web/client.ts";
import { ShownContext } from "../../src/journal/web/shown.tsx";
import { shownHere } from "./shown.ts";
import { FactNamesContext } from "../../src/journal/web/fact-names.ts";
import { BarActsContext } from "./bar-acts.ts";
import { consoleRouter } from "./console-router.ts";
import { closeClient, openClient } from "./open-client.ts";
import { consoleTexts } from "./texts.ts";
import { KeepsTables } from "./table-keeping.tsx";
import type { DoorState } from "../../src/access/web/use-door.ts";

interface SeatProps {
  readonly session: Session;
  readonly door: DoorState;
  /** The client is there, and nothing is shown yet. */
  readonly onOpened: (client: Client) => void;
}

/**
 * One seat: a signed-in person in one role. Its client is opened once and kept as long as this component is mounted,
 * whatever changes about the session. Another role or another sight is another seat (another `key`).
 */
export function Seat({ session, door, onOpened }: SeatProps): ReactNode {
  const say = useSay();
  const [opened, setOpened] = useState<Client | null>(null);
  const { reread } = door;
  const { locked } = session;

  useEffect(() => {
    const client = openClient(session, ask);
    let before = client.connection.state.get();
    const watch = client.connection.state.subscribe(() => {
      const now = client.connection.state.get();
      if (now.standing !== before.standing || (now.state === "signedOut" && before.state !== "signedOut")) reread();
      before = now;
    });
    onOpened(client);
    setOpened(client);
    return () => {
      watch();
      closeClient(client);
    };
    // The seat's `key` changes when what the client depends on does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reread, onOpened]);

  useEffect(() => {
    if (opened === null || !locked) return;
    opened.connection.rest();
    return () => opened.connection.retry();
  }, [opened, locked]);

  const client = useMemo(() => (opened === null ? null : { ...opened, session }), [opened, session]);
  if (client === null) return <p className="nothing">{say(consoleTexts.loading)}</p>;
  return (
    <ClientContext value={client}>
      <SeatedPage door={door} />
    </ClientContext>
  );
}

function SeatedPage({ door }: { door: DoorState }): ReactNode {
  const { session } = useClient();
  const { zone } = useDistrict();
  useOwnPreferences();
  useOwnWords();
  const name = useOfficerName(session.officer);
  const names = useKnownNames();
  const { lock, reread, leave, leaveIdle, become } = door;
  const left = useIdle(session, session.person && !session.locked, session.onIdle === "lock" ? lock : leaveIdle);
  const acts = useMemo(() => ({ onSignOut: leave, onLock: lock }), [leave, lock]);
  return (
    <BarActsContext value={acts}>
      <FactNamesContext value={names}>
        <ShownContext value={shownHere}>
          <KeepsTables>
            <RouterProvider router={consoleRouter()} />
          </KeepsTables>
        </ShownContext>
      </FactNamesContext>
      {!session.locked && <IdleNotice onIdle={session.onIdle} left={left} />}
      {session.locked && (
        <LockScreen session={session} name={name} zone={zone} onUnlocked={become} onReread={reread} onSignOut={leave} />
      )}
    </BarActsContext>
  );
}

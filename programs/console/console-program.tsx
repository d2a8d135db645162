import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { unnamedDistrict } from "../../src/district/district.ts";
import { isEntryPage } from "../../src/access/web/entry-address.ts";
import { LockScreen } from "../../src/access/web/lock-screen.tsx";
import { ShowAgainDialog } from "../../src/access/web/show-again-dialog.tsx";
import { SignIn } from "../../src/access/web/sign-in.tsx";
import { seatOf } from "../../src/access/web/standing-change.ts";
import { leavePreferences } from "../../src/ground/web/preferences.ts";
import { useSay } from "../../src/ground/web/language.ts";
import type { Client } from "../../src/journal/web/client.ts";
import { begin } from "./begin.ts";
import { PageGuard } from "./page-guard.tsx";
import { consoleTexts } from "./texts.ts";
import { type DoorState, useDoor } from "../../src/access/web/use-door.ts";

/** What somebody who is let in works with: the rules of all rooms, the hall. Fetched while the door is shown. */
const loadSeat = () => import("./seat.tsx");
const Seat = lazy(async () => ({ default: (await loadSeat()).Seat }));

// Seldom seen: fetched when they are.
const SetUp = lazy(async () => ({ default: (await import("../../src/access/web/set-up.tsx")).SetUp }));
const EntryLink = lazy(async () => ({ default: (await import("../../src/access/web/entry-link.tsx")).EntryLink }));

interface ConsoleProgramProps {
  /** The secret of a one-time link the page was opened with; no longer in the address by now. */
  readonly entrySecret: string | undefined;
}

/** The whole program: language, theme, who is signed in, and what they see. */
export function ConsoleProgram({ entrySecret }: ConsoleProgramProps): ReactNode {
  useEffect(() => {
    // Whoever has no network by then is told when they sign in.
    loadSeat().catch(() => undefined);
  }, []);
  return (
    <PageGuard>
      <Suspense fallback={null}>
        <Entrance entrySecret={entrySecret} />
      </Suspense>
      <ShowAgainDialog zone={unnamedDistrict.zone} />
    </PageGuard>
  );
}

/**
 * A person with a one-time link uses the link, even if somebody else is signed in here. Otherwise the server says who
 * it is.
 */
function Entrance({ entrySecret }: ConsoleProgramProps): ReactNode {
  const door = useDoor();
  const [byLink, setByLink] = useState(isEntryPage(location.pathname));
  const { become, reread } = door;
  const leaveLink = useCallback(() => {
    history.replaceState(null, "", "/");
    setByLink(false);
    reread();
  }, [reread]);
  if (byLink) {
    return (
      <EntryLink
        secret={entrySecret}
        onSignedIn={(session) => {
          history.replaceState(null, "", "/");
          become(session);
          setByLink(false);
        }}
        onLeave={leaveLink}
      />
    );
  }
  return <AtTheDoor door={door} />;
}

function AtTheDoor({ door }: { door: DoorState }): ReactNode {
  const say = useSay();
  const { standing } = door;
  const isDoor = standing.kind === "out" || standing.kind === "setUp";
  /** Somebody came in by the door of this page, and it is not yet said where they begin. */
  const cameIn = useRef(false);
  useEffect(() => {
    if (isDoor) cameIn.current = true;
  }, [isDoor]);
  const onOpened = useCallback((client: Client) => {
    if (cameIn.current) begin(client);
    cameIn.current = false;
  }, []);
  const isOut = standing.kind === "out";
  // The last person's session may have ended while no page of it was open.
  useEffect(() => {
    if (isOut) leavePreferences();
  }, [isOut]);
  switch (standing.kind) {
    case "reading":
      return <p className="nothing">{say(consoleTexts.loading)}</p>;
    case "unreachable":
      return <p className="nothing">{say(consoleTexts.unreachable)}</p>;
    case "out":
      return <SignIn doorway={standing.doorway} notice={standing.notice} onSignedIn={door.become} />;
    case "setUp":
      return (
        <SetUp
          key={standing.session.missing ?? ""}
          session={standing.session}
          onSet={door.reread}
          onSignOut={door.leave}
        />
      );
    case "seat": {
      const { session, clientKept } = standing;
      if (clientKept) return <Seat key={seatOf(session)} {...{ session, door, onOpened }} />;
      return (
        <LockScreen
          session={session}
          name={session.officer}
          zone={unnamedDistrict.zone}
          onUnlocked={door.become}
          onReread={door.reread}
          onSignOut={door.leave}
        />
      );
    }
  }
}

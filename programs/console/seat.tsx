import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useDistrict } from "../../src/district/web/use-district.ts";
import { IdleNotice } from "../../src/access/web/idle-notice.tsx";
import { LockScreen } from "../../src/access/web/lock-screen.tsx";
import { useOfficerName } from "../../src/access/web/officer-names.ts";
import type { Session } from "../../src/access/own-session.ts";
import { useIdle } from "../../src/access/web/use-idle.ts";
import { bringToFront, HotkeyLayer, useHotkey } from "../../src/ground/web/hotkeys.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { takeTextSizeOf } from "../../src/ground/web/text-size.ts";
import { ask } from "../../src/journal/web/api.ts";
import { type Desk, DeskContext, useDesk } from "../../src/journal/web/desk.ts";
import { useAddress } from "./address.ts";
import { closeDesk, openDesk } from "./open-desk.ts";
import { KeysOverlay } from "./keys-overlay.tsx";
import { MisplacedPage } from "./misplaced-page.tsx";
import { hasHall, misplacedAt, pageAt } from "./pages.ts";
import { SkipLinks } from "./skip-links.tsx";
import { useTabTitle } from "./tab-title.ts";
import { incidentOfSheet } from "./routes.ts";
import { Screen } from "./screen.tsx";
import { Notices, TopBar } from "./top-bar.tsx";
import { useServerStatus } from "./use-status.ts";
import { consoleTexts } from "./texts.ts";
import type { DoorState } from "./use-door.ts";

const IncidentSheet = lazy(async () => ({
  default: (await import("../../src/dispatch/web/incident-sheet.tsx")).IncidentSheet,
}));

interface SeatProps {
  readonly session: Session;
  readonly door: DoorState;
}

/**
 * One seat: its desk is opened once and stays, whatever is learnt about its session, for as long as this component does;
 * another role or sight is another seat.
 */
export function Seat({ session, door }: SeatProps): ReactNode {
  const say = useSay();
  const [opened, setOpened] = useState<Desk | null>(null);
  const { reread } = door;
  const { locked } = session;

  useEffect(() => {
    const desk = openDesk(session, ask);
    let before = desk.connection.state.get();
    const watch = desk.connection.state.subscribe(() => {
      const now = desk.connection.state.get();
      if (now.standing !== before.standing || (now.state === "signedOut" && before.state !== "signedOut")) reread();
      before = now;
    });
    setOpened(desk);
    return () => {
      watch();
      closeDesk(desk);
    };
    // The seat's own key changes when what the desk depends on does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reread]);

  useEffect(() => takeTextSizeOf(session.officer), [session.officer]);

  useEffect(() => {
    if (opened === null || !locked) return;
    opened.connection.rest();
    return () => opened.connection.retry();
  }, [opened, locked]);

  const desk = useMemo(() => (opened === null ? null : { ...opened, session }), [opened, session]);
  if (desk === null) return <p className="nothing">{say(consoleTexts.loading)}</p>;
  return (
    <DeskContext value={desk}>
      <SeatedPage door={door} />
    </DeskContext>
  );
}

function SeatedPage({ door }: { door: DoorState }): ReactNode {
  const { session } = useDesk();
  const { zone } = useDistrict();
  const name = useOfficerName(session.officer);
  const { lock, reread, leave, leaveIdle, become } = door;
  const left = useIdle(session, session.person && !session.locked, session.onIdle === "lock" ? lock : leaveIdle);
  return (
    <>
      <Page onSignOut={leave} onLock={lock} />
      {!session.locked && <IdleNotice onIdle={session.onIdle} left={left} />}
      {session.locked && (
        <LockScreen session={session} name={name} zone={zone} onUnlocked={become} onReread={reread} onSignOut={leave} />
      )}
    </>
  );
}

interface ActsOfBar {
  readonly onSignOut: () => void;
  readonly onLock: () => void;
}

/** The page of the address. The hall stays behind the others as it was left: a call may be half taken there. */
function Page(acts: ActsOfBar): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const address = useAddress();
  const sheet = incidentOfSheet(address);
  const hall = hasHall(desk);
  const misplaced = sheet === null ? misplacedAt(address, desk) : null;
  const page = misplaced === null ? pageAt(address, desk) : undefined;
  const layer = misplaced === null ? (page?.path ?? "") : misplacedLayer;
  useTabTitle(misplaced === null ? page?.title : consoleTexts.unknownPage);
  useEffect(() => bringToFront(layer), [layer]);
  if (sheet !== null) {
    return (
      <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>
        <IncidentSheet id={sheet} />
      </Suspense>
    );
  }
  return (
    <>
      {hall && (
        <div hidden={page !== undefined || misplaced !== null}>
          <Screen {...acts} />
        </div>
      )}
      {page !== undefined && (
        <PageBeside key={page.path} layer={page.path} {...acts}>
          <h1 className="unseen">{say(page.title)}</h1>
          <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>
            <page.view />
          </Suspense>
        </PageBeside>
      )}
      {misplaced !== null && (
        <PageBeside layer={misplacedLayer} {...acts}>
          <MisplacedPage path={address} misplaced={misplaced} />
        </PageBeside>
      )}
      {page === undefined && misplaced === null && !hall && <p className="nothing">{say(consoleTexts.nothingHere)}</p>}
    </>
  );
}

/** The keys of a page that is no page: none but those of the frame. */
const misplacedLayer = "misplaced";

interface PageBesideProps extends ActsOfBar {
  readonly layer: string;
  readonly children: ReactNode;
}

function PageBeside({ layer, children, onSignOut, onLock }: PageBesideProps): ReactNode {
  const status = useServerStatus();
  const [keys, setKeys] = useState(false);
  return (
    <HotkeyLayer value={layer}>
      <KeysKey onKeys={() => setKeys(true)} />
      <div className="console console-page">
        <SkipLinks links={[{ to: "page", text: consoleTexts.toPage }]} />
        <TopBar status={status} onKeys={() => setKeys(true)} onSignOut={onSignOut} onLock={onLock} />
        <Notices status={status} />
        <main className="page" id="page" tabIndex={-1}>
          {children}
        </main>
        <KeysOverlay open={keys} onClose={() => setKeys(false)} />
      </div>
    </HotkeyLayer>
  );
}

/** Within the page's own layer, so that `?` shows the keys there as it does in the hall. */
function KeysKey({ onKeys }: { readonly onKeys: () => void }): ReactNode {
  useHotkey("?", consoleTexts.showKeys, onKeys);
  return null;
}

import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useDistrict } from "../../src/district/web/use-district.ts";
import { IdleNotice } from "../../src/access/web/idle-notice.tsx";
import { LockScreen } from "../../src/access/web/lock-screen.tsx";
import { useOfficerName } from "../../src/access/web/officer-names.ts";
import type { Session } from "../../src/access/own-session.ts";
import { useIdle } from "../../src/access/web/use-idle.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { takeTextSizeOf } from "../../src/ground/web/text-size.ts";
import { ask } from "../../src/journal/web/api.ts";
import { type Desk, DeskContext, useDesk } from "../../src/journal/web/desk.ts";
import { BarActsContext } from "./bar-acts.ts";
import { consoleRouter } from "./console-router.ts";
import { closeDesk, openDesk } from "./open-desk.ts";
import { consoleTexts } from "./texts.ts";
import type { DoorState } from "./use-door.ts";

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
  const acts = useMemo(() => ({ onSignOut: leave, onLock: lock }), [leave, lock]);
  return (
    <BarActsContext value={acts}>
      <RouterProvider router={consoleRouter()} />
      {!session.locked && <IdleNotice onIdle={session.onIdle} left={left} />}
      {session.locked && (
        <LockScreen session={session} name={name} zone={zone} onUnlocked={become} onReread={reread} onSignOut={leave} />
      )}
    </BarActsContext>
  );
}

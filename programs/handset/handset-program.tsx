import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Session } from "../../src/access/own-session.ts";
import { LockScreen } from "../../src/access/web/lock-screen.tsx";
import { SignIn } from "../../src/access/web/sign-in.tsx";
import { seatOf } from "../../src/access/web/standing-change.ts";
import { type DoorState, useDoor } from "../../src/access/web/use-door.ts";
import { unnamedDistrict } from "../../src/district/district.ts";
import { Button } from "../../src/ground/web/button.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { ClientContext } from "../../src/journal/web/client.ts";
import { JobPage } from "./job-page.tsx";
import { type Handset, openHandset } from "./open-handset.ts";
import { handsetTexts as texts } from "./texts.ts";

/** The whole program: who is signed in, and their job. */
export function HandsetProgram(): ReactNode {
  const say = useSay();
  const door = useDoor();
  const { standing } = door;
  switch (standing.kind) {
    case "reading":
      return <p className="nothing">{say(texts.loading)}</p>;
    case "unreachable":
      return <p className="nothing">{say(texts.unreachable)}</p>;
    case "out":
      return <SignIn doorway={standing.doorway} notice={standing.notice} onSignedIn={door.become} />;
    case "setUp":
      return <NotHere door={door} />;
    case "seat": {
      const { session } = standing;
      if (session.unit === undefined) return <NotHere door={door} />;
      if (session.locked) {
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
      return <Seat key={seatOf(session)} session={session} door={door} />;
    }
  }
}

/** Somebody who is of no crew, or has yet to set up how they sign in: the console is the place for that. */
function NotHere({ door }: { readonly door: DoorState }): ReactNode {
  const say = useSay();
  return (
    <main className="handset-plain">
      <p>{say(texts.notForCrews)}</p>
      <a className="handset-button" href="/">
        {say(texts.toConsole)}
      </a>
      <Button size="large" block onClick={door.leave}>
        {say(texts.signOut)}
      </Button>
    </main>
  );
}

function Seat({ session, door }: { readonly session: Session; readonly door: DoorState }): ReactNode {
  const say = useSay();
  const [handset, setHandset] = useState<Handset | null>(null);
  const { reread } = door;
  useEffect(() => {
    let opened: Handset | undefined;
    let isWanted = true;
    void openHandset(session).then((found) => {
      if (!isWanted) return found.close();
      opened = found;
      setHandset(found);
    });
    return () => {
      isWanted = false;
      opened?.close();
    };
    // The seat's `key` changes when what it depends on does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => {
    if (handset === null) return undefined;
    const { state } = handset.client.connection;
    let before = state.get();
    return state.subscribe(() => {
      const now = state.get();
      if (now.standing !== before.standing || (now.state === "signedOut" && before.state !== "signedOut")) reread();
      before = now;
    });
  }, [handset, reread]);
  const client = useMemo(() => (handset === null ? null : { ...handset.client, session }), [handset, session]);
  if (client === null || handset === null) return <p className="nothing">{say(texts.loading)}</p>;
  return (
    <ClientContext value={client}>
      <JobPage outbox={handset.outbox} onSignOut={door.leave} />
    </ClientContext>
  );
}

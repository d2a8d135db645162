import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Session } from "../../src/access/own-session.ts";
import { LockScreen } from "../../src/access/web/lock-screen.tsx";
import { SignIn } from "../../src/access/web/sign-in.tsx";
import { seatOf } from "../../src/access/web/standing-change.ts";
import { type DoorState, useDoor } from "../../src/access/web/use-door.ts";
import { unnamedDistrict } from "../../src/district/district.ts";
import { Button } from "../../src/ground/web/button.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { ask } from "../../src/journal/web/api.ts";
import { ClientContext } from "../../src/journal/web/client.ts";
import { keepKnown, leaveDevice, readKnown, vaultShelf } from "./device-database.ts";
import { JobPage } from "./job-page.tsx";
import { readBoard } from "./kept-board.ts";
import { type Handset, openHandset } from "./open-handset.ts";
import { PinDoor } from "./pin-door.tsx";
import { handsetTexts as texts } from "./texts.ts";
import { openByServer, PinNeeded, type Vault } from "./vault.ts";

/** The whole program: who is signed in, and their job. */
export function HandsetProgram(): ReactNode {
  const say = useSay();
  const door = useDoor();
  const { standing } = door;
  switch (standing.kind) {
    case "reading":
      return <p className="nothing">{say(texts.loading)}</p>;
    case "unreachable":
      return <WithoutNetwork door={door} />;
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
      return <SignedIn key={seatOf(session)} session={session} door={door} />;
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

/** The server says who has the phone, and gives the key to what is kept of them here. */
function SignedIn({ session, door }: { readonly session: Session; readonly door: DoorState }): ReactNode {
  const say = useSay();
  const [vault, setVault] = useState<Vault | null>(null);
  const [trouble, setTrouble] = useState<"cutOff" | "pinNeeded" | null>(null);
  useEffect(() => {
    let isWanted = true;
    void openOwn(session).then(
      (found) => isWanted && setVault(found),
      (error: unknown) => isWanted && setTrouble(error instanceof PinNeeded ? "pinNeeded" : "cutOff"),
    );
    return () => {
      isWanted = false;
    };
    // The seat's `key` changes when its person does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  if (vault === null && trouble === "pinNeeded") {
    return <PinDoor officer={session.officer} why={texts.pinOtherKeys} onOpen={setVault} />;
  }
  if (trouble === "cutOff") return <WithoutNetwork door={door} />;
  if (vault === null) return <p className="nothing">{say(texts.loading)}</p>;
  return <Seat session={session} vault={vault} door={door} />;
}

/** Rejects where the server does not answer, or the device keeps nothing. */
async function openOwn({ officer, person }: Session): Promise<Vault> {
  // A seat of a drill is nobody's, and what it keeps is made up.
  const key = person ? await ask<{ readonly key: string }>("GET", "/api/v1/session/draft-key") : drillKey;
  if (key.kind !== "ok") throw new Error("no key");
  const vault = await openByServer(vaultShelf, officer, key.content.key);
  await keepKnown("bearer", officer);
  return vault;
}

const drillKey = { kind: "ok", content: { key: btoa("x".repeat(32)) } } as const;

/** Nobody answers: whoever had the phone last opens it with their PIN, and works on with what is on it. */
function WithoutNetwork({ door }: { readonly door: DoorState }): ReactNode {
  const say = useSay();
  const [officer, setOfficer] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ readonly vault: Vault; readonly session: Session } | null>(null);
  useEffect(() => {
    void bearerWithPin().then(setOfficer, () => undefined);
  }, []);
  if (opened !== null) return <Seat session={opened.session} vault={opened.vault} door={door} />;
  if (officer === null) return <p className="nothing">{say(texts.unreachable)}</p>;
  const onOpen = async (vault: Vault) => {
    const board = await readBoard(vault);
    if (board === undefined) setOfficer(null);
    else setOpened({ vault, session: board.session });
  };
  return <PinDoor officer={officer} why={texts.pinHow} onOpen={(vault) => void onOpen(vault)} />;
}

async function bearerWithPin(): Promise<string | null> {
  const bearer = await readKnown("bearer");
  if (typeof bearer !== "string") return null;
  return (await vaultShelf.get(bearer))?.byPin === undefined ? null : bearer;
}

interface SeatProps {
  readonly session: Session;
  readonly vault: Vault;
  readonly door: DoorState;
}

function Seat({ session, vault, door }: SeatProps): ReactNode {
  const say = useSay();
  const [handset, setHandset] = useState<Handset | null>(null);
  const { reread } = door;
  useEffect(() => {
    let opened: Handset | undefined;
    let isWanted = true;
    void openHandset(session, vault).then((found) => {
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
  const leave = () => {
    // Nothing stays on the phone but what waits; whoever has no network signs out here and now all the same.
    handset.close();
    void leaveDevice(session.officer).finally(door.leave);
  };
  return (
    <ClientContext value={client}>
      <JobPage outbox={handset.outbox} vault={vault} onSignOut={leave} />
    </ClientContext>
  );
}

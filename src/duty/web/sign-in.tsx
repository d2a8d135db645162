import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import { type Session, type SignedIn, signInToDrill, signInWithToken } from "./session.ts";
import { roleNames } from "../role-names.ts";
import { dutyTexts } from "./texts.ts";

interface SignInProps {
  readonly demo: boolean;
  readonly notice: Sentence | null;
  readonly onSignedIn: (session: Session) => void;
}

const hallPosts = ["dispatcher", "calltaker", "shiftLeader", "dutyCommander", "supervisor", "reader"] as const;

/** A token, or in a drill one click. */
export function SignIn({ demo, notice, onSignedIn }: SignInProps): ReactNode {
  const say = useSay();
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(notice);
  const [stations, setStations] = useState<readonly Desk[] | null>(null);
  const field = useId();

  async function sign(what: string, signing: Promise<SignedIn>): Promise<void> {
    setBusy(what);
    const answer = await signing;
    setBusy(null);
    if (answer.kind === "in") onSignedIn(answer.session);
    else setTrouble(answer.kind === "out" ? (answer.refused ?? dutyTexts.signedOut) : dutyTexts.unreachable);
  }

  async function listDesks(): Promise<void> {
    setBusy("desks");
    const found = await readDesks();
    setBusy(null);
    if (found === null) setTrouble(dutyTexts.unreachable);
    else setStations(found);
  }

  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>{say(dutyTexts.product)}</h1>
        <p className="quiet">{say(dutyTexts.purpose)}</p>
        {trouble !== null && (
          <p role="alert" className="trouble">
            {say(trouble)}
          </p>
        )}
        {demo && (
          <section aria-label={say(dutyTexts.drillSignIn)}>
            <h2>{say(dutyTexts.drillSignIn)}</h2>
            <h3>{say(dutyTexts.hallPosts)}</h3>
            <div className="posts">
              {hallPosts.map((role, index) => (
                <Button
                  key={role}
                  size="large"
                  type={index === 0 ? "primary" : "default"}
                  loading={busy === role}
                  onClick={() => void sign(role, signInToDrill({ role }))}
                >
                  {say(roleNames[role])}
                </Button>
              ))}
            </div>
            <h3>{say(dutyTexts.stationDesks)}</h3>
            {stations === null ? (
              <Button size="middle" loading={busy === "desks"} onClick={() => void listDesks()}>
                {say(dutyTexts.chooseDesk)}
              </Button>
            ) : (
              <div className="posts">
                {stations.map((station) => (
                  <Button
                    key={station.id}
                    loading={busy === station.id}
                    onClick={() => void sign(station.id, signInToDrill({ role: "station", station: station.id }))}
                  >
                    {say(station.name)}
                  </Button>
                ))}
              </div>
            )}
            <p className="quiet">{say(dutyTexts.drillNote)}</p>
          </section>
        )}
        <form
          className="token-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (token.trim() !== "") void sign("token", signInWithToken(token.trim()));
          }}
        >
          <label htmlFor={field}>{say(dutyTexts.token)}</label>
          <Input
            type="password"
            id={field}
            autoComplete="off"
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
          <Button
            htmlType="submit"
            type={demo ? "default" : "primary"}
            loading={busy === "token"}
            disabled={token.trim() === ""}
          >
            {say(dutyTexts.signIn)}
          </Button>
          <p className="quiet">{say(dutyTexts.tokenNote)}</p>
        </form>
      </div>
    </main>
  );
}

interface Desk {
  readonly id: string;
  readonly name: Sentence;
}

/** The district is shown to whoever is signed in, so a drill's list of desks is read as its reader. */
async function readDesks(): Promise<readonly Desk[] | null> {
  const signed = await signInToDrill({ role: "reader" });
  if (signed.kind !== "in") return null;
  const reply = await ask<{ state: { stations: Readonly<Record<string, Desk>> } }>("GET", "/api/v1/district");
  return reply.kind === "ok" ? Object.values(reply.content.state.stations) : null;
}

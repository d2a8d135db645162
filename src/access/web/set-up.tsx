import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useState } from "react";
import { unnamedDistrict } from "../../district/district.ts";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import type { Account } from "./account.ts";
import { CodesForm } from "./codes-form.tsx";
import { doorTexts } from "./door-texts.ts";
import { NewPasswordForm } from "./new-password-form.tsx";
import { hasPasskeys } from "./passkey-ceremony.ts";
import { PasskeyForm } from "./passkey-form.tsx";
import type { Session } from "../own-session.ts";
import "./door.css";

interface SetUpProps {
  readonly session: Session;
  /** Something was set up: read the session again, it says what is missing now. */
  readonly onSet: () => void;
  readonly onSignOut: () => void;
}

/** What a person must set up before the session may do anything else, one step after another. */
export function SetUp({ session, onSet, onSignOut }: SetUpProps): ReactNode {
  const say = useSay();
  const [name, setName] = useState<string | null>(null);
  const { officer, missing } = session;

  useEffect(() => {
    let over = false;
    void ask<Account>("GET", "/api/v1/account").then((reply) => {
      if (!over && reply.kind === "ok") setName(reply.content.name);
    });
    return () => {
      over = true;
    };
  }, []);

  const password = (needsPresent: boolean) => (
    <NewPasswordForm
      officer={officer}
      about={name === null ? [officer] : [officer, name]}
      needsPresent={needsPresent}
      zone={unnamedDistrict.zone}
      onSet={onSet}
    />
  );
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>{say(doorTexts.setUp)}</h1>
        <p>
          <strong>{name ?? officer}</strong> {name !== null && <span className="figures quiet">{officer}</span>}
        </p>
        {missing === "password" && (
          <>
            <p>{say(doorTexts.setUpPassword)}</p>
            {password(false)}
            {hasPasskeys() && (
              <section className="door-section" aria-label={say(doorTexts.insteadOfPassword)}>
                <h2>{say(doorTexts.insteadOfPassword)}</h2>
                <p className="quiet">{say(doorTexts.passkeyNote)}</p>
                <PasskeyForm primary={false} onSet={onSet} />
              </section>
            )}
          </>
        )}
        {missing === "passwordOld" && (
          <>
            <p>{say(doorTexts.setUpOld)}</p>
            {password(true)}
          </>
        )}
        {missing === "secondFactor" && (
          <>
            <p>{say(doorTexts.setUpSecond)}</p>
            <section className="door-section" aria-label={say(doorTexts.passkey)}>
              <h2>{say(doorTexts.passkey)}</h2>
              <p className="quiet">{say(doorTexts.passkeyNote)}</p>
              <PasskeyForm primary onSet={onSet} />
            </section>
            <section className="door-section" aria-label={say(doorTexts.codes)}>
              <h2>{say(doorTexts.codes)}</h2>
              <p className="quiet">{say(doorTexts.codesNote)}</p>
              <CodesForm begin={doorTexts.beginCodes} onSet={onSet} />
            </section>
          </>
        )}
        <Button look="text" onClick={onSignOut}>
          {say(doorTexts.signOut)}
        </Button>
      </div>
    </main>
  );
}

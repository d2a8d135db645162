import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { LanguageMenu } from "../../ground/web/language-menu.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { doorTexts } from "./door-texts.ts";
import { DrillSignIn } from "./drill-sign-in.tsx";
import { hasPasskeys, showPasskey } from "./passkey-ceremony.ts";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { type Doorway, signIn, troubleOf } from "./session.ts";
import type { Session } from "../own-session.ts";
import { ProviderSignIn } from "./provider-sign-in.tsx";
import { TokenSignIn } from "./token-sign-in.tsx";
import "./door.css";

interface SignInProps {
  readonly doorway: Doorway;
  readonly notice: Sentence | null;
  readonly onSignedIn: (session: Session) => void;
}

/** Badge and password, or a passkey; in a drill one click besides; for programs a token, folded away. */
export function SignIn({ doorway, notice, onSignedIn }: SignInProps): ReactNode {
  const say = useSay();
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <header className="door-head">
          <h1>{say(doorTexts.product)}</h1>
          <LanguageMenu />
        </header>
        <p className="quiet">{say(doorTexts.purpose)}</p>
        <Trouble said={notice} />
        {doorway.demo && <DrillSignIn onSignedIn={onSignedIn} />}
        <section className="door-section" aria-label={say(doorTexts.signIn)}>
          <PasswordSignIn zone={doorway.zone} focused={!doorway.demo} onSignedIn={onSignedIn} />
          <PasskeySignIn onSignedIn={onSignedIn} />
          {doorway.provider !== undefined && <ProviderSignIn name={doorway.provider} />}
        </section>
        <TokenSignIn onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}

function PasskeySignIn({ onSignedIn }: Pick<SignInProps, "onSignedIn">): ReactNode {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  if (!hasPasskeys()) return null;

  async function show(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const shown = await showPasskey("session/passkey");
    const reply = shown.kind === "answered" ? await signIn.withPasskey(shown.response) : undefined;
    setBusy(false);
    if (shown.kind === "failed") setTrouble(shown.trouble);
    else if (reply?.kind === "ok") onSignedIn(reply.content);
    else if (reply !== undefined) setTrouble(troubleOf(reply));
  }

  return (
    <div className="door-field">
      <Button size="large" block busy={busy} onClick={() => void show()}>
        {say(doorTexts.withPasskey)}
      </Button>
      <Trouble said={trouble} />
    </div>
  );
}

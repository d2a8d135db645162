import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { DoorField } from "./door-field.tsx";
import { doorTexts } from "./door-texts.ts";
import type { Session } from "../own-session.ts";
import { signIn, troubleOf } from "./session.ts";

/** For programs and trials; folded away, because people sign in as themselves. */
export function TokenSignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }): ReactNode {
  const say = useSay();
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const ready = token.trim() !== "";

  async function send(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await signIn.withToken(token.trim());
    setBusy(false);
    if (reply.kind === "ok") onSignedIn(reply.content);
    else setTrouble(troubleOf(reply));
  }

  return (
    <details className="door-fold">
      <summary>{say(doorTexts.asProgram)}</summary>
      <Form className="door-form" send={null} ready={ready} busy={busy} onSend={() => void send()}>
        <DoorField
          label={doorTexts.token}
          note={doorTexts.tokenNote}
          autoComplete="off"
          secret
          maxLength={2048}
          value={token}
          onChange={setToken}
          trouble={trouble}
        />
        <Button size="large" submit busy={busy} disabled={!ready}>
          {say(doorTexts.signIn)}
        </Button>
      </Form>
    </details>
  );
}

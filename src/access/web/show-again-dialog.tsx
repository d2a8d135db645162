import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form } from "../../ground/web/form.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStore } from "../../ground/web/store.ts";
import { ask } from "../../journal/web/api.ts";
import { DoorField } from "./door-field.tsx";
import { doorSentence, fieldOf } from "./door-sentence.ts";
import { doorTexts } from "./door-texts.ts";
import { hasPasskeys, showPasskey } from "./passkey-ceremony.ts";
import { showWanted } from "./show-again.ts";
import { troubleOf } from "./session.ts";
import "./door.css";

/** Asks whoever changes how an account is entered to show what they sign in with; over everything, until answered. */
export function ShowAgainDialog({ zone }: { readonly zone: string }): ReactNode {
  const wanted = useStore(showWanted);
  return wanted === null ? null : <Asking zone={zone} onAnswer={wanted.answer} />;
}

interface AskingProps {
  readonly zone: string;
  readonly onAnswer: (shown: boolean) => void;
}

function Asking({ zone, onAnswer }: AskingProps): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState<"password" | "passkey" | null>(null);
  const [trouble, setTrouble] = useState<{ readonly at: "password" | "code" | "form"; readonly said: Sentence } | null>(
    null,
  );

  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    field.current?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  async function send(body: object): Promise<void> {
    const reply = await ask("POST", "/api/v1/account/show", { body });
    setBusy(null);
    if (reply.kind === "ok") {
      onAnswer(true);
      return;
    }
    const refused = troubleOf(reply);
    if (refused.code === "CodeNeeded") {
      setCode("");
      return;
    }
    setTrouble({ at: fieldOf(refused), said: doorSentence(refused, serverNow(), zone) });
  }

  async function byPasskey(): Promise<void> {
    setBusy("passkey");
    setTrouble(null);
    const shown = await showPasskey("account/show");
    if (shown.kind === "answered") {
      await send({ response: shown.response });
      return;
    }
    setBusy(null);
    setTrouble({ at: "form", said: shown.trouble });
  }

  const ready = password !== "" && (code === null || code.length === 6) && busy === null;
  const at = (place: "password" | "code" | "form") => (trouble?.at === place ? trouble.said : null);
  const form = at("form");
  return (
    <dialog
      ref={dialog}
      className="lock show-again"
      aria-labelledby="show-again-title"
      aria-describedby="show-again-note"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="show-again-title">{say(doorTexts.showAgain)}</h2>
      <p id="show-again-note" className="quiet">
        {say(doorTexts.showAgainNote)}
      </p>
      <Form
        className="door-form"
        send={null}
        ready={ready}
        busy={busy !== null}
        trouble={form}
        onSend={() => {
          setBusy("password");
          setTrouble(null);
          void send(code === null ? { password } : { password, code });
        }}
      >
        <DoorField
          label={doorTexts.password}
          autoComplete="current-password"
          secret
          inputRef={field}
          value={password}
          onChange={setPassword}
          trouble={at("password")}
        />
        {code !== null && (
          <DoorField
            label={doorTexts.code}
            note={doorTexts.codeNote}
            autoComplete="one-time-code"
            digits
            maxLength={6}
            focused
            value={code}
            onChange={setCode}
            trouble={at("code")}
          />
        )}
        <Button size="large" look="primary" submit block busy={busy === "password"} disabled={!ready}>
          {say(doorTexts.goOn)}
        </Button>
      </Form>
      {hasPasskeys() && (
        <Button size="large" block busy={busy === "passkey"} onClick={() => void byPasskey()}>
          {say(doorTexts.showWithPasskey)}
        </Button>
      )}
      <Button look="text" onClick={() => onAnswer(false)}>
        {say(doorTexts.cancel)}
      </Button>
    </dialog>
  );
}

import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Form } from "../../ground/web/form.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { DoorField } from "./door-field.tsx";
import { doorSentence } from "./door-sentence.ts";
import { doorTexts } from "./door-texts.ts";
import { hasPasskeys, showPasskey } from "./passkey-ceremony.ts";
import { seatScreen, troubleOf } from "./session.ts";
import type { Session } from "../own-session.ts";
import "./door.css";

interface LockScreenProps {
  readonly session: Session;
  /** What its person is called; the badge number where no client is there to know more. */
  readonly name: string;
  readonly zone: string;
  readonly onUnlocked: (session: Session) => void;
  /** The session is no more, or another window unlocked: ask the server who is signed in. */
  readonly onReread: () => void;
  readonly onSignOut: () => void;
}

/** How often a locked screen asks whether it still is one: another window of this browser may have unlocked. */
const rereadMillis = 10_000;

/**
 * Covers the page while the screen is locked. A modal dialogue of the browser takes and keeps the focus and makes
 * everything else on the page inert, whatever is open there. The style sheet hides the page from view, from print and
 * from the browser's search.
 */
export function LockScreen({ session, name, zone, onUnlocked, onReread, onSignOut }: LockScreenProps): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState<"password" | "passkey" | "drill" | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    document.documentElement.dataset["locked"] = "true";
    shown?.showModal();
    field.current?.focus();
    return () => {
      delete document.documentElement.dataset["locked"];
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => {
    const timer = setInterval(onReread, rereadMillis);
    return () => clearInterval(timer);
  }, [onReread]);

  async function unlock(how: "password" | "passkey" | "drill"): Promise<void> {
    setBusy(how);
    setTrouble(null);
    const shown =
      how === "password"
        ? { kind: "answered" as const, body: { password } }
        : how === "drill"
          ? { kind: "answered" as const, body: { drill: true as const } }
          : await passkeyBody();
    const reply = shown.kind === "answered" ? await seatScreen.unlock(shown.body) : undefined;
    setBusy(null);
    if (reply?.kind === "ok") {
      onUnlocked(reply.content);
      return;
    }
    const why = reply === undefined ? undefined : troubleOf(reply);
    if (why?.code === "SignInNeeded") onReread();
    if (why === undefined) setTrouble(shown.kind === "failed" ? shown.trouble : null);
    else setTrouble(why.code === "SignInWrong" ? wrong(why.details["left"]) : doorSentence(why, serverNow(), zone));
    if (how !== "password") return;
    setPassword("");
    field.current?.focus();
  }

  return (
    <dialog
      ref={dialog}
      className="lock"
      aria-modal="true"
      aria-labelledby="lock-title"
      aria-describedby="lock-note"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        // Nothing typed here is a key of the page beneath, and Escape closes nothing.
        event.stopPropagation();
        if (event.key === "Escape") event.preventDefault();
      }}
    >
      <h2 id="lock-title">{say(doorTexts.locked)}</h2>
      <p id="lock-note" className="quiet">
        {say(doorTexts.lockedNote, { who: name })} {say(doorTexts.lockedBlind)}
      </p>
      <Form
        className="door-form"
        send={null}
        ready={password !== ""}
        busy={busy !== null}
        onSend={() => void unlock("password")}
      >
        <input
          className="unseen"
          type="text"
          autoComplete="username"
          value={session.officer}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <DoorField
          label={doorTexts.password}
          autoComplete="current-password"
          secret
          inputRef={field}
          value={password}
          onChange={setPassword}
          trouble={trouble}
        />
        <Button size="large" look="primary" submit block busy={busy === "password"} disabled={password === ""}>
          {say(doorTexts.unlock)}
        </Button>
      </Form>
      {hasPasskeys() && (
        <Button size="large" block busy={busy === "passkey"} onClick={() => void unlock("passkey")}>
          {say(doorTexts.unlockWithPasskey)}
        </Button>
      )}
      {session.demo && (
        <Button size="large" block busy={busy === "drill"} onClick={() => void unlock("drill")}>
          {say(doorTexts.unlockDrill)}
        </Button>
      )}
      <Button look="text" onClick={onSignOut}>
        {say(doorTexts.signOut)}
      </Button>
    </dialog>
  );
}

async function passkeyBody() {
  const shown = await showPasskey("session/unlock");
  return shown.kind === "answered" ? { kind: "answered" as const, body: { response: shown.response } } : shown;
}

/** Whose screen it is is known here, so only the password can be wrong. */
function wrong(left: unknown): Sentence {
  return {
    zh: `密码不正确，还可尝试 ${String(left)} 次`,
    en: `The password is wrong; attempts left: ${String(left)}.`,
  };
}

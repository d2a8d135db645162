import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useRef, useState } from "react";
import { Trouble } from "../../ground/web/trouble.tsx";
import { Form } from "../../ground/web/form.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import type { Refused } from "../../journal/web/api.ts";
import { DoorField } from "./door-field.tsx";
import { doorSentence, fieldOf } from "./door-sentence.ts";
import { doorTexts } from "./door-texts.ts";
import type { Session } from "../own-session.ts";
import { signIn, troubleOf } from "./session.ts";

interface PasswordSignInProps {
  /** Minutes east of UTC: until when a lock lasts is said in the district's time. */
  readonly zone: string;
  readonly focused: boolean;
  readonly onSignedIn: (session: Session) => void;
}

/** Badge and password; the field for the code comes when it is asked for. */
export function PasswordSignIn({ zone, focused, onSignedIn }: PasswordSignInProps): ReactNode {
  const say = useSay();
  const [person, setPerson] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const ready = person.trim() !== "" && password !== "" && (code === null || code.length === 6);
  // That a code is needed is no mistake of anybody's: the field says it by being there.
  const said = refused === null || refused.code === "CodeNeeded" ? null : doorSentence(refused, serverNow(), zone);
  const at = refused === null ? undefined : fieldOf(refused);

  async function send(): Promise<void> {
    setBusy(true);
    setRefused(null);
    const reply = await signIn.withPassword({ person: person.trim(), password, ...(code === null ? {} : { code }) });
    setBusy(false);
    if (reply.kind === "ok") {
      onSignedIn(reply.content);
      return;
    }
    const why = troubleOf(reply);
    setRefused(why);
    if (fieldOf(why) === "code") setCode("");
    if (fieldOf(why) !== "password") return;
    setCode(null);
    setPassword("");
    passwordField.current?.focus();
  }

  return (
    <Form className="door-form" send={null} ready={ready} busy={busy} onSend={() => void send()}>
      <DoorField
        label={doorTexts.badge}
        autoComplete="username"
        maxLength={80}
        focused={focused}
        value={person}
        onChange={(value) => {
          setPerson(value);
          setCode(null);
        }}
      />
      <DoorField
        label={doorTexts.password}
        autoComplete="current-password"
        secret
        inputRef={passwordField}
        value={password}
        onChange={setPassword}
        trouble={at === "password" ? said : null}
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
          trouble={at === "code" ? said : null}
        />
      )}
      {at === "form" && <Trouble said={said} />}
      <Button size="large" look="primary" submit block busy={busy} disabled={!ready}>
        {say(doorTexts.signIn)}
      </Button>
    </Form>
  );
}

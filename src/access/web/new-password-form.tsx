import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useId, useState } from "react";
import { Form } from "../../ground/web/form.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import type { Refused } from "../../journal/web/api.ts";
import { DoorField } from "./door-field.tsx";
import { doorSentence } from "./door-sentence.ts";
import { doorTexts } from "./door-texts.ts";
import { passwordDraft } from "./password-draft.ts";
import { askShown } from "./show-again.ts";
import { troubleOf } from "./session.ts";

interface NewPasswordFormProps {
  readonly officer: string;
  /** Badge and name: a password must hold neither. */
  readonly about: readonly string[];
  /** Asked for unless there is none yet. */
  readonly needsPresent: boolean;
  readonly zone: string;
  /** What else lets in, to be ticked, and what is ticked. */
  readonly also?: ReactNode;
  readonly alsoBody?: object;
  readonly onSet: () => void;
  /** Leaves it; absent where there is no way but to choose one. */
  readonly onClose?: () => void;
}

const aboutPresent: readonly string[] = ["PasswordNotThis", "PasswordMissing", "SignInIsLocked"];

/** Chooses a password: the rules are said beforehand and judged while it is typed. */
export function NewPasswordForm({
  officer,
  about,
  needsPresent,
  zone,
  also,
  alsoBody,
  onSet,
  onClose,
}: NewPasswordFormProps): ReactNode {
  const say = useSay();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [seen, setSeen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const draft = passwordDraft(next, about);
  const ready = draft.tone === "fits" && (!needsPresent || current !== "");
  const said = refused === null ? null : doorSentence(refused, serverNow(), zone);
  const isPresentWrong = refused !== null && aboutPresent.includes(refused.code);
  const id = useId();

  async function save(): Promise<void> {
    setBusy(true);
    setRefused(null);
    const ticked = alsoBody === undefined ? {} : { also: alsoBody };
    const body = { ...(needsPresent ? { current } : {}), next, ...ticked };
    const reply = await askShown("POST", "/api/v1/account/password", { body });
    setBusy(false);
    if (reply.kind === "ok") onSet();
    else setRefused(troubleOf(reply));
  }

  return (
    <Form className="door-form" send={null} ready={ready} busy={busy} onSend={() => void save()} onClose={onClose}>
      {/* Password managers file the new password under this name. */}
      <input
        className="unseen"
        type="text"
        autoComplete="username"
        value={officer}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {needsPresent && (
        <DoorField
          label={doorTexts.presentPassword}
          autoComplete="current-password"
          secret={!seen}
          focused
          value={current}
          onChange={setCurrent}
          trouble={isPresentWrong ? said : null}
        />
      )}
      <DoorField
        label={doorTexts.newPassword}
        note={doorTexts.passwordRules}
        autoComplete="new-password"
        secret={!seen}
        focused={!needsPresent}
        value={next}
        onChange={(value) => {
          setNext(value);
          setRefused(null);
        }}
        trouble={refused !== null && !isPresentWrong ? said : draft.tone === "wrong" ? draft.sentence : null}
      />
      <p className="password-draft" data-tone={draft.tone} role="status">
        {(draft.tone === "more" || draft.tone === "fits") && draft.sentence !== null && say(draft.sentence)}
      </p>
      <label className="door-check" htmlFor={id}>
        <input id={id} type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} />
        {say(doorTexts.showPassword)}
      </label>
      {also}
      <Button size="large" look="primary" submit busy={busy} disabled={!ready}>
        {say(doorTexts.savePassword)}
      </Button>
    </Form>
  );
}

import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { DoorField } from "./door-field.tsx";
import { doorTexts } from "./door-texts.ts";
import { createPasskey, hasPasskeys } from "./passkey-ceremony.ts";
import { askShown } from "./show-again.ts";
import { troubleOf } from "./session.ts";

/** Registers a passkey under a name its person will know it by. */
export function PasskeyForm({
  primary,
  onSet,
  onClose,
}: {
  primary: boolean;
  onSet: () => void;
  onClose?: () => void;
}): ReactNode {
  const say = useSay();
  const [label, setLabel] = useState(() => navigator.platform.slice(0, 80));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  if (!hasPasskeys()) return <p className="quiet">{say(doorTexts.noPasskeys)}</p>;
  const ready = label.trim() !== "";

  async function make(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const made = await createPasskey();
    const body = made.kind === "answered" ? { label: label.trim(), response: made.response } : undefined;
    const reply = body === undefined ? undefined : await askShown("POST", "/api/v1/account/passkeys", { body });
    setBusy(false);
    if (made.kind === "failed") setTrouble(made.trouble);
    else if (reply?.kind === "ok") onSet();
    else if (reply !== undefined) setTrouble(troubleOf(reply));
  }

  return (
    <Form className="door-form" send={null} ready={ready} busy={busy} onSend={() => void make()} onClose={onClose}>
      <DoorField
        label={doorTexts.passkeyLabel}
        autoComplete="off"
        maxLength={80}
        value={label}
        onChange={setLabel}
        trouble={trouble}
      />
      <Button size="large" look={primary ? "primary" : "plain"} submit busy={busy} disabled={!ready}>
        {say(doorTexts.makePasskey)}
      </Button>
    </Form>
  );
}

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { vaultShelf } from "./device-database.ts";
import { handsetTexts as texts } from "./texts.ts";
import { openByPin, pinForm, type Vault } from "./vault.ts";

interface PinDoorProps {
  readonly officer: string;
  /** Why the PIN is asked for: a sentence with `{officer}`. */
  readonly why: Sentence;
  readonly onOpen: (vault: Vault) => void;
}

/** Opens what the phone keeps of its bearer without a network. */
export function PinDoor({ officer, why, onOpen }: PinDoorProps): ReactNode {
  const say = useSay();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function open(pin: string): Promise<void> {
    setBusy(true);
    const answer = await openByPin(vaultShelf, officer, pin);
    setBusy(false);
    if (answer === "none" || answer === "wiped") setTrouble(say(texts.pinWiped));
    else if ("left" in answer) setTrouble(say(texts.pinWrong, { left: answer.left }));
    else onOpen(answer);
  }

  return (
    <main className="handset-plain">
      <p>{say(why, { officer })}</p>
      <PinForm send={texts.pinOpen} busy={busy} trouble={trouble} onPin={(pin) => void open(pin)} />
    </main>
  );
}

/** Offered until a PIN is set, or it was put off for this time. */
export function PinOffer({ vault }: { readonly vault: Vault }): ReactNode {
  const say = useSay();
  const [isOffered, setOffered] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    void vaultShelf.get(vault.owner).then((kept) => setOffered(kept !== undefined && kept.byPin === undefined));
  }, [vault]);
  if (!isOffered) return null;

  async function set(pin: string): Promise<void> {
    if (!pinForm.test(pin)) return setTrouble(say(texts.pinForm));
    setBusy(true);
    await vault.setPin(pin);
    setOffered(false);
  }

  return (
    <section className="handset-offer" aria-label={say(texts.pin)}>
      <p>{say(texts.pinSet)}</p>
      <PinForm send={texts.pinKeep} busy={busy} trouble={trouble} onPin={(pin) => void set(pin)} />
      <button type="button" className="handset-small" onClick={() => setOffered(false)}>
        {say(texts.notNow)}
      </button>
    </section>
  );
}

interface PinFormProps {
  readonly send: Sentence;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onPin: (pin: string) => void;
}

function PinForm({ send, busy, trouble, onPin }: PinFormProps): ReactNode {
  const say = useSay();
  const [pin, setPin] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pin !== "" && !busy) onPin(pin);
    setPin("");
  };
  return (
    <form className="handset-pin" onSubmit={submit}>
      <label>
        {say(texts.pin)}
        <input
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
      </label>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <button type="submit" className="handset-button" disabled={busy}>
        {say(send)}
      </button>
    </form>
  );
}

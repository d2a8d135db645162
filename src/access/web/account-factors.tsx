import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import type { Account, OwnPasskey } from "./account.ts";
import { accountTexts } from "./account-texts.ts";
import { CodesForm } from "./codes-form.tsx";
import { doorTexts } from "./door-texts.ts";
import { NewPasswordForm } from "./new-password-form.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { askShown } from "./show-again.ts";
import { nothingVoid, type VoidDraft, VoidTicks } from "./void-ticks.tsx";
import { troubleOf } from "./session.ts";

interface AccountFactorsProps {
  readonly account: Account;
  readonly time: (instant: string) => string;
  readonly onChanged: () => void;
}

type Open = "password" | "codes" | "passkey" | null;

/** Password, codes and passkeys; one of them is changed at a time. */
export function AccountFactors({ account, time, onChanged }: AccountFactorsProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [open, setOpen] = useState<Open>(null);
  const [also, setAlso] = useState<VoidDraft>(nothingVoid);
  const [said, setSaid] = useState<Sentence | null>(null);
  const { password, hasCodes, passkeys } = account.factors;
  const toggle = (which: Open) => {
    setSaid(null);
    setAlso(nothingVoid);
    setOpen(open === which ? null : which);
  };
  const done = (sentence: Sentence | null) => {
    setOpen(null);
    setSaid(sentence);
    onChanged();
  };
  return (
    <section className="account-section" aria-label={say(accountTexts.factors)}>
      <h2>{say(accountTexts.factors)}</h2>
      <p role="status" className="account-said">
        {said !== null && say(said)}
      </p>
      <div className="account-row">
        <span className="account-what">{say(doorTexts.password)}</span>
        <span className="quiet figures">
          {password === undefined
            ? say(accountTexts.passwordNone)
            : say(accountTexts.passwordSet, { when: time(password.setAt) })}
        </span>
        <Button aria-expanded={open === "password"} onClick={() => toggle("password")}>
          {say(password === undefined ? accountTexts.set : accountTexts.change)}
          <span className="unseen"> {say(doorTexts.password)}</span>
        </Button>
      </div>
      {open === "password" && (
        <div className="account-form">
          <NewPasswordForm
            officer={account.person}
            about={[account.person, account.name]}
            needsPresent={password !== undefined}
            also={<VoidTicks account={account} time={time} draft={also} onChange={setAlso} />}
            alsoBody={also}
            zone={zone}
            onSet={() => done(accountTexts.changed)}
            onClose={() => setOpen(null)}
          />
        </div>
      )}
      <div className="account-row">
        <span className="account-what">{say(doorTexts.codes)}</span>
        <span className="quiet">{say(hasCodes ? accountTexts.codesOn : accountTexts.codesOff)}</span>
        <Button aria-expanded={open === "codes"} onClick={() => toggle("codes")}>
          {say(hasCodes ? accountTexts.renew : accountTexts.set)}
          <span className="unseen"> {say(doorTexts.codes)}</span>
        </Button>
        {hasCodes && <Remove what={say(doorTexts.codes)} path="/api/v1/account/codes" onRemoved={() => done(null)} />}
      </div>
      {open === "codes" && (
        <div className="account-form">
          <CodesForm begin={doorTexts.beginCodes} onSet={() => done(accountTexts.codesOn)} />
        </div>
      )}
      <div className="account-row">
        <span className="account-what">{say(accountTexts.passkeys)}</span>
        <span className="quiet">{passkeys.length === 0 && say(accountTexts.noPasskeys)}</span>
        <Button aria-expanded={open === "passkey"} onClick={() => toggle("passkey")}>
          {say(accountTexts.addPasskey)}
        </Button>
      </div>
      {open === "passkey" && (
        <div className="account-form">
          <PasskeyForm primary onSet={() => done(null)} onClose={() => setOpen(null)} />
        </div>
      )}
      <ul>
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} time={time} onRemoved={() => done(null)} />
        ))}
      </ul>
    </section>
  );
}

interface PasskeyRowProps {
  readonly passkey: OwnPasskey;
  readonly time: (instant: string) => string;
  readonly onRemoved: () => void;
}

function PasskeyRow({ passkey, time, onRemoved }: PasskeyRowProps): ReactNode {
  const say = useSay();
  const { id, label, createdAt, lastUsedAt } = passkey;
  return (
    <li className="account-row account-sub">
      <span className="account-what">{label}</span>
      <span className="quiet figures">
        {say(accountTexts.created, { when: time(createdAt) })} ·{" "}
        {lastUsedAt === undefined
          ? say(accountTexts.neverUsed)
          : say(accountTexts.lastUsed, { when: time(lastUsedAt) })}
      </span>
      <Remove what={label} path={`/api/v1/account/passkeys/${encodeURIComponent(id)}`} onRemoved={onRemoved} />
    </li>
  );
}

/** Asks once more before a way in is taken away. */
function Remove({ what, path, onRemoved }: { what: string; path: string; onRemoved: () => void }): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function remove(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await askShown("DELETE", path);
    setBusy(false);
    if (reply.kind === "ok") onRemoved();
    else setTrouble(troubleOf(reply));
  }

  if (!asking) {
    return (
      <Button look="text" aria-label={say(accountTexts.removeWhat, { what })} onClick={() => setAsking(true)}>
        {say(accountTexts.remove)}
      </Button>
    );
  }
  return (
    <span className="account-sure" role="group" aria-label={say(accountTexts.removeWhat, { what })}>
      {say(accountTexts.removeSure)}
      <Button danger busy={busy} onClick={() => void remove()}>
        {say(accountTexts.remove)}
      </Button>
      <Button autoFocus onClick={() => setAsking(false)}>
        {say(accountTexts.keep)}
      </Button>
      <Trouble said={trouble} />
    </span>
  );
}

import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { Account } from "./account.ts";
import { accountTexts } from "./account-texts.ts";
import { doorTexts } from "./door-texts.ts";

/** What goes together with the old password, as the route takes it. */
export interface VoidDraft {
  readonly codes: boolean;
  readonly passkeys: readonly string[];
  readonly tokens: readonly string[];
  readonly keepSessions: readonly string[];
}

/** Other sessions end unless somebody says otherwise; everything else stays. */
export const nothingVoid: VoidDraft = { codes: false, passkeys: [], tokens: [], keepSessions: [] };

interface VoidTicksProps {
  readonly account: Account;
  readonly time: (instant: string) => string;
  readonly draft: VoidDraft;
  readonly onChange: (draft: VoidDraft) => void;
}

/** Whatever else lets into the account: whoever knows the old password may have set it. */
export function VoidTicks({ account, time, draft, onChange }: VoidTicksProps): ReactNode {
  const say = useSay();
  const { factors, tokens } = account;
  const others = account.sessions.filter(({ current }) => !current);
  const hasMeans = factors.hasCodes || factors.passkeys.length > 0 || tokens.length > 0;
  const toggled = (all: readonly string[], id: string) =>
    all.includes(id) ? all.filter((each) => each !== id) : [...all, id];
  return (
    <>
      {hasMeans && (
        <fieldset className="void-ticks">
          <legend>{say(accountTexts.alsoVoid)}</legend>
          {factors.hasCodes && (
            <Tick checked={draft.codes} onChange={() => onChange({ ...draft, codes: !draft.codes })}>
              {say(doorTexts.codes)}
            </Tick>
          )}
          {factors.passkeys.map(({ id, label }) => (
            <Tick
              key={id}
              checked={draft.passkeys.includes(id)}
              onChange={() => onChange({ ...draft, passkeys: toggled(draft.passkeys, id) })}
            >
              {say(accountTexts.passkeys)} {label}
            </Tick>
          ))}
          {tokens.map(({ id, label }) => (
            <Tick
              key={id}
              checked={draft.tokens.includes(id)}
              onChange={() => onChange({ ...draft, tokens: toggled(draft.tokens, id) })}
            >
              {say(accountTexts.tokenOf, { label })}
            </Tick>
          ))}
        </fieldset>
      )}
      {others.length > 0 && (
        <fieldset className="void-ticks">
          <legend>{say(accountTexts.alsoSessions)}</legend>
          {others.map(({ id, from, at }) => (
            <Tick
              key={id}
              checked={!draft.keepSessions.includes(id)}
              onChange={() => onChange({ ...draft, keepSessions: toggled(draft.keepSessions, id) })}
            >
              {say(accountTexts.sessionFrom, { from, time: time(at) })}
            </Tick>
          ))}
        </fieldset>
      )}
    </>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onChange: () => void;
  readonly children: ReactNode;
}

function Tick({ checked, onChange, children }: TickProps): ReactNode {
  return (
    <label className="door-check">
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{children}</span>
    </label>
  );
}

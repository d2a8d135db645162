import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import type { Sentence } from "../../ground/sentence.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import type { Call } from "../call.ts";
import { callKindNames, channelNames } from "../facts.ts";
import { earlierTexts } from "./earlier-texts.ts";

interface EarlierCall {
  readonly id: string;
  readonly rangAt: string;
  readonly kind: Call["kind"];
  readonly channel: Call["channel"];
  readonly ended: boolean;
  readonly incident: { readonly id: string; readonly number: string; readonly stage: string } | null;
}

interface EarlierCallsProps {
  /** A live call in the call-taker's own hand. */
  readonly call: Call;
  /** Notes the number that was typed, for a call that rang with none; false when it was refused. */
  readonly onNote: () => Promise<boolean>;
  readonly busy: boolean;
  readonly isOpen: (incident: string) => boolean;
  readonly onJoin: (incident: string) => void;
}

/** Whether somebody came through before: by this call's own number, while it is live; each look is on the record. */
export function EarlierCalls({ call, onNote, busy, isOpen, onJoin }: EarlierCallsProps): ReactNode {
  const say = useSay();
  const [found, setFound] = useState<readonly EarlierCall[] | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  async function seek(): Promise<void> {
    if (call.number === undefined && !(await onNote())) return;
    setAsking(true);
    const path = `/api/v1/calls/${call.id}/earlier-calls`;
    const reply = await ask<{ calls: readonly EarlierCall[] }>("POST", path, { body: {} });
    setAsking(false);
    setFound(reply.kind === "ok" ? reply.content.calls : null);
    setTrouble(reply.kind === "ok" ? null : (reply.refused ?? earlierTexts.unreachable));
  }

  useHotkey("Alt+n", earlierTexts.seek, () => void seek(), { whileTyping: true });
  // The hand stays on the keyboard: Enter joins what stands first.
  useEffect(() => {
    if (found !== null) (list.current?.querySelector("button") ?? list.current)?.focus();
  }, [found]);

  return (
    <>
      <Button busy={asking} aria-keyshortcuts="Alt+N" onClick={() => void seek()}>
        {say(earlierTexts.seek)}
        <span className="quiet">（{say(earlierTexts.logged)}）</span>
        <span className="key" aria-hidden="true">
          Alt+N
        </span>
      </Button>
      <Trouble said={trouble} className="call-form-wide" />
      {found !== null && (
        <div ref={list} role="group" tabIndex={-1} aria-label={say(earlierTexts.seek)} className="earlier-calls">
          {found.length === 0 && <p className="quiet">{say(earlierTexts.none)}</p>}
          {found.map((other) => (
            <EarlierRow
              key={other.id}
              other={other}
              busy={busy}
              joinable={other.incident !== null && isOpen(other.incident.id)}
              onJoin={onJoin}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface EarlierRowProps {
  readonly other: EarlierCall;
  readonly busy: boolean;
  readonly joinable: boolean;
  readonly onJoin: (incident: string) => void;
}

function EarlierRow({ other, busy, joinable, onJoin }: EarlierRowProps): ReactNode {
  const say = useSay();
  const { words } = useClient();
  const times = useTimeWords();
  const { incident } = other;
  const stage = incident === null ? undefined : words["stage"]?.[incident.stage];
  return (
    <div className="earlier-call">
      <time className="figures">{times.dayAndTime(other.rangAt)}</time>
      <span>
        {say(channelNames[other.channel])} {say(callKindNames[other.kind])}
        {!other.ended && <span className="quiet"> · {say(earlierTexts.live)}</span>}
        <span className="quiet">
          {" · "}
          {incident === null ? say(earlierTexts.without) : say(earlierTexts.incident, { number: incident.number })}
          {stage !== undefined && ` · ${say(stage)}`}
        </span>
      </span>
      {joinable && incident !== null && (
        <Button look="primary" disabled={busy} onClick={() => onJoin(incident.id)}>
          {say(earlierTexts.join, { number: incident.number })}
        </Button>
      )}
    </div>
  );
}

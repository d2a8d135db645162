import { Button } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useDesk, useStreams } from "../../journal/web/desk.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Token } from "../tokens.ts";
import { ActButton } from "./act-button.tsx";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import type { grantOutcome } from "./power-draft.ts";
import { powerWords } from "./power-words.ts";
import { onlyThese } from "./proposal-words.ts";
import { SecretOnce } from "./secret-once.tsx";
import { TokenForm } from "./token-form.tsx";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { askShown } from "./show-again.ts";
import { useOfficerNames } from "./officer-names.ts";

/** Means of access of programs: made with a second person, drawn once, revoked at once. */
export function TokensPanel(): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const streams = useStreams<Token>("token");
  const making = useOpener();
  const [outcome, setOutcome] = useState<ReturnType<typeof grantOutcome> | null>(null);
  const [drawn, setDrawn] = useState<{ readonly label: string; readonly token: string } | null>(null);
  const tokens = useMemo(() => streams.map(({ state }) => state).toSorted((a, b) => (a.at < b.at ? 1 : -1)), [streams]);
  return (
    <section className="panel panel-grow people-wide" aria-label={say(partTexts.tokens)}>
      <div className="panel-head">
        <h2>{say(partTexts.tokens)}</h2>
        <p role="status" className="quiet">
          {outcome === null ? "" : say(outcome === "waits" ? texts.tokenWaits : texts.tokenMade)}
        </p>
        <span className="panel-head-space" />
        {mayGive(desk, "MakeToken") && (
          <Button
            size="small"
            {...making.button}
            onClick={() => {
              setOutcome(null);
              making.open();
            }}
          >
            {say(texts.newToken)}
          </Button>
        )}
      </div>
      <div className="panel-body people-body" tabIndex={0}>
        {making.isOpen && (
          <TokenForm
            onDone={(what) => {
              making.close();
              setOutcome(what);
            }}
          />
        )}
        {drawn !== null && (
          <SecretOnce
            label={say(texts.tokenShown, { label: drawn.label })}
            secret={drawn.token}
            onClose={() => setDrawn(null)}
          />
        )}
        {tokens.length === 0 ? (
          <p className="quiet">{say(texts.noTokens)}</p>
        ) : (
          <TokensTable tokens={tokens} onDrawn={(label, token) => setDrawn({ label, token })} />
        )}
      </div>
    </section>
  );
}

interface TokensTableProps {
  readonly tokens: readonly Token[];
  readonly onDrawn: (label: string, token: string) => void;
}

function TokensTable({ tokens, onDrawn }: TokensTableProps): ReactNode {
  const say = useSay();
  const { book } = useDesk();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const now = useMinute();
  const time = (instant: string) => dayAndTime(instant, district.zone);
  return (
    <table className="people-table">
      <thead>
        <tr>
          <th scope="col">{say(texts.label)}</th>
          <th scope="col">{say(texts.powers)}</th>
          <th scope="col">{say(texts.until)}</th>
          <th scope="col">{say(texts.state)}</th>
          <th scope="col">
            <span className="unseen">{say(texts.actions)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row">{token.label}</th>
            <td>
              {say(powerWords(token.power, district))}
              {onlyThese(book, token.power).map((words) => (
                <span key={words.en} className="quiet people-below">
                  {say(words)}
                </span>
              ))}
            </td>
            <td className="figures">
              {time(token.until)}{" "}
              {token.until <= now && (
                <span className="people-mark" data-tone="amber">
                  {say(texts.powerOver)}
                </span>
              )}
            </td>
            <td>
              {token.machine === true ? (
                <span className="people-mark" data-tone="amber">
                  {say(texts.machineToken)}
                </span>
              ) : (
                say(texts.tokenMadeBy, { who: nameOf(token.by), time: time(token.at) })
              )}
              {token.revoked !== undefined && (
                <span className="quiet people-below">
                  {say(texts.revokedBy, { who: nameOf(token.revoked.by), reason: token.revoked.reason })}
                </span>
              )}
            </td>
            <td className="people-table-acts">
              {token.revoked === undefined && token.until > now && <TokenActs token={token} onDrawn={onDrawn} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TokenActsProps {
  readonly token: Token;
  readonly onDrawn: (label: string, token: string) => void;
}

function TokenActs({ token, onDrawn }: TokenActsProps): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const { id, label } = token;

  async function draw(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await askShown<{ token: string }>("POST", `/api/v1/tokens/${id}/secret`, { body: {} });
    setBusy(false);
    if (reply.kind === "ok") onDrawn(label, reply.content.token);
    else setTrouble(reply.refused === undefined ? texts.unreachable : sentenceOfRefused(desk, reply.refused));
  }

  return (
    <span className="people-buttons">
      {trouble !== null && (
        <span role="alert" className="trouble">
          {say(trouble)}
        </span>
      )}
      {token.machine !== true && mayGive(desk, "MakeToken") && (
        <Button size="small" loading={busy} aria-label={say(texts.drawNamed, { label })} onClick={() => void draw()}>
          {say(texts.drawToken)}
        </Button>
      )}
      <ActButton
        silent
        order="RevokeToken"
        body={{ token: id }}
        reason="needed"
        label={say(texts.revokeTokenNamed, { label })}
      >
        {say(texts.revoke)}
      </ActButton>
    </span>
  );
}

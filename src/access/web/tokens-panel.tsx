import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field } from "../../ground/web/field.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { SettingHistory } from "../../journal/web/setting-history.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import type { Token } from "../tokens.ts";
import { ActButton } from "./act-button.tsx";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { powerWords } from "./power-words.ts";
import { onlyThese } from "./proposal-words.ts";
import { SecretOnce } from "./secret-once.tsx";
import { TokenForm } from "./token-form.tsx";
import { type TokenBody, tokenSetting } from "./token-setting.ts";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { askShown } from "./show-again.ts";
import { useOfficerNames } from "./officer-names.ts";

/** Means of access of programs: made with a second person, drawn once, revoked at once; each with its history. */
export function TokensPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const streams = useStreams<Token>("token");
  const making = useOpener();
  const [given, setGiven] = useState(false);
  const [drawn, setDrawn] = useState<{ readonly label: string; readonly token: string } | null>(null);
  const tokens = useMemo(() => streams.map(({ state }) => state).toSorted((a, b) => (a.at < b.at ? 1 : -1)), [streams]);
  const setting = useMemo(() => tokenSetting(client.book, district), [client, district]);
  return (
    <div className="people-setting">
      <SettingPage<TokenBody>
        title={partTexts.tokens}
        about={texts.tokensAbout}
        settings={[setting]}
        count={tokens.length}
        history={<TokenHistory tokens={tokens} />}
        tools={
          mayGive(client, "MakeToken") && (
            <Button
              {...making.button}
              onClick={() => {
                setGiven(false);
                making.open();
              }}
            >
              {say(texts.newToken)}
            </Button>
          )
        }
      >
        <p role="status" className="setting-said quiet">
          {given && say(texts.tokenGiven)}
        </p>
        {making.isOpen && (
          <TokenForm
            setting={setting}
            onClose={making.close}
            onSaved={() => {
              making.close();
              setGiven(true);
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
          <p className="nothing">{say(texts.noTokens)}</p>
        ) : (
          <TokensTable tokens={tokens} onDrawn={(label, token) => setDrawn({ label, token })} />
        )}
      </SettingPage>
    </div>
  );
}

/** How one token came to be, and how it ended; those made at the machine have no more history than the table says. */
function TokenHistory({ tokens }: { readonly tokens: readonly Token[] }): ReactNode {
  const say = useSay();
  const { book } = useClient();
  const district = useDistrict();
  const [of, setOf] = useState<string>();
  const setting = useMemo(() => tokenSetting(book, district, of), [book, district, of]);
  const made = tokens.filter(({ machine }) => machine !== true);
  if (made.length === 0) return null;
  return (
    <>
      <Field label={say(texts.historyOf)} className="setting-find">
        {(control) => (
          <PickOne
            {...control}
            value={of}
            options={made.map(({ id, label }) => ({ value: id, text: label }))}
            onChange={setOf}
          />
        )}
      </Field>
      {of !== undefined && <SettingHistory key={of} setting={setting} />}
    </>
  );
}

interface TokensTableProps {
  readonly tokens: readonly Token[];
  readonly onDrawn: (label: string, token: string) => void;
}

function TokensTable({ tokens, onDrawn }: TokensTableProps): ReactNode {
  const say = useSay();
  const { book } = useClient();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const now = useMinute();
  const time = (instant: string) => dayAndTime(instant, district.zone);
  return (
    <Table
      className="people-table"
      caption={say(partTexts.tokens)}
      within
      rows={tokens}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "label",
          head: say(texts.label),
          names: true,
          cell: ({ label }) => label,
          sortedBy: ({ label }) => label,
        },
        {
          key: "powers",
          head: say(texts.powers),
          cell: ({ power }) => (
            <>
              {say(powerWords(power, district))}
              {onlyThese(book, power).map((words) => (
                <span key={words.en} className="quiet people-below">
                  {say(words)}
                </span>
              ))}
            </>
          ),
        },
        {
          key: "until",
          head: say(texts.until),
          figures: true,
          sortedBy: ({ until }) => until,
          cell: ({ until }) => (
            <>
              {time(until)}{" "}
              {until <= now && (
                <span className="people-mark" data-tone="amber">
                  {say(texts.powerOver)}
                </span>
              )}
            </>
          ),
        },
        {
          key: "state",
          head: say(texts.state),
          cell: (token) => (
            <>
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
            </>
          ),
        },
        {
          key: "acts",
          head: "",
          unseenHead: say(texts.actions),
          className: "people-table-acts",
          cell: (token) =>
            token.revoked === undefined && token.until > now && <TokenActs token={token} onDrawn={onDrawn} />,
        },
      ]}
    />
  );
}

interface TokenActsProps {
  readonly token: Token;
  readonly onDrawn: (label: string, token: string) => void;
}

function TokenActs({ token, onDrawn }: TokenActsProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const { id, label } = token;

  async function draw(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await askShown<{ token: string }>("POST", `/api/v1/tokens/${id}/secret`, { body: {} });
    setBusy(false);
    if (reply.kind === "ok") onDrawn(label, reply.content.token);
    else setTrouble(reply.refused === undefined ? texts.unreachable : sentenceOfRefused(client, reply.refused));
  }

  return (
    <span className="people-buttons">
      <Trouble said={trouble} />
      {token.machine !== true && mayGive(client, "MakeToken") && (
        <Button busy={busy} aria-label={say(texts.drawNamed, { label })} onClick={() => void draw()}>
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

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { roleNames } from "../../access/role-names.ts";
import { useOfficersOnPaper } from "../../access/web/officer-names.ts";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { type OpeningPurpose, openingPurposeNames } from "../../ground/opening-purpose.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useParam } from "../../ground/web/address.ts";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask, type Reply } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { journalTexts } from "../../journal/web/texts.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { outcomeNames, requestKindNames } from "../request-facts.ts";
import type { PersonRequest } from "../requests.ts";
import { fieldNames, openingsTexts } from "./openings-texts.ts";
import { paperTexts as texts } from "./paper-texts.ts";
import { numbersIn, onPaper, wordsToCover } from "./paper-words.ts";
import { useRecords } from "./records.ts";
import type { ListedOpening, OpeningsPage } from "./use-openings.ts";
import { useRequest } from "./use-requests.ts";
import "./paper-page.css";

interface Standing {
  readonly endedAt: string | null;
  readonly due: string | null;
  readonly heldUntil: string | null;
  readonly erasedAt: string | null;
}

interface Value {
  readonly field: string;
  readonly nonce: string;
  readonly text: string | null;
}

interface Kept {
  readonly standing: Standing;
  readonly openings: readonly ListedOpening[];
  readonly isAll: boolean;
}

/**
 * The paper an applicant takes home about all records of their request: how long each is kept, who opened it by role, and
 * of its contents only what the officer opened, which is logged, and ticked. Details that stand apart are opened by
 * themselves and stand by themselves; what is about other people is covered.
 */
export function PaperPage(): ReactNode {
  const id = useParam("request");
  const say = useSay();
  const { request, read } = useRequest(id);
  const [words, setWords] = useState("");
  const covered = useMemo(() => wordsToCover(words), [words]);
  if (request === undefined) {
    const gone = read.refused?.status === 404;
    return <PanelSays {...panelOf(read)} {...(gone ? { state: "empty", empty: texts.gone } : {})} />;
  }
  return (
    <main className="answer-page">
      <div className="answer-tools">
        <TextField
          label={say(texts.cover)}
          size="large"
          hint={say(texts.coverHint)}
          value={words}
          onChange={setWords}
        />
        <Button look="primary" onClick={() => window.print()}>
          {say(texts.print)}
        </Button>
      </div>
      <article className="answer-sheet">
        <Head request={request} />
        {request.concerns.length === 0 && <p>{say(texts.noRecords)}</p>}
        {request.concerns.map((stream) => (
          <RecordOnPaper key={stream} stream={stream} covered={covered} />
        ))}
        <p className="quiet">{say(texts.aboutBars)}</p>
        <Foot />
      </article>
    </main>
  );
}

function Head({ request }: { readonly request: PersonRequest }): ReactNode {
  const say = useSay();
  const { name, zone, drill } = useDistrict();
  const { id, kind, receivedAt, answered } = request;
  return (
    <header>
      <p className="quiet">
        {say(name)}
        {drill && <strong> 演练 DRILL</strong>}
      </p>
      <h1>{say(texts.title)}</h1>
      <p>{say(texts.about, { request: id, kind: say(requestKindNames[kind]), time: dayAndTime(receivedAt, zone) })}</p>
      {answered !== undefined && (
        <p>
          {say(texts.answered, { outcome: say(outcomeNames[answered.outcome]), time: dayAndTime(answered.at, zone) })}
        </p>
      )}
    </header>
  );
}

function Foot(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const { session } = useClient();
  const nameOf = useOfficersOnPaper();
  const time = dayAndTime(instantOf(useNow()), zone);
  return <footer className="quiet figures">{say(texts.printed, { time, who: nameOf(session.officer) })}</footer>;
}

interface RecordOnPaperProps {
  readonly stream: string;
  /** Words about other people. */
  readonly covered: readonly string[];
}

function RecordOnPaper({ stream, covered }: RecordOnPaperProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const record = useRecords().nameOf(stream);
  const apart = useApartFields();
  const story = useValues(stream);
  const details = useValues(stream, apart);
  // Opening it here is an opening too: the list of those is read again.
  const opened = `${story.values !== undefined} ${details.values !== undefined}`;
  const read = useRead(
    useCallback((signal: AbortSignal) => readKept(stream, signal), [stream]),
    opened,
  );
  const kept = read.content;
  const time = (instant: string) => dayAndTime(instant, zone);
  return (
    <section aria-label={record}>
      <h2>{record}</h2>
      <div className="answer-record-tools">
        <Button busy={story.busy} aria-label={say(texts.openNamed, { record })} onClick={() => void story.open()}>
          {say(texts.open)}
        </Button>
        <Button
          busy={details.busy}
          aria-label={say(texts.openApartNamed, { record })}
          onClick={() => void details.open()}
        >
          {say(texts.openApart)}
        </Button>
        <Trouble said={story.trouble ?? details.trouble} />
      </div>
      <h3>{say(texts.kept)}</h3>
      <Values values={story.values} covered={covered} none={texts.keptNone} />
      <h3>{say(texts.apart)}</h3>
      <Values values={details.values} covered={covered} none={texts.apartNone} />
      <PanelSays {...panelOf(read)} />
      {kept !== undefined && (
        <>
          <p>{say(standingSentence(kept.standing), { time: time(standingTime(kept.standing)) })}</p>
          <h3>{say(texts.openedBy)}</h3>
          {kept.openings.length === 0 && <p>{say(texts.openedNone)}</p>}
          <OpenedList openings={kept.openings} />
          {!kept.isAll && <p>{say(texts.openedMore)}</p>}
        </>
      )}
    </section>
  );
}

function OpenedList({ openings }: { readonly openings: readonly ListedOpening[] }): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const named: Readonly<Record<string, Sentence>> = { ...roleNames, atWork: openingsTexts.atWork };
  return (
    <ul>
      {openings.map(({ id, at, role, purpose, fields }) => (
        <li key={id}>
          {dayAndTime(at, zone)} · {say(named[role] ?? { zh: role, en: role })} ·{" "}
          {say(named[purpose] ?? openingPurposeNames[purpose as OpeningPurpose])} ·{" "}
          {fields.map((field) => say(fieldNames[field] ?? { zh: field, en: field })).join(", ")}
        </li>
      ))}
    </ul>
  );
}

interface ValuesProps {
  /** Undefined: not opened. */
  readonly values: readonly Value[] | undefined;
  readonly covered: readonly string[];
  readonly none: Sentence;
}

/** What was opened, to be ticked on screen; on paper what is ticked, with bars where it is about others. */
function Values({ values = [], covered, none }: ValuesProps): ReactNode {
  const say = useSay();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const fieldName = (field: string) => say(fieldNames[field] ?? { zh: field, en: field });
  const printed = values.flatMap(({ field, nonce, text }) =>
    text !== null && ticked.has(nonce) ? [{ field, nonce, text }] : [],
  );
  const numbers = [...new Set(printed.flatMap(({ text }) => numbersIn(text)))];
  return (
    <>
      {values.length > 0 && (
        <fieldset className="answer-choice">
          <legend>{say(texts.tick)}</legend>
          {values.map(({ field, nonce, text }) => (
            <Checkbox
              key={nonce}
              disabled={text === null}
              checked={ticked.has(nonce)}
              onChange={({ target }) => setTicked(changed(ticked, nonce, target.checked))}
            >
              {fieldName(field)}: {text ?? say(journalTexts.erased)}
            </Checkbox>
          ))}
          {numbers.map((number) => (
            <Checkbox
              key={number}
              checked={shown.has(number)}
              onChange={({ target }) => setShown(changed(shown, number, target.checked))}
            >
              {say(texts.ownNumber, { number })}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {printed.length === 0 && <p>{say(none)}</p>}
      <dl>
        {printed.map(({ field, nonce, text }) => (
          <div key={nonce}>
            <dt>{fieldName(field)}</dt>
            <dd>
              {onPaper(text, covered, shown).map((piece, at) =>
                // What is covered is not in the page at all, so that no copy of the paper gives it away; nor its length.
                piece.isCovered ? (
                  <span key={`${at}`} className="answer-bar" role="img" aria-label={say(texts.covered)}>
                    ████
                  </span>
                ) : (
                  piece.text
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function changed(all: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(all);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
}

/** The sealed fields of any room that are opened only when they are asked for by name. */
function useApartFields(): readonly string[] {
  const { book } = useClient();
  return useMemo(() => [...new Set([...book.orders.values()].flatMap(({ apart = [] }) => apart))].toSorted(), [book]);
}

/** Opens sealed values of a record for its applicant, on record: all that are not apart, or those of the fields. */
function useValues(stream: string, fields?: readonly string[]) {
  const client = useClient();
  const [values, setValues] = useState<readonly Value[]>();
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [busy, setBusy] = useState(false);

  async function open(): Promise<void> {
    setBusy(true);
    const body = { stream, purpose: "personRequest", ...(fields === undefined ? {} : { fields }) };
    const reply = await ask<{ values: readonly Value[] }>("POST", "/api/v1/openings", { body });
    setBusy(false);
    if (reply.kind === "ok") setValues(reply.content.values);
    setTrouble(
      reply.kind === "ok"
        ? null
        : reply.kind === "refused"
          ? sentenceOfRefused(client, reply.refused)
          : texts.readAgain,
    );
  }

  return { values, trouble, busy, open };
}

async function readKept(stream: string, signal: AbortSignal): Promise<Reply<Kept>> {
  const query = new URLSearchParams({ stream });
  const standing = await ask<Standing>("GET", `/api/v1/retention/record?${query}`, { signal });
  if (standing.kind !== "ok") return standing;
  const listed = await ask<OpeningsPage>("GET", `/api/v1/openings?${query}&limit=100`, { signal });
  if (listed.kind !== "ok") return listed;
  const { openings, next } = listed.content;
  return { kind: "ok", content: { standing: standing.content, openings, isAll: next === null } };
}

/** What matters of how it is kept: gone, held, to go, or not yet ended. */
function standingSentence({ erasedAt, heldUntil, due }: Standing): Sentence {
  if (erasedAt !== null) return texts.erased;
  if (heldUntil !== null) return texts.heldTo;
  return due === null ? texts.goesOn : texts.willGo;
}

function standingTime({ erasedAt, heldUntil, due }: Standing): string {
  return erasedAt ?? heldUntil ?? due ?? "1970-01-01T00:00:00.000Z";
}

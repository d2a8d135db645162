import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { type ReactNode, useCallback, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { roleNames } from "../../access/role-names.ts";
import { type OpeningPurpose, openingPurposeNames } from "../../ground/opening-purpose.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask, type Reply } from "../../journal/web/api.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { journalTexts } from "../../journal/web/texts.ts";
import { fieldNames, openingsTexts } from "./openings-texts.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";
import type { ListedOpening, OpeningsPage } from "./use-openings.ts";
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

interface Paper {
  readonly standing: Standing;
  readonly openings: readonly ListedOpening[];
  readonly isAll: boolean;
}

interface PaperPageProps {
  readonly requestId: string;
  readonly stream: string;
  readonly onClose: () => void;
}

/**
 * The paper an applicant takes home: how long the record is kept, who opened it by role, and only those values that the
 * officer opened, which is logged, and ticked.
 */
export function PaperPage({ requestId, stream, onClose }: PaperPageProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const read = useRead(useCallback((signal: AbortSignal) => readPaper(stream, signal), [stream]));
  const paper = read.content;
  const [values, setValues] = useState<readonly Value[]>([]);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Sentence>();
  const time = (instant: string) => dayAndTime(instant, zone);

  async function open(): Promise<void> {
    const body = { stream, purpose: "personRequest" };
    const reply = await ask<{ values: readonly Value[] }>("POST", "/api/v1/openings", { body });
    if (reply.kind === "ok") setValues(reply.content.values);
    setTrouble(reply.kind === "ok" ? undefined : (reply.refused ?? texts.readAgain));
  }

  const named: Readonly<Record<string, Sentence>> = { ...roleNames, atWork: openingsTexts.atWork };
  const fieldName = (field: string) => say(fieldNames[field] ?? { zh: field, en: field });
  const printed = values.filter(({ nonce }) => ticked.includes(nonce));
  const record = useRecords().nameOf(stream);
  return (
    <Panel
      title={say(texts.paper)}
      className="paper"
      tools={
        <>
          <Trouble said={trouble} />
          <Button onClick={() => void open()}>{say(texts.openFor)}</Button>
          <Button look="primary" disabled={paper === undefined} onClick={() => window.print()}>
            {say(texts.print)}
          </Button>
          <Button look="text" onClick={onClose}>
            {say(journalTexts.close)}
          </Button>
        </>
      }
      {...panelOf(read)}
    >
      {values.length > 0 && (
        <fieldset className="paper-choice">
          <legend className="quiet">{say(texts.tick)}</legend>
          {values.map(({ field, nonce, text }) => (
            <Checkbox
              key={nonce}
              disabled={text === null}
              checked={ticked.includes(nonce)}
              onChange={({ target }) =>
                setTicked(target.checked ? [...ticked, nonce] : ticked.filter((each) => each !== nonce))
              }
            >
              {fieldName(field)}: {text ?? say(journalTexts.erased)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {paper !== undefined && (
        <article className="paper-sheet">
          <h3>{say(texts.paperTitle)}</h3>
          <p>{say(texts.paperAbout, { request: requestId, record })}</p>
          <h4>{say(texts.kept)}</h4>
          {printed.length === 0 && <p>{say(texts.keptNone)}</p>}
          <dl>
            {printed.map(({ field, nonce, text }) => (
              <div key={nonce}>
                <dt>{fieldName(field)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p>{say(standingSentence(paper.standing), { time: time(standingTime(paper.standing)) })}</p>
          <h4>{say(texts.openedBy)}</h4>
          {paper.openings.length === 0 && <p>{say(texts.openedNone)}</p>}
          <ul>
            {paper.openings.map(({ id, at, role, purpose, fields }) => (
              <li key={id}>
                {time(at)} · {say(named[role] ?? { zh: role, en: role })} ·{" "}
                {say(named[purpose] ?? openingPurposeNames[purpose as OpeningPurpose])} ·{" "}
                {fields.map(fieldName).join(", ")}
              </li>
            ))}
          </ul>
          {!paper.isAll && <p>{say(texts.openedMore)}</p>}
        </article>
      )}
    </Panel>
  );
}

async function readPaper(stream: string, signal: AbortSignal): Promise<Reply<Paper>> {
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
  if (erasedAt !== null) return texts.gone;
  if (heldUntil !== null) return texts.heldTo;
  return due === null ? texts.goesOn : texts.willGo;
}

function standingTime({ erasedAt, heldUntil, due }: Standing): string {
  return erasedAt ?? heldUntil ?? due ?? "1970-01-01T00:00:00.000Z";
}

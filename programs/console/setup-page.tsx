import { type ReactNode, useCallback } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { AddressLink } from "../../src/ground/web/address-link.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { Panel } from "../../src/ground/web/panel.tsx";
import { ask, type Reply } from "../../src/journal/web/api.ts";
import { type Client, useClient } from "../../src/journal/web/client.ts";
import { setupPlaces } from "../../src/journal/web/room-web.ts";
import { useFigures } from "../../src/journal/web/use-figures.ts";
import { useRead } from "../../src/journal/web/use-read.ts";
import { placeAt } from "./menu.ts";
import { nextOf, type SetupRow, setupRows, setupSteps } from "./setup-steps.ts";
import { consoleTexts as texts } from "./texts.ts";
import "./setup-page.css";

type Answers = Readonly<Record<string, unknown>>;

const paths = [...new Set(setupSteps.flatMap(({ reads }) => (reads === undefined ? [] : [reads])))];

/** All that the steps ask of the server; what is not for whoever asks stays unknown. */
async function readAll(signal: AbortSignal): Promise<Reply<Answers>> {
  const replies = await Promise.all(paths.map((path) => ask<unknown>("GET", path, { signal })));
  const lost = replies.find(({ kind }) => kind === "unreachable");
  if (lost !== undefined && lost.kind === "unreachable") return lost;
  const known = paths.flatMap((path, at) => {
    const reply = replies[at];
    return reply?.kind === "ok" ? [[path, reply.content] as const] : [];
  });
  return { kind: "ok", content: Object.fromEntries(known) };
}

const nothing: Answers = {};

/** A district's first day: what it has been told, what is missing, and what works without that. */
export function SetupPage(): ReactNode {
  const say = useSay();
  const { content = nothing } = useRead(readAll);
  const rows = useFigures(useCallback((client: Client) => setupRows(client, content), [content]));
  const next = nextOf(rows);
  const known = rows.filter(({ isDone }) => isDone !== null);
  return (
    <div className="setup">
      <Panel
        title={say(texts.setup)}
        count={say(texts.setupCount, { done: known.filter(({ isDone }) => isDone).length, count: known.length })}
        before={
          <p className="setup-about quiet">
            {say(next === undefined ? texts.setupDone : texts.setupAbout)}{" "}
            <AddressLink to="/settings/file">{say(texts.setupFile)}</AddressLink>
          </p>
        }
      >
        {setupPlaces.map((place) => (
          <section key={place} aria-labelledby={`setup-${place}`}>
            <h3 id={`setup-${place}`}>{say(placeNames[place])}</h3>
            <ul>
              {rows
                .filter(({ step }) => step.place === place)
                .map((row) => (
                  <Step key={row.step.name} row={row} isNext={row === next} />
                ))}
            </ul>
          </section>
        ))}
      </Panel>
    </div>
  );
}

const placeNames = {
  land: { zh: "辖区和地图", en: "The land" },
  organisation: { zh: "单位和人员", en: "Parts and people" },
  work: { zh: "接处警规则", en: "The rules of the work" },
  machine: { zh: "系统", en: "The machine" },
} as const satisfies Record<(typeof setupPlaces)[number], Sentence>;

/** Whether a page or a form of the settings is for whoever asks. */
function isOpen(client: Client, to: string): boolean {
  const form = /^\/settings\/([a-z-]+)$/.exec(to)?.[1];
  const place = form === undefined ? placeAt(to, {}, client) : placeAt("/settings/{-$form}", { form }, client);
  return place.kind === "open";
}

function Step({ row, isNext }: { readonly row: SetupRow; readonly isNext: boolean }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { step, isDone, said } = row;
  const mark = isDone === null ? "unknown" : isDone ? "done" : "missing";
  return (
    <li className="setup-step" data-state={mark} data-next={isNext}>
      <svg className="setup-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        {isDone === true && <path d="M4.8 8.2l2.2 2.3 4.2-4.8" fill="none" stroke="currentColor" strokeWidth="1.8" />}
      </svg>
      <span className="unseen">{say(texts[stateTexts[mark]])} </span>
      <div>
        {isOpen(client, step.to) ? (
          <AddressLink to={step.to}>{say(step.title)}</AddressLink>
        ) : (
          <strong>{say(step.title)}</strong>
        )}
        {isDone === false && <p className="quiet">{say(step.without)}</p>}
      </div>
      <span className="figures quiet">{say(said)}</span>
    </li>
  );
}

const stateTexts = { done: "setupIsDone", missing: "setupIsMissing", unknown: "setupIsUnknown" } as const;

import { type ReactNode, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { QualityAnswer, QualityCall, QualityRule, QualityTotals } from "../quality.ts";
import {
  qualityAnswerNames,
  qualityAnswers,
  qualityOutcomeNames,
  qualityOutcomes,
  qualityQuestionNames,
  qualityQuestions,
  qualityRuleStream,
} from "../quality-facts.ts";
import { qualityTexts as texts } from "./quality-texts.ts";
import "./tasks.css";

/** Quality calls that are owed, by whom they may be made, and what was answered, by months alone. */
export function QualityPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const rule = useStream<QualityRule>(qualityRuleStream);
  const calls = useStreams<QualityCall>("quality")
    .map(({ state }) => state)
    .filter(({ ended }) => ended === undefined)
    .toSorted((one, other) => (one.until < other.until ? -1 : 1));
  return (
    <div className="tasks-page">
      <Panel
        title={say(texts.title)}
        count={calls.length}
        about={rule === undefined ? say(texts.noRule) : say(texts.rule, { ...rule })}
        tools={
          mayGive(client, "SetQualityRule") && <AddressLink to="/settings/quality">{say(texts.setRule)}</AddressLink>
        }
        {...(calls.length === 0 ? { state: "empty", empty: texts.none } : {})}
      >
        <Owed calls={calls} />
      </Panel>
      <Totals />
    </div>
  );
}

function Owed({ calls }: { readonly calls: readonly QualityCall[] }): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const call = calls.find(({ incident }) => incident === chosen);
  return (
    <>
      <Table<QualityCall>
        caption={say(texts.title)}
        rows={calls}
        keyOf={({ incident }) => incident}
        columns={[
          {
            key: "incident",
            head: say(texts.incident),
            names: true,
            cell: ({ incident, number }) => (
              <AddressLink to={hallAddress.path} search={{ incident }}>
                {number}
              </AddressLink>
            ),
          },
          { key: "until", head: say(texts.until), figures: true, cell: ({ until }) => times.dayAndTime(until) },
          {
            key: "record",
            unseenHead: say(texts.record),
            cell: ({ incident, number, handledBy }) =>
              handledBy.includes(client.session.officer) ? (
                <span className="quiet">{say(texts.own)}</span>
              ) : (
                <Button aria-label={say(texts.recordOf, { number })} onClick={() => setChosen(incident)}>
                  {say(texts.record)}
                </Button>
              ),
          },
        ]}
      />
      {call !== undefined && <RecordForm key={call.incident} call={call} onClose={() => setChosen(null)} />}
    </>
  );
}

const tried = ["asked", "declined", "notReached"] as const;

function RecordForm({ call, onClose }: { readonly call: QualityCall; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const [outcome, setOutcome] = useState<(typeof tried)[number]>("asked");
  const [answers, setAnswers] = useState<readonly (QualityAnswer | undefined)[]>(qualityQuestions.map(() => undefined));
  const isAsked = outcome === "asked";
  const isReady = !isAsked || answers.every((one) => one !== undefined);
  return (
    <OrderForm
      label={say(texts.recordOf, { number: call.number })}
      order="RecordQualityCall"
      body={isReady ? { incidentId: call.incident, outcome, ...(isAsked ? { answers } : {}) } : null}
      onClose={onClose}
    >
      <p className="quiet">{say(texts.consent)}</p>
      <Field label={say(texts.outcome)} name="outcome">
        {(control) => (
          <PickOne<(typeof tried)[number]>
            {...control}
            focused
            value={outcome}
            options={tried.map((value) => ({ value, text: say(qualityOutcomeNames[value]) }))}
            onChange={setOutcome}
          />
        )}
      </Field>
      {isAsked &&
        qualityQuestions.map((question, place) => (
          <Field key={question} label={say(qualityQuestionNames[question])} required>
            {(control) => (
              <PickOne<QualityAnswer>
                {...control}
                value={answers[place]}
                options={qualityAnswers.map((value) => ({ value, text: say(qualityAnswerNames[value]) }))}
                onChange={(value) => setAnswers(answers.map((one, at) => (at === place ? value : one)))}
              />
            )}
          </Field>
        ))}
    </OrderForm>
  );
}

/** Counts that could point at somebody are not shown. */
const fewest = 5;

function Totals(): ReactNode {
  const say = useSay();
  const months = useStreams<QualityTotals>("qualitytotals")
    .map(({ state }) => state)
    .toSorted((one, other) => (one.month < other.month ? 1 : -1));
  const shown = (count = 0) => (count === 0 ? "0" : count < fewest ? say(texts.few) : String(count));
  const rows = months.flatMap(({ month, answers }) =>
    qualityQuestions.map((question, place) => ({ month, question, counts: answers[place] ?? {} })),
  );
  return (
    <Panel
      title={say(texts.totals)}
      about={say(texts.totalsAbout)}
      {...(rows.length === 0 ? { state: "empty", empty: texts.noTotals } : {})}
    >
      {months.map(({ month, ended }) => (
        <p key={month} className="tasks-line">
          <strong className="figures">{month}</strong>{" "}
          {qualityOutcomes.map((one) => `${say(qualityOutcomeNames[one])} ${ended[one] ?? 0}`).join(" · ")}
        </p>
      ))}
      <Table
        caption={say(texts.totals)}
        rows={rows}
        keyOf={({ month, question }) => `${month} ${question}`}
        columns={[
          { key: "month", head: say(texts.month), figures: true, cell: ({ month }) => month },
          {
            key: "question",
            head: say(texts.question),
            names: true,
            cell: ({ question }) => say(qualityQuestionNames[question]),
          },
          ...qualityAnswers.map((answer) => ({
            key: answer,
            head: say(qualityAnswerNames[answer]),
            figures: "right" as const,
            cell: ({ counts }: (typeof rows)[number]) => shown(counts[answer]),
          })),
        ]}
      />
    </Panel>
  );
}

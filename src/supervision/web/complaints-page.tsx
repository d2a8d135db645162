import { type ReactNode, useMemo, useState } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { millis } from "../../ground/instant.ts";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { complaintNumber, complaintStageNames } from "../complaint.ts";
import { complaintChannelNames, complaintOutcomeNames, complaintStepNames } from "../complaint-facts.ts";
import { complaintView } from "../complaint-view.ts";
import { ComplaintCard } from "./complaint-card.tsx";
import { ReceiveForm } from "./complaint-forms.tsx";
import { ComplaintStanding } from "./complaint-standing.tsx";
import { complaintTexts as texts } from "./complaint-texts.ts";
import type { ComplaintCall } from "./complaint-waiting.ts";
import { type ComplaintsShown, type ListedComplaint, useCallsToTakeUp, useComplaints } from "./use-complaints.ts";
import "./complaints.css";

const row: RowAddress = { path: "/complaints", word: "complaint" };

type Opened = "take" | "lookUp" | ComplaintCall;

/**
 * Complaints about the service: for supervision the list with what is to be done; for desks where people come, taking one
 * and telling where one stands.
 */
export function ComplaintsPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const [chosen, choose] = useChosenRow(row);
  const [state, setState] = useState<ComplaintsShown>("open");
  const [taken, setTaken] = useState<string | null>(null);
  const { now: form, open, close } = useOpened<Opened>();
  const sees = seesKind(client, complaintView, client.session);
  const calls = useCallsToTakeUp();
  const read = useComplaints(sees ? state : null);
  const received = (id: string) => {
    close();
    setTaken(complaintNumber(id));
    if (sees) choose(id);
  };
  const before = (
    <>
      {taken !== null && (
        <p role="status" className="complaint-taken">
          <strong>{say(texts.taken, { number: taken })}</strong>
        </p>
      )}
      {form === "take" && <ReceiveForm onReceived={received} onClose={close} />}
      {form === "lookUp" && <ComplaintStanding onClose={close} />}
      {typeof form === "object" && form !== null && (
        <ReceiveForm key={form.id} call={form} onReceived={received} onClose={close} />
      )}
      {sees && calls.length > 0 && <CallsToTakeUp calls={calls} onTake={open} />}
    </>
  );
  return (
    <Panel
      title={say(texts.complaints)}
      className="panel-grow complaints"
      {...(sees ? panelOf(read) : {})}
      tools={
        form === null && (
          <>
            <Button onClick={() => open("lookUp")}>{say(texts.lookUp)}</Button>
            {mayGive(client, "ReceiveComplaint") && (
              <Button look="primary" onClick={() => open("take")}>
                {say(texts.take)}
              </Button>
            )}
          </>
        )
      }
      before={before}
      foot={sees && chosen !== null && <ComplaintCard key={chosen} id={chosen} onClose={() => choose(null)} />}
    >
      {sees && (
        <List
          rows={read.content?.complaints ?? []}
          state={state}
          onState={setState}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      {sees && typeof read.content?.next === "string" && (
        <p className="complaints-line">
          <Button busy={read.busy} onClick={read.more}>
            {say(texts.more)}
          </Button>
        </p>
      )}
    </Panel>
  );
}

interface CallsProps {
  readonly calls: readonly ComplaintCall[];
  readonly onTake: (call: ComplaintCall) => void;
}

/** Calls that were noted as a complaint and have ended; each becomes a complaint with a life of its own. */
function CallsToTakeUp({ calls, onTake }: CallsProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  return (
    <section className="complaint-calls" aria-label={say(texts.calls)}>
      <h3>{say(texts.calls)}</h3>
      <ul>
        {calls.map((call) => {
          const time = times.dayAndTime(call.rangAt);
          return (
            <li key={call.id}>
              <span>{say(texts.callOf, { time })}</span>
              {mayGive(client, "ReceiveComplaint") && (
                <Button aria-label={say(texts.takeCallNamed, { time })} onClick={() => onTake(call)}>
                  {say(texts.takeCall)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ListProps {
  readonly rows: readonly ListedComplaint[];
  readonly state: ComplaintsShown;
  readonly onState: (state: ComplaintsShown) => void;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function List({ rows, state, onState, chosen, onChoose }: ListProps): ReactNode {
  const say = useSay();
  const now = useMinute();
  const columns = useColumns();
  return (
    <DataTable<ListedComplaint>
      list="complaints"
      caption={say(texts.complaints)}
      path={row.path}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      nameOf={({ number }) => number}
      chosen={chosen}
      onChoose={onChoose}
      toneOf={({ due }) => (due !== null && due.at < now ? "late" : undefined)}
      filters={
        <PickOne<ComplaintsShown>
          label={say(texts.show)}
          value={state}
          onChange={onState}
          options={[
            { value: "open", text: say(texts.open) },
            { value: "ended", text: say(texts.ended) },
          ]}
        />
      }
      none={say(state === "open" ? texts.none : texts.noneFits)}
    />
  );
}

function useColumns(): readonly DataColumn<ListedComplaint>[] {
  const say = useSay();
  const times = useTimeWords();
  const nameOf = useOfficerNames();
  const now = useMinute();
  return useMemo(() => {
    const due = ({ due: next, isNow, stage }: ListedComplaint) => {
      if (isNow && stage === "received") return say(texts.goOut);
      if (next === null) return "";
      const days = (millis(next.at) - millis(now)) / 86_400_000;
      const step = say(complaintStepNames[next.step]);
      return say(days < 0 ? texts.overdue : texts.left, { step, count: Math.ceil(Math.abs(days)) });
    };
    const isPressing = ({ due: next, isNow, stage }: ListedComplaint) =>
      (isNow && stage === "received") || (next !== null && next.at < now);
    return [
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: due,
        sortedBy: (complaint) => complaint.due?.at ?? `9${complaint.receivedAt}`,
        written: (complaint) => complaint.due?.at ?? "",
        cell: (complaint) => (
          <span {...(isPressing(complaint) ? { className: "complaints-late" } : {})}>{due(complaint)}</span>
        ),
      },
      { key: "number", head: say(texts.number), figures: true, names: true, text: ({ number }) => number },
      {
        key: "channel",
        head: say(texts.channel),
        isChoice: true,
        text: ({ channel }) => say(complaintChannelNames[channel]),
      },
      { key: "stage", head: say(texts.stage), isChoice: true, text: ({ stage }) => say(complaintStageNames[stage]) },
      {
        key: "handler",
        head: say(texts.handler),
        isChoice: true,
        text: ({ handler }) => (handler === null ? "" : nameOf(handler)),
        written: ({ handler }) => handler ?? "",
      },
      {
        key: "outcome",
        head: say(texts.outcome),
        isChoice: true,
        text: ({ outcome }) => (outcome === null ? "" : say(complaintOutcomeNames[outcome])),
      },
      {
        key: "received",
        head: say(texts.receivedAt),
        figures: true,
        text: ({ receivedAt }) => times.dayAndTime(receivedAt),
        sortedBy: ({ receivedAt }) => receivedAt,
        written: ({ receivedAt }) => receivedAt,
      },
      {
        key: "answered",
        head: say(texts.answeredAt),
        figures: true,
        isExtra: true,
        text: ({ answeredAt }) => (answeredAt === null ? "" : times.dayAndTime(answeredAt)),
        sortedBy: ({ answeredAt }) => answeredAt ?? "",
        written: ({ answeredAt }) => answeredAt ?? "",
      },
    ];
  }, [say, times, nameOf, now]);
}

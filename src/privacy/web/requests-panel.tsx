import { type ReactNode, useMemo, useState } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { outcomeNames, personRequestKinds, requestKindNames } from "../request-facts.ts";
import { type Deadline, deadlineOf, type ListedRequest, openRequests, type RequestFilter } from "./listed-requests.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { useUnansweredRequests } from "./privacy-waiting.ts";
import { RequestCard } from "./request-card.tsx";
import { ReceiveForm } from "./request-forms.tsx";
import { useRequests } from "./use-requests.ts";

const address: RowAddress = { path: "/privacy", word: "request" };

/** What people asked for about themselves, open and answered; a row opens what can be done about it. */
export function RequestsPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const [receiving, setReceiving] = useState(false);
  const [filter, setFilter] = useState(openRequests);
  const [chosen, choose] = useChosenRow(address);
  const waiting = useUnansweredRequests();
  const read = useRequests(filter);
  const columns = useColumns();
  return (
    <Panel
      title={say(texts.requests)}
      count={waiting.length}
      {...panelOf(read)}
      tools={
        mayGive(client, "ReceivePersonRequest") &&
        !receiving && <Button onClick={() => setReceiving(true)}>{say(texts.receive)}</Button>
      }
      before={
        receiving && (
          <ReceiveForm
            onClose={() => setReceiving(false)}
            onReceived={(id) => {
              setReceiving(false);
              choose(id);
            }}
          />
        )
      }
      foot={chosen !== null && <RequestCard key={chosen} id={chosen} onClose={() => choose(null)} />}
    >
      <DataTable<ListedRequest>
        list="requests"
        caption={say(texts.requests)}
        path={address.path}
        columns={columns}
        rows={read.content?.requests ?? []}
        keyOf={({ id }) => id}
        nameOf={({ kind, id }) => `${say(requestKindNames[kind])} ${id.slice(-6)}`}
        chosen={chosen}
        onChoose={choose}
        filters={<Filters filter={filter} onFilter={setFilter} />}
        none={say(filter === openRequests ? texts.noRequests : texts.noRequestFits)}
      />
      {typeof read.content?.next === "string" && (
        <p className="privacy-line">
          <Button busy={read.busy} onClick={read.more}>
            {say(texts.moreErasures)}
          </Button>
        </p>
      )}
    </Panel>
  );
}

interface FiltersProps {
  readonly filter: RequestFilter;
  readonly onFilter: (filter: RequestFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps): ReactNode {
  const say = useSay();
  return (
    <>
      <PickOne<RequestFilter["state"]>
        label={say(texts.requestState)}
        value={filter.state}
        // What the list begins with is one value, so that it can tell that nothing waits.
        onChange={(state) => onFilter(state === "open" && filter.kind === "" ? openRequests : { ...filter, state })}
        options={[
          { value: "open", text: say(texts.stateOpen) },
          { value: "answered", text: say(texts.stateAnswered) },
          { value: "", text: say(texts.stateAll) },
        ]}
      />
      <PickOne<RequestFilter["kind"]>
        label={say(texts.kind)}
        value={filter.kind}
        onChange={(kind) => onFilter(kind === "" && filter.state === "open" ? openRequests : { ...filter, kind })}
        options={[
          { value: "", text: say(texts.anyKind) },
          ...personRequestKinds.map((value) => ({ value, text: say(requestKindNames[value]) })),
        ]}
      />
    </>
  );
}

const deadlineTexts = {
  left: texts.dueIn,
  overdue: texts.overdue,
  inTime: texts.inTime,
  late: texts.late,
} as const satisfies Record<Deadline["how"], unknown>;

function useColumns(): readonly DataColumn<ListedRequest>[] {
  const say = useSay();
  const times = useTimeWords();
  const nameOf = useOfficerNames();
  const now = useMinute();
  return useMemo(
    () => [
      { key: "number", head: say(texts.number), figures: true, names: true, text: ({ id }) => id.slice(-6) },
      { key: "kind", head: say(texts.kind), text: ({ kind }) => say(requestKindNames[kind]) },
      {
        key: "deadline",
        head: say(texts.deadline),
        figures: true,
        text: (request) => {
          const { how, days } = deadlineOf(request, now);
          return say(deadlineTexts[how], { days });
        },
        sortedBy: ({ dueBy }) => dueBy,
        written: ({ dueBy }) => dueBy,
        cell: (request) => {
          const { how, days } = deadlineOf(request, now);
          const isLate = how === "overdue" || how === "late";
          return <span {...(isLate ? { className: "privacy-soon" } : {})}>{say(deadlineTexts[how], { days })}</span>;
        },
      },
      {
        key: "outcome",
        head: say(texts.outcome),
        isChoice: true,
        text: ({ answered }) => say(answered === null ? texts.stateOpen : outcomeNames[answered.outcome]),
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
        key: "receivedBy",
        head: say(texts.receivedByHead),
        isChoice: true,
        text: ({ receivedBy }) => nameOf(receivedBy),
        written: ({ receivedBy }) => receivedBy,
      },
      {
        key: "answered",
        head: say(texts.answeredAt),
        figures: true,
        text: ({ answered }) => (answered === null ? "" : times.dayAndTime(answered.at)),
        sortedBy: ({ answered }) => answered?.at ?? "",
        written: ({ answered }) => answered?.at ?? "",
      },
      {
        key: "answeredBy",
        head: say(texts.answeredBy),
        isChoice: true,
        text: ({ answered }) => (answered === null ? "" : nameOf(answered.by)),
        written: ({ answered }) => answered?.by ?? "",
      },
      {
        key: "records",
        head: say(texts.concerns),
        isExtra: true,
        figures: "right",
        text: ({ records }) => `${records}`,
        sortedBy: ({ records }) => records,
      },
    ],
    [say, times, nameOf, now],
  );
}

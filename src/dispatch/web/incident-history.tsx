import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, type RefObject, useCallback, useMemo } from "react";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { readSearch, writeSearch } from "../../ground/web/address.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { ask } from "../../journal/web/api.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { type Stage, stages } from "../stage.ts";
import { filterIn, historyAddress, type HistoryFilter, queryOf, searchOf } from "./history-filter.ts";
import { HistoryForm } from "./history-form.tsx";
import { historyTexts } from "./history-texts.ts";
import { PriorityMark, StageMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";

interface Past {
  readonly id: string;
  readonly number: string;
  readonly fullNumber: string;
  readonly receivedAt: string;
  readonly stage: Stage;
  readonly priority: number;
  readonly reportedType: string;
  readonly handledType: string | null;
  readonly placeWords: Sentence | null;
}

interface Page {
  readonly incidents: readonly Past[];
  readonly next: string | null;
}

interface IncidentHistoryProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  /** The field that the key for filtering goes to. */
  readonly find: RefObject<HTMLInputElement | null>;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/**
 * Lists incidents, newest first, page by page. Without a filter: those that have left the board (filed, merged,
 * diverted, handed over, withdrawn or void). With a filter: every incident that fits.
 */
export function IncidentHistory({ filter, onFilter, find, chosen, onChoose }: IncidentHistoryProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const columns = useHistoryColumns();
  const key = writeSearch(searchOf(filter));
  const read = useRead(
    useCallback<ReadFrom<Page>>(
      async (signal, before) => {
        const wanted = filterIn(historyAddress.search.parse(readSearch(key))) ?? {};
        const query = queryOf(wanted, zone, before?.next ?? null);
        const reply = await ask<Page>("GET", `/api/v1/incidents?${query}`, { signal });
        if (reply.kind !== "ok" || before === undefined) return reply;
        return {
          kind: "ok",
          content: { ...reply.content, incidents: [...before.incidents, ...reply.content.incidents] },
        };
      },
      [key, zone],
    ),
  );
  const isFiltered = Object.keys(filter).length > 0;

  return (
    <div className="panel-body">
      <HistoryForm filter={filter} onFilter={onFilter} find={find} />
      <div className="history-scope">
        <span className="quiet">{say(isFiltered ? historyTexts.scopeAll : historyTexts.scopePast)}</span>
        <Button disabled={!isFiltered} onClick={() => onFilter({})}>
          {say(historyTexts.clear)}
        </Button>
      </div>
      {(read.content?.incidents.length ?? 0) > 0 && (
        <DataTable<Past>
          list="incidents"
          prefix="list."
          caption={say(historyTexts.found)}
          path={historyAddress.path}
          className="history-table"
          isBeside
          findHow={say(historyTexts.inRead)}
          columns={columns}
          rows={read.content?.incidents ?? []}
          keyOf={idOf}
          nameOf={({ number }) => number}
          chosen={chosen}
          onChoose={onChoose}
          none={say(historyTexts.none)}
        />
      )}
      <PanelSays
        {...panelOf(read, ({ incidents }) => incidents.length === 0)}
        empty={isFiltered ? historyTexts.none : dispatchTexts.noIncidents}
      />
      {typeof read.content?.next === "string" && (
        <Button look="text" block busy={read.busy} onClick={read.more}>
          {say(dispatchTexts.older)}
        </Button>
      )}
    </div>
  );
}

function idOf({ id }: Past): string {
  return id;
}

function useHistoryColumns(): readonly DataColumn<Past>[] {
  const say = useSay();
  const names = useNames();
  const times = useTimeWords();
  return useMemo(
    () => [
      {
        key: "priority",
        head: say(historyTexts.priority),
        text: ({ priority }) => `${priority}`,
        sortedBy: ({ priority }) => priority,
        cell: ({ priority }) => <PriorityMark priority={priority} />,
      },
      {
        key: "number",
        head: say(historyTexts.number),
        names: true,
        figures: true,
        text: ({ number }) => number,
        sortedBy: ({ fullNumber }) => fullNumber,
      },
      {
        key: "stage",
        head: say(historyTexts.stageHead),
        text: ({ stage }) => say(stages[stage]),
        cell: ({ stage }) => <StageMark stage={stage} />,
      },
      {
        key: "type",
        head: say(historyTexts.typeHead),
        text: ({ handledType, reportedType }) => names.type(handledType ?? reportedType),
      },
      {
        key: "place",
        head: say(historyTexts.where),
        isLong: true,
        text: ({ placeWords }) => (placeWords === null ? "" : say(placeWords)),
      },
      {
        key: "received",
        head: say(historyTexts.received),
        figures: true,
        text: ({ receivedAt }) => times.dayAndTime(receivedAt),
        sortedBy: ({ receivedAt }) => receivedAt,
      },
      {
        key: "fullNumber",
        head: say(historyTexts.fullNumber),
        isExtra: true,
        figures: true,
        text: ({ fullNumber }) => fullNumber,
      },
    ],
    [say, names, times],
  );
}

import { type ReactNode, useMemo } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { owedKindNames } from "../../ground/owed.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import type { OwedFor } from "../../journal/owed.ts";
import { useShownAt } from "../../journal/web/shown.tsx";
import { useWork } from "./use-work.ts";
import { workTexts as texts } from "./work-texts.ts";
import "./tasks.css";

/** What one's seat and one owes of all rooms: to sign, to report, to answer, to hand over, to check, to renew. */
export function WorkPage(): ReactNode {
  const say = useSay();
  const work = useWork();
  const columns = useColumns();
  return (
    <Panel title={say(texts.work)} className="panel-grow" count={work.length}>
      <DataTable<OwedFor>
        list="work"
        caption={say(texts.work)}
        path="/work"
        columns={columns}
        rows={work}
        keyOf={({ stream, kind, what }) => `${stream} ${kind} ${what.zh}`}
        nameOf={({ what }) => say(what)}
        none={say(texts.none)}
      />
    </Panel>
  );
}

function useColumns(): readonly DataColumn<OwedFor>[] {
  const say = useSay();
  const times = useTimeWords();
  const shownAt = useShownAt();
  const now = useMinute();
  return useMemo(
    () => [
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: ({ due }) => (due === undefined ? say(texts.noTime) : times.dayAndTime(due)),
        sortedBy: ({ due }) => due ?? "9",
        written: ({ due }) => due ?? "",
        cell: ({ due }) =>
          due === undefined ? (
            <span className="quiet">{say(texts.noTime)}</span>
          ) : (
            <span {...(due < now ? { className: "tasks-late" } : {})}>{times.dayAndTime(due)}</span>
          ),
      },
      { key: "kind", head: say(texts.kind), isChoice: true, text: ({ kind }) => say(owedKindNames[kind]) },
      {
        key: "what",
        head: say(texts.what),
        names: true,
        text: ({ what }) => say(what),
        cell: ({ what, stream }) => {
          const at = shownAt(stream);
          return at === undefined ? (
            say(what)
          ) : (
            <AddressLink to={at.to} {...(at.search === undefined ? {} : { search: at.search })}>
              {say(what)}
            </AddressLink>
          );
        },
      },
    ],
    [say, times, shownAt, now],
  );
}

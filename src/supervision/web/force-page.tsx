import { type ReactNode, useMemo } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useStreams } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { type forceKinds, forceKindNames } from "../force-facts.ts";
import { type Force, type ForceStage, forceStageNames } from "../force.ts";
import { useCheckFilters } from "./check-filters.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { ForceCard } from "./force-card.tsx";
import "./check.css";

interface ListedForce {
  readonly id: string;
  readonly number: string;
  readonly at: string;
  readonly kind: (typeof forceKinds)[number];
  readonly injured: boolean;
  readonly station: string | null;
  readonly unit: string | null;
  readonly stage: ForceStage;
  readonly dueAt: string;
}

const row: RowAddress = { path: "/supervision/force", word: "force" };

/** Uses of force in sight; one is opened below the list. */
export function ForcePage(): ReactNode {
  const say = useSay();
  const [{ month, state }] = useCheckFilters(row.path);
  const live = useStreams<Force>("force");
  const read = useAnswer<{ readonly forces: readonly ListedForce[] }>(
    "/supervision/forces",
    { month, state, limit: "200" },
    live,
  );
  const [chosen, choose] = useChosenRow(row);
  const columns = useColumns();
  const now = useMinute();
  return (
    <Panel
      title={say(texts.forces)}
      className="panel-grow checks"
      {...panelOf(read)}
      foot={chosen !== null && <ForceCard key={chosen} id={chosen} onClose={() => choose(null)} />}
    >
      <DataTable<ListedForce>
        list="forces"
        caption={say(texts.forces)}
        path={row.path}
        columns={columns}
        rows={read.content?.forces ?? []}
        keyOf={({ id }) => id}
        nameOf={({ number, kind }) => `${number} ${say(forceKindNames[kind])}`}
        chosen={chosen}
        onChoose={choose}
        toneOf={({ stage, dueAt }) => (stage === "toReport" && dueAt < now ? "late" : undefined)}
        none={say(texts.noForces)}
      />
    </Panel>
  );
}

function useColumns(): readonly DataColumn<ListedForce>[] {
  const say = useSay();
  const times = useTimeWords();
  const names = useNames();
  return useMemo(
    () => [
      {
        key: "at",
        head: say(texts.at),
        figures: true,
        text: ({ at }) => times.dayAndTime(at),
        sortedBy: ({ at }) => at,
        written: ({ at }) => at,
      },
      { key: "number", head: say(texts.incident), names: true, figures: true, text: ({ number }) => number },
      { key: "kind", head: say(texts.forceKind), isChoice: true, text: ({ kind }) => say(forceKindNames[kind]) },
      {
        key: "injured",
        head: say(texts.injured),
        isChoice: true,
        text: ({ injured }) => say(injured ? texts.injured : texts.nobodyHurt),
      },
      { key: "stage", head: say(texts.stage), isChoice: true, text: ({ stage }) => say(forceStageNames[stage]) },
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: ({ dueAt, stage }) => (stage === "toReport" ? times.dayAndTime(dueAt) : ""),
        sortedBy: ({ dueAt }) => dueAt,
        written: ({ dueAt }) => dueAt,
      },
      {
        key: "station",
        head: say(texts.station),
        isChoice: true,
        text: ({ station }) => (station === null ? "" : names.station(station)),
      },
      { key: "unit", head: say(texts.unit), isExtra: true, text: ({ unit }) => unit ?? "" },
    ],
    [say, times, names],
  );
}

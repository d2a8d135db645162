import { type ReactNode, useMemo } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { type Severity, severityNames } from "../check-facts.ts";
import { ruleOf } from "../check-rules.ts";
import { againstName } from "../finding-facts.ts";
import { type Finding, type FindingStage, findingStageNames } from "../finding.ts";
import { useCheckFilters } from "./check-filters.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { FindingCard } from "./finding-card.tsx";
import "./check.css";

interface ListedFinding {
  readonly id: string;
  readonly openedAt: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly against: string;
  readonly stage: FindingStage;
  readonly dueAt: string | null;
  readonly incident: string | null;
}

const row: RowAddress = { path: "/supervision/findings", word: "finding" };

/** What supervision found: all of it for supervision, for a part what is against itself. One is opened below the list. */
export function FindingPage(): ReactNode {
  const say = useSay();
  const [filters, filter] = useCheckFilters(row.path);
  const live = useStreams<Finding>("finding");
  const { month, rule, stage, state } = filters;
  const isNarrowed = [month, rule, stage, state].some((one) => one !== undefined);
  // Read again when one of them changes.
  const read = useAnswer<{ readonly findings: readonly ListedFinding[] }>(
    "/supervision/findings",
    { month, rule, stage, limit: "200", state: isNarrowed ? state : "open" },
    live,
  );
  const [chosen, choose] = useChosenRow(row);
  const columns = useColumns();
  const now = useMinute();
  const shown = state ?? (isNarrowed ? "all" : "open");
  return (
    <Panel
      title={say(texts.findings)}
      className="panel-grow checks"
      {...panelOf(read)}
      foot={chosen !== null && <FindingCard key={chosen} id={chosen} onClose={() => choose(null)} />}
    >
      <DataTable<ListedFinding>
        list="findings"
        caption={say(texts.findings)}
        path={row.path}
        columns={columns}
        rows={read.content?.findings ?? []}
        keyOf={({ id }) => id}
        nameOf={({ title }) => title}
        chosen={chosen}
        onChoose={choose}
        toneOf={({ dueAt }) => (dueAt !== null && dueAt < now ? "late" : undefined)}
        filters={
          <PickOne<string>
            label={say(texts.state)}
            value={shown}
            options={[
              { value: "open", text: say(texts.figures.open) },
              { value: "over", text: say(texts.done) },
              { value: "all", text: say(texts.all) },
            ]}
            onChange={(value) => filter({ state: value, stage: undefined })}
          />
        }
        none={say(texts.noFindings)}
      />
    </Panel>
  );
}

/** A part as lists name it, `station/AH-01`, in words. */
export function useAgainstName(): (key: string) => string {
  const say = useSay();
  const names = useFactNames();
  return useMemo(
    () => (key) => {
      const at = key.indexOf("/");
      const kind = at < 0 ? key : key.slice(0, at);
      return kind === "hall" || kind === "station" || kind === "department" || kind === "unit"
        ? say(againstName({ kind, id: key.slice(at + 1) }, names))
        : key;
    },
    [say, names],
  );
}

function useColumns(): readonly DataColumn<ListedFinding>[] {
  const say = useSay();
  const times = useTimeWords();
  const nameOf = useAgainstName();
  return useMemo(
    () => [
      {
        key: "opened",
        head: say(texts.openedAt),
        figures: true,
        text: ({ openedAt }) => times.dayAndTime(openedAt),
        sortedBy: ({ openedAt }) => openedAt,
        written: ({ openedAt }) => openedAt,
      },
      { key: "title", head: say(texts.title), names: true, text: ({ title }) => title },
      { key: "against", head: say(texts.against), isChoice: true, text: ({ against }) => nameOf(against) },
      { key: "stage", head: say(texts.stage), isChoice: true, text: ({ stage }) => say(findingStageNames[stage]) },
      {
        key: "severity",
        head: say(texts.severity),
        isChoice: true,
        text: ({ severity }) => say(severityNames[severity]),
      },
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: ({ dueAt }) => (dueAt === null ? "" : times.dayAndTime(dueAt)),
        sortedBy: ({ dueAt }) => dueAt ?? "9",
        written: ({ dueAt }) => dueAt ?? "",
      },
      {
        key: "rule",
        head: say(texts.rule),
        isChoice: true,
        isExtra: true,
        text: ({ rule }) => say(ruleOf(rule)?.name ?? { zh: rule, en: rule }),
      },
      { key: "number", head: say(texts.number), figures: true, isExtra: true, text: ({ id }) => id.slice(-6) },
    ],
    [say, times, nameOf],
  );
}

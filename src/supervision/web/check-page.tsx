import { type ReactNode, useCallback, useMemo } from "react";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import { hallAddress, useGoTo } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { basisWords } from "../../statute/limit-words.ts";
import { type Evidence, severityNames } from "../check-facts.ts";
import { type CheckRule, checkRules, ruleOf } from "../check-rules.ts";
import { type CheckFilters, useCheckFilters } from "./check-filters.ts";
import { MonthChoice } from "./check-month-choice.tsx";
import { checkTexts as texts } from "./check-texts.ts";
import { FindingForm } from "./finding-form.tsx";
import "./check.css";

interface Hit {
  readonly incident: string;
  readonly number: string;
  readonly rule: string;
  readonly at: string;
  readonly station: string | null;
  readonly unit: string | null;
  readonly seconds: number | null;
  readonly fromType: string | null;
  readonly toType: string | null;
  readonly evidence: readonly Evidence[];
}

interface HitsRead {
  readonly hits: readonly Hit[];
  readonly next: string | null;
}

const row: RowAddress = { path: "/supervision/checks", word: "hit" };
const keyOf = ({ incident, rule, evidence }: Hit) => `${incident} ${rule} ${evidence.map(({ n }) => n).join(".")}`;

/** What the rules found in a month, by rule and station; from each a finding can be opened. Below, the rules themselves. */
export function CheckPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const goTo = useGoTo();
  const [filters, filter] = useCheckFilters(row.path);
  const read = useHits(filters);
  const hits = read.content?.hits ?? [];
  const [chosen, choose] = useChosenRow(row);
  const columns = useColumns();
  const panel = panelOf(read);
  const hit = hits.find((one) => keyOf(one) === chosen);
  const form = hit !== undefined && mayGive(client, "OpenFinding") && (
    <FindingForm
      key={keyOf(hit)}
      incident={hit.incident}
      rule={hit.rule}
      evidence={hit.evidence}
      station={hit.station ?? undefined}
      onClose={() => choose(null)}
      onOpened={(finding) => goTo({ path: "/supervision/findings" }, { finding })}
    />
  );
  return (
    <>
      <Panel
        title={say(texts.checks)}
        className="panel-grow checks"
        {...panel}
        before={form}
        foot={
          typeof read.content?.next === "string" && (
            <p className="check-note">
              <Button busy={read.busy} onClick={read.more}>
                {say(texts.more)}
              </Button>
            </p>
          )
        }
      >
        <DataTable<Hit>
          list="checks"
          caption={say(texts.checks)}
          path={row.path}
          columns={columns}
          rows={hits}
          keyOf={keyOf}
          nameOf={({ number, rule }) => `${number} ${say(ruleOf(rule)?.name ?? { zh: rule, en: rule })}`}
          chosen={chosen}
          onChoose={choose}
          filters={<Filters filters={filters} onFilter={filter} />}
          none={say(texts.noHits)}
        />
      </Panel>
      <RuleCatalogue />
    </>
  );
}

function useHits({ month, rule, station }: CheckFilters) {
  const from = useCallback<ReadFrom<HitsRead>>(
    async (signal, before) => {
      const words = Object.entries({ month, rule, station, cursor: before?.next ?? undefined });
      const query = new URLSearchParams(words.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      const reply = await ask<HitsRead>("GET", `/api/v1/supervision/checks?${query}`, { signal });
      if (reply.kind !== "ok" || before === undefined) return reply;
      return { kind: "ok", content: { ...reply.content, hits: [...before.hits, ...reply.content.hits] } };
    },
    [month, rule, station],
  );
  return useRead(from);
}

function Filters({
  filters: { month, rule, station },
  onFilter,
}: {
  readonly filters: CheckFilters;
  readonly onFilter: (part: CheckFilters) => void;
}): ReactNode {
  const say = useSay();
  const { stations } = useDistrict();
  return (
    <>
      <MonthChoice value={month} onChange={(chosen) => onFilter({ month: chosen })} />
      <PickOne<string>
        label={say(texts.rule)}
        value={rule ?? ""}
        options={[
          { value: "", text: say(texts.allRules) },
          ...checkRules
            .filter(({ moment, code }) => moment !== "before" && code !== "tooGood")
            .map(({ code, name }) => ({ value: code, text: say(name) })),
        ]}
        onChange={(chosen) => onFilter({ rule: chosen === "" ? undefined : chosen })}
      />
      <PickOne<string>
        label={say(texts.station)}
        value={station ?? ""}
        options={[
          { value: "", text: say(texts.allStations) },
          ...Object.values(stations).map(({ id, name }) => ({ value: id, text: say(name) })),
        ]}
        onChange={(chosen) => onFilter({ station: chosen === "" ? undefined : chosen })}
      />
    </>
  );
}

function useColumns(): readonly DataColumn<Hit>[] {
  const say = useSay();
  const times = useTimeWords();
  const names = useNames();
  return useMemo(() => {
    const detail = ({ rule, seconds, fromType, toType, evidence }: Hit) => {
      if (fromType !== null && toType !== null) {
        return say(texts.changed, { from: names.type(fromType), to: names.type(toType) });
      }
      if (seconds !== null) return say(rule === "recorded" ? texts.bareFor : texts.lateBy, { seconds });
      return say(texts.facts, { count: evidence.length });
    };
    return [
      {
        key: "at",
        head: say(texts.at),
        figures: true,
        text: ({ at }) => times.dayAndTime(at),
        sortedBy: ({ at }) => at,
        written: ({ at }) => at,
      },
      {
        key: "rule",
        head: say(texts.rule),
        names: true,
        text: ({ rule }) => say(ruleOf(rule)?.name ?? { zh: rule, en: rule }),
      },
      {
        key: "incident",
        head: say(texts.incident),
        figures: true,
        text: ({ number }) => number,
        cell: ({ incident, number }) => (
          <AddressLink to={hallAddress.path} search={{ incident }}>
            {number}
          </AddressLink>
        ),
      },
      {
        key: "station",
        head: say(texts.station),
        text: ({ station }) => (station === null ? "" : names.station(station)),
      },
      { key: "unit", head: say(texts.unit), isExtra: true, text: ({ unit }) => unit ?? "" },
      { key: "detail", head: say(texts.detail), text: detail },
      {
        key: "severity",
        head: say(texts.severity),
        isChoice: true,
        text: ({ rule }) => say(severityNames[ruleOf(rule)?.severity ?? "minor"]),
      },
    ];
  }, [say, times, names]);
}

/** Every rule with its law, when it applies and by what it is met. */
function RuleCatalogue(): ReactNode {
  const say = useSay();
  return (
    <Panel title={say(texts.rules)} count={checkRules.length} className="checks">
      <Table<CheckRule>
        caption={say(texts.rules)}
        rows={checkRules}
        keyOf={({ code }) => code}
        columns={[
          { key: "moment", head: say(texts.moment), cell: ({ moment }) => say(texts.moments[moment]) },
          { key: "name", head: say(texts.rule), names: true, cell: ({ name }) => say(name) },
          {
            key: "basis",
            head: say(texts.basis),
            cell: ({ basis, isVerified }) => (
              <>
                {say(basisWords(basis))} {!isVerified && <span className="quiet">{say(texts.unverified)}</span>}
              </>
            ),
          },
          { key: "applies", head: say(texts.applies), cell: ({ applies }) => say(applies) },
          { key: "met", head: say(texts.metBy), cell: ({ metBy }) => say(metBy) },
          { key: "severity", head: say(texts.severity), cell: ({ severity }) => say(severityNames[severity]) },
        ]}
      />
    </Panel>
  );
}

import { type ReactNode, useCallback, useMemo } from "react";
import { type Names, timeOfDay, useDistrict, useNames } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useSayInAddress, useSearchOf } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { AmountBar } from "../../ground/web/amount-bar.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { TextField } from "../../ground/web/field.tsx";
import { type Say, useSay } from "../../ground/web/language.ts";
import { LineChart } from "../../ground/web/line-chart.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { type Column, Table } from "../../ground/web/table.tsx";
import { dayOf } from "../../ground/zone.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { partingNames, partings } from "../facts.ts";
import { type Parting, type StepAnswer, type StepFigures, type StepGroup, stepNames } from "../steps.ts";
import { fileOf } from "./figures-file.ts";
import { saveFile } from "./save-file.ts";
import { partHeads, statisticsTexts as texts } from "./statistics-texts.ts";
import { StepTime } from "./step-time.tsx";
import { lastDays, periodIn, queryOf, stepsAddress, type StepsPeriod } from "./steps-period.ts";
import "./steps-page.css";

interface StepsThen {
  readonly steps: readonly StepAnswer[];
  readonly drill: boolean;
  readonly at: number;
}

/** How long each stretch of the work took in a period: the whole, then each stretch by its parts. */
export function StepsPage(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const today = dayOf(instantOf(serverNow()), zone);
  const period = periodIn(useSearchOf(stepsAddress), today);
  const query = period.trouble === null ? queryOf(period, zone) : null;
  const readSteps = useMemo<ReadFrom<StepsThen> | null>(() => {
    if (query === null) return null;
    return async (signal) => {
      const at = serverNow();
      const reply = await ask<Omit<StepsThen, "at">>("GET", `/api/v1/statistics/steps?${query}`, { signal });
      return reply.kind === "ok" ? { kind: "ok", content: { ...reply.content, at } } : reply;
    };
  }, [query]);
  const read = useRead(readSteps);
  const client = useClient();
  const { content } = read;
  const nameOf = usePartNames(period.by);
  const steps = query === null ? [] : (content?.steps ?? []);
  const panel = panelOf(read, ({ steps: all }) => all.every(({ whole }) => whole.n + whole.missing === 0));
  return (
    <div className="steps">
      <PeriodBar period={period} today={today} />
      {content?.drill === true && <p className="notice steps-drill">{say(texts.drill)}</p>}
      {query !== null && (
        <Panel
          title={say(texts.whole, { from: period.from, to: period.to })}
          headClass="steps-head"
          {...panel}
          empty={texts.nothing}
          about={
            content !== undefined && (
              <span className="quiet figures">{say(texts.asOf, { time: timeOfDay(content.at, zone) })}</span>
            )
          }
          tools={
            panel.state === "ready" &&
            mayGive(client, "TakeFigures") && (
              <OrderButton
                order="TakeFigures"
                body={{ from: period.from, to: period.to, by: period.by }}
                label={`${say(texts.take)}: ${say(texts.takeHow)}`}
                onAccepted={() =>
                  saveFile(`${say(texts.fileName)}-${period.from}-${period.to}-${period.by}.csv`, fileOf(steps, nameOf))
                }
              >
                {say(texts.take)}
              </OrderButton>
            )
          }
        >
          <Table<StepAnswer>
            caption={say(texts.whole, { from: period.from, to: period.to })}
            rows={steps}
            keyOf={({ step }) => step}
            columns={[
              { key: "step", head: say(texts.step), names: true, cell: ({ step }) => say(stepNames[step]) },
              ...figureColumns<StepAnswer>(say, ({ whole }) => whole, mostOf(steps.map(({ whole }) => whole))),
            ]}
          />
          <p className="steps-note quiet">{say(texts.howTo)}</p>
        </Panel>
      )}
      {period.by !== "none" && panel.state === "ready" && (
        <>
          {period.by === "station" && <p className="steps-note quiet">{say(texts.byArea)}</p>}
          <div className="steps-multiples">
            {steps.map((each) => (
              <StepPanel key={each.step} of={each} by={period.by} nameOf={nameOf} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function PeriodBar({ period, today }: { readonly period: StepsPeriod; readonly today: string }): ReactNode {
  const say = useSay();
  const sayInAddress = useSayInAddress(stepsAddress);
  const { from, to, by, trouble } = period;
  const change = useCallback(
    (part: Partial<Record<"from" | "to" | "by", string>>) => sayInAddress({ from, to, by, ...part }, "step"),
    [sayInAddress, from, to, by],
  );
  const spans = [
    { key: "today", text: texts.today, days: 1 },
    { key: "week", text: texts.week, days: 7 },
    { key: "month", text: texts.month, days: 30 },
  ];
  return (
    <section className="panel steps-period" aria-label={say(texts.period)}>
      <TextField
        className="steps-day"
        label={say(texts.from)}
        type="date"
        value={from}
        onChange={(value) => change({ from: value })}
      />
      <TextField
        className="steps-day"
        label={say(texts.to)}
        type="date"
        value={to}
        onChange={(value) => change({ to: value })}
      />
      <span className="steps-spans">
        {spans.map(({ key, text, days }) => {
          const span = lastDays(days, today);
          return (
            <AddressLink
              key={key}
              to={stepsAddress.path}
              search={{ ...span, by }}
              className="button"
              isHere={span.from === from && span.to === to}
            >
              {say(text)}
            </AddressLink>
          );
        })}
      </span>
      <Choice<Parting>
        label={say(texts.by)}
        value={by}
        onChange={(value) => change({ by: value })}
        options={partings.map((value) => ({ value, text: say(partingNames[value]) }))}
      />
      <Trouble said={trouble} />
    </section>
  );
}

interface StepPanelProps {
  readonly of: StepAnswer;
  readonly by: Parting;
  readonly nameOf: (part: string | null) => string;
}

/** One stretch by its parts: days and hours as a line too, for they follow each other. */
function StepPanel({ of: { step, groups }, by, nameOf }: StepPanelProps): ReactNode {
  const say = useSay();
  const title = say(stepNames[step]);
  const isInTime = by === "day" || by === "hour";
  // A call that led to no incident has no station, type or priority.
  const named = (part: string | null) => (part === null && step === "pickUp" ? say(texts.noIncident) : nameOf(part));
  const labels = groups.map(({ group }) => named(group));
  return (
    <Panel title={title} state={groups.length === 0 ? "empty" : "ready"} empty={texts.nothing}>
      {isInTime && groups.length > 1 && (
        <LineChart
          label={say(texts.lineLabel, { step: title, first: labels[0] ?? "", last: labels.at(-1) ?? "" })}
          labels={labels}
          lines={[
            { key: "p50", name: say(texts.p50), look: "plain", values: groups.map(({ p50 }) => p50) },
            { key: "p90", name: say(texts.p90), look: "dashed", values: groups.map(({ p90 }) => p90) },
          ]}
          nameOf={elapsedText}
        />
      )}
      <Table<StepGroup>
        caption={`${title}, ${say(partingNames[by])}`}
        rows={groups}
        keyOf={({ group }) => group ?? ""}
        columns={[
          {
            key: "part",
            head: say(partHeads[by]),
            names: true,
            figures: isInTime,
            cell: ({ group }) => named(group),
          },
          ...figureColumns<StepGroup>(say, (group) => group, mostOf(groups)),
        ]}
      />
    </Panel>
  );
}

function figureColumns<Row>(say: Say, of: (row: Row) => StepFigures, most: number): readonly Column<Row>[] {
  return [
    { key: "n", head: say(texts.cases), figures: "right", cell: (row) => of(row).n },
    {
      key: "missing",
      head: say(texts.missing),
      figures: "right",
      cell: (row) => {
        const { missing, excluded } = of(row);
        return excluded === 0 ? missing : `${missing} (${say(texts.excluded)} ${excluded})`;
      },
    },
    { key: "p50", head: say(texts.p50), figures: "right", cell: (row) => <StepTime of={of(row)} which="p50" /> },
    { key: "p90", head: say(texts.p90), figures: "right", cell: (row) => <StepTime of={of(row)} which="p90" /> },
    {
      key: "bar",
      unseenHead: say(texts.bar),
      className: "amount-cell",
      cell: (row) => {
        const { p50, p90 } = of(row);
        if (p50 === null || p90 === null) return null;
        return (
          <AmountBar
            most={most}
            parts={[
              { key: "p50", value: p50, tone: "accent" },
              { key: "p90", value: p90 - p50, tone: "quiet" },
            ]}
          />
        );
      },
    },
  ];
}

function mostOf(figures: readonly StepFigures[]): number {
  return Math.max(0, ...figures.map(({ p90 }) => p90 ?? 0));
}

/** What a part is called in the language of the screen. */
function usePartNames(by: Parting): (part: string | null) => string {
  const say = useSay();
  const names = useNames();
  return (part) => (part === null ? say(texts.unknown) : partName(by, part, names, say));
}

function partName(by: Parting, part: string, names: Names, say: Say): string {
  switch (by) {
    case "station":
      return names.station(part);
    case "type":
      return names.type(part);
    case "hour":
      return say(texts.hour, { hour: part });
    case "priority":
      return say(texts.priority, { priority: part });
    default:
      return part;
  }
}

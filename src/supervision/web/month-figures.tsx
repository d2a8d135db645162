import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { type Column, Table } from "../../ground/web/table.tsx";
import { type ReviewKind, reviewKindNames } from "../check-facts.ts";
import { ruleOf } from "../check-rules.ts";
import { checkTexts as texts } from "./check-texts.ts";

export interface MonthRead {
  readonly month: string;
  readonly incidents: number;
  readonly rules: readonly { readonly rule: string; readonly found: number }[];
  readonly reviews: readonly {
    readonly kind: ReviewKind;
    readonly of: number;
    readonly drawn: number;
    readonly done: number;
    readonly notInOrder: number;
  }[];
  readonly seed: string | null;
  readonly findings: Readonly<Record<"opened" | "dropped" | "appealed" | "verified" | "open" | "late", number>>;
  readonly forces: Readonly<Record<"used" | "hurt" | "reportedInTime" | "reviewed" | "notInOrder", number>>;
  readonly stations: readonly StationMonth[];
}

interface StationMonth {
  readonly station: string;
  readonly timed: number;
  readonly met: number;
  readonly steps: number;
  readonly bulk: number;
  readonly backEntered: number;
  readonly isTooGood: boolean;
}

interface FiguresProps {
  readonly of: MonthRead;
  /** On paper nothing leads on. */
  readonly look?: "screen" | "paper";
}

/** A figure that opens the list of what it counts. */
function Counted({
  n,
  to,
  search,
  look,
}: {
  readonly n: number;
  readonly to: string;
  readonly search: object;
  readonly look: "screen" | "paper";
}): ReactNode {
  return look === "paper" || n === 0 ? (
    n
  ) : (
    <AddressLink to={to} search={search}>
      {n}
    </AddressLink>
  );
}

/** What was checked, found, mended and is still open in a month; each figure leads to its list. */
export function MonthFigures({ of, look = "screen" }: FiguresProps): ReactNode {
  const say = useSay();
  const { month } = of;
  return (
    <>
      <p className="check-note">
        {say(texts.incidents, { count: of.incidents })}
        {of.seed !== null && <span className="quiet"> · {of.seed}</span>}
      </p>
      <h3>{say(texts.checked)}</h3>
      <Table<MonthRead["rules"][number]>
        caption={say(texts.checked)}
        look={look}
        rows={of.rules}
        keyOf={({ rule }) => rule}
        columns={[
          {
            key: "rule",
            head: say(texts.rule),
            names: true,
            cell: ({ rule }) => say(ruleOf(rule)?.name ?? { zh: rule, en: rule }),
          },
          {
            key: "found",
            head: say(texts.found),
            figures: "right",
            cell: ({ rule, found }) =>
              rule === "tooGood" ? (
                found
              ) : (
                <Counted n={found} to="/supervision/checks" search={{ month, rule }} look={look} />
              ),
          },
        ]}
      />
      <h3>{say(texts.reviews)}</h3>
      <Table<MonthRead["reviews"][number]>
        caption={say(texts.reviews)}
        look={look}
        rows={of.reviews}
        keyOf={({ kind }) => kind}
        columns={reviewColumns(say, month, look)}
      />
      <h3>{say(texts.mended)}</h3>
      <Counts
        caption={say(texts.mended)}
        look={look}
        rows={(["opened", "dropped", "appealed", "verified", "open", "late"] as const).map((name) => ({
          name,
          n: of.findings[name],
          to: "/supervision/findings",
          search: {
            month,
            state: "all",
            ...(name === "dropped" || name === "verified" ? { stage: name, state: "over" } : {}),
            ...(name === "open" || name === "late" ? { state: "open" } : {}),
          },
        }))}
      />
      <h3>{say(texts.forces)}</h3>
      <Counts
        caption={say(texts.forces)}
        look={look}
        rows={(["used", "hurt", "reportedInTime", "reviewed", "notInOrder"] as const).map((name) => ({
          name,
          n: of.forces[name],
          to: "/supervision/force",
          search: { month, ...(name === "reviewed" || name === "notInOrder" ? { state: "over" } : {}) },
        }))}
      />
      <h3>{say(texts.stations)}</h3>
      <Stations of={of} look={look} />
    </>
  );
}

function reviewColumns(
  say: ReturnType<typeof useSay>,
  month: string,
  look: "screen" | "paper",
): readonly Column<MonthRead["reviews"][number]>[] {
  const counted = (kind: ReviewKind, n: number, state?: "done") => (
    <Counted
      n={n}
      to="/supervision/reviews"
      search={{ month, kind, ...(state === undefined ? {} : { state }) }}
      look={look}
    />
  );
  return [
    { key: "kind", head: say(texts.kind), names: true, cell: ({ kind }) => say(reviewKindNames[kind]) },
    { key: "of", head: say(texts.of), figures: "right", cell: ({ of }) => of },
    { key: "drawn", head: say(texts.drawn), figures: "right", cell: ({ kind, drawn }) => counted(kind, drawn) },
    { key: "done", head: say(texts.done), figures: "right", cell: ({ kind, done }) => counted(kind, done, "done") },
    {
      key: "not",
      head: say(texts.notInOrder),
      figures: "right",
      cell: ({ kind, notInOrder }) => counted(kind, notInOrder, "done"),
    },
  ];
}

interface CountRow {
  readonly name: keyof typeof texts.figures;
  readonly n: number;
  readonly to: string;
  readonly search: object;
}

function Counts({
  caption,
  rows,
  look,
}: {
  readonly caption: string;
  readonly rows: readonly CountRow[];
  readonly look: "screen" | "paper";
}): ReactNode {
  const say = useSay();
  return (
    <Table<CountRow>
      caption={caption}
      look={look}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { key: "name", head: say(texts.figure), names: true, cell: ({ name }) => say(texts.figures[name]) },
        {
          key: "n",
          head: say(texts.count),
          figures: "right",
          cell: ({ n, to, search }) => <Counted n={n} to={to} search={search} look={look} />,
        },
      ]}
    />
  );
}

const leastTimed = 30;

/** Whether figures can be believed: each beside what was clicked in bulk and entered afterwards, with its n. */
function Stations({ of: { month, stations }, look }: Required<FiguresProps>): ReactNode {
  const say = useSay();
  const names = useNames();
  const share = (part: number, whole: number) => (whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`);
  return (
    <Table<StationMonth>
      caption={say(texts.stations)}
      look={look}
      rows={stations}
      keyOf={({ station }) => station}
      columns={[
        { key: "station", head: say(texts.station), names: true, cell: ({ station }) => names.station(station) },
        { key: "timed", head: say(texts.timed), figures: "right", cell: ({ timed }) => timed },
        {
          key: "met",
          head: say(texts.met),
          figures: "right",
          cell: ({ met, timed }) => (timed < leastTimed ? met : share(met, timed)),
        },
        { key: "steps", head: say(texts.steps), figures: "right", cell: ({ steps }) => steps },
        {
          key: "bulk",
          head: say(texts.bulk),
          figures: "right",
          cell: ({ station, bulk, steps }) =>
            bulk === 0 || look === "paper" ? (
              share(bulk, steps)
            ) : (
              <AddressLink to="/supervision/checks" search={{ month, station, rule: "bulkEntered" }}>
                {share(bulk, steps)}
              </AddressLink>
            ),
        },
        {
          key: "back",
          head: say(texts.back),
          figures: "right",
          cell: ({ backEntered, steps }) => share(backEntered, steps),
        },
        {
          key: "good",
          head: say(texts.tooGood),
          cell: ({ isTooGood, timed }) =>
            say(isTooGood ? texts.tooGood : timed < leastTimed ? texts.fewer : texts.believable),
        },
      ]}
    />
  );
}

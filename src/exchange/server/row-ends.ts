import type { Sentence } from "../../ground/sentence.ts";
import type { ReplayEvent, RowProblem } from "../replay-events.ts";
import type { LostRow, TableRow } from "../table-row.ts";
import type { Ended, ListedOrder } from "./listed-order.ts";

/** What a replay came to. rows = recorded + partly + notRecorded. */
export interface Totals {
  readonly rows: number;
  readonly incidents: number;
  readonly units: number;
  readonly assignments: number;
  readonly recorded: number;
  readonly partly: number;
  readonly notRecorded: number;
  readonly orders: { readonly accepted: number; readonly refused: Readonly<Record<string, number>> };
  readonly problems: readonly ToldProblem[];
}

/** In English, and in Chinese. */
export interface ToldProblem {
  readonly line: number;
  readonly reason: string;
  readonly reasonZh: string;
}

/** Follows each row from reading to its last answer. */
export interface RowEnds {
  read(row: TableRow | LostRow): void;
  planned(rows: readonly TableRow[], events: readonly ReplayEvent[], problems: readonly RowProblem[]): void;
  ended(order: ListedOrder, event: ReplayEvent | null, ended: Ended): void;
  events(): number;
  totals(): Totals;
}

/** Refusals that only follow from an earlier one of the same row, which has been told. */
const consequences = new Set(["AssignmentUnknown", "AssignmentOver", "IncidentUnknown", "CallUnknown"]);

/** Only what is not whole is kept by line: a row without a problem is a row less, not an entry more. */
export function rowEnds(): RowEnds {
  const partly = new Set<number>();
  const lost = new Set<number>();
  const problems: { line: number; reason: Sentence }[] = [];
  /** Texts that are read by a guess: the first line that has each, and how many have it. */
  const guesses = new Map<string, { readonly line: number; readonly guess: Sentence; rows: number }>();
  const refused: Record<string, number> = {};
  const incidents = new Set<string>();
  const units = new Set<string>();
  let rows = 0;
  let accepted = 0;
  let assignments = 0;
  let events = 0;

  const tell = (line: number, reason: Sentence, isLost: boolean) => {
    problems.push({ line, reason });
    if (isLost) lost.add(line);
    else partly.add(line);
  };

  return {
    read: (row) => {
      rows += 1;
      if ("lost" in row) return tell(row.line, row.lost, true);
      for (const guess of row.guesses) {
        const known = guesses.get(guess.en);
        if (known === undefined) guesses.set(guess.en, { line: row.line, guess, rows: 1 });
        else known.rows += 1;
      }
    },
    planned: (_, planned, found) => {
      events += planned.length;
      for (const { line, reason, isLost } of found) tell(line, reason, isLost);
    },
    ended: ({ name, body }, event, ended) => {
      if (ended === null) {
        accepted += 1;
        if (name === "OpenIncident") incidents.add(String(body["callId"]));
        if (name === "OrderUnit") {
          units.add(String(body["unitId"]));
          assignments += 1;
        }
        return;
      }
      refused[ended.code] = (refused[ended.code] ?? 0) + 1;
      for (const line of event?.lines ?? []) if (!lost.has(line)) tell(line, ended.sentence, true);
      // An incident whose unit could not be ordered, or never cleared, is not filed: that is no row's own problem.
      if (event === null || event.row === 0 || consequences.has(ended.code)) return;
      tell(event.row, ended.sentence, name === "OrderUnit");
    },
    events: () => events,
    totals: () => {
      const notRecorded = lost.size;
      const some = [...partly].filter((line) => !lost.has(line)).length;
      return {
        ...{ rows, incidents: incidents.size, units: units.size, assignments },
        ...{ recorded: rows - some - notRecorded, partly: some, notRecorded },
        orders: { accepted, refused },
        problems: [
          ...problems,
          ...[...guesses.values()].map(({ line, guess, rows: n }) => ({ line, reason: counted(guess, n) })),
        ]
          .toSorted((a, b) => a.line - b.line)
          .map(({ line, reason }) => ({ line, reason: reason.en, reasonZh: reason.zh })),
      };
    },
  };
}

function counted(guess: Sentence, rows: number): Sentence {
  return rows === 1 ? guess : { zh: `${guess.zh}（共 ${rows} 行）`, en: `${guess.en} (${rows} rows)` };
}

import { type ReactNode, useId } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Table } from "../../ground/web/table.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import type { ListedOrder, ListGiven } from "./give-list.ts";
import { importTexts as texts } from "./import-texts.ts";
import "./import-parts.css";

/* What every import of a table shows: what is wrong row by row, and how its orders are given. */

/** More rows than anybody reads are counted instead of drawn. */
export const mostImportRows = 500;

export function ImportRest({ count }: { readonly count: number }): ReactNode {
  const say = useSay();
  return count > 0 ? <p className="quiet">{say(texts.more, { count })}</p> : null;
}

/** What is wrong in a table; `row` counts as the table does, and 0 is the file itself. */
interface TableProblem {
  readonly row: number;
  readonly column: string;
  readonly sentence: Sentence;
}

export function ImportProblems({ problems }: { readonly problems: readonly TableProblem[] }): ReactNode {
  const say = useSay();
  return (
    <div role="region" aria-label={say(texts.problems)} tabIndex={0} className="import-table">
      <Table
        caption={say(texts.problems)}
        captioned
        within
        // The list never changes its order, and a row may be wrong in one column twice.
        rows={problems.slice(0, mostImportRows).map((problem, index) => ({ ...problem, key: String(index) }))}
        keyOf={({ key }) => key}
        toneOf={() => "alarm"}
        columns={[
          {
            key: "row",
            head: say(texts.row),
            names: true,
            figures: true,
            cell: ({ row }) => (row === 0 ? say(texts.wholeFile) : row),
          },
          { key: "column", head: say(texts.column), cell: ({ column }) => column },
          { key: "problem", head: say(texts.problem), cell: ({ sentence }) => say(sentence) },
        ]}
      />
      <ImportRest count={problems.length - mostImportRows} />
    </div>
  );
}

interface ImportGivingProps<Order extends ListedOrder> {
  readonly given: ListGiven<Order>;
  readonly of: number;
  readonly isOver: boolean;
  /** What an order is about, where it was refused. */
  readonly about: (order: Order) => string;
  /** What is said at the end where something waits for a second person. */
  readonly waits?: Sentence;
}

/** How far the orders of an import have come, and which of them were refused. */
export function ImportGiving<Order extends ListedOrder>(props: ImportGivingProps<Order>): ReactNode {
  const { given, of, isOver, about, waits } = props;
  const say = useSay();
  const id = useId();
  return (
    <div className="import-giving">
      <span id={id} className="figures">
        {say(texts.giving, { at: given.at, of })}
      </span>
      <progress aria-labelledby={id} value={given.at} max={of} />
      <Trouble said={given.stopped} />
      {given.refused.length > 0 && <Refused refused={given.refused} about={about} />}
      <p role="status">
        {isOver && say(texts.done, { count: given.at - given.refused.length })}{" "}
        {isOver && given.waits && waits !== undefined && say(waits)}
      </p>
    </div>
  );
}

function Refused<Order extends ListedOrder>({
  refused,
  about,
}: Pick<ListGiven<Order>, "refused"> & Pick<ImportGivingProps<Order>, "about">): ReactNode {
  const say = useSay();
  return (
    <div role="region" aria-label={say(texts.refused)} tabIndex={0} className="import-table">
      <Table
        caption={say(texts.refused)}
        captioned
        within
        headless
        rows={refused.slice(0, mostImportRows)}
        keyOf={({ order }) => order.id}
        toneOf={() => "alarm"}
        columns={[
          { key: "whom", names: true, cell: ({ order }) => about(order) },
          { key: "why", cell: ({ sentence }) => say(sentence) },
        ]}
      />
      <ImportRest count={refused.length - mostImportRows} />
    </div>
  );
}

import { Button } from "antd";
import { Fragment, type KeyboardEvent, type ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { ResponsibilityRow } from "../facts.ts";
import { areaStation } from "../responsibility.ts";
import { clock, type ReportNames, typesIn } from "../responsibility-sentence.ts";
import { MatrixRowForm, type RowChoices } from "./matrix-row-form.tsx";
import type { RowChange } from "./matrix-draft.ts";
import { responsibilityTexts } from "./responsibility-texts.ts";

interface MatrixTableProps {
  readonly rows: readonly ResponsibilityRow[];
  readonly names: ReportNames;
  readonly areaName: (id: string) => string;
  readonly choices: RowChoices;
  readonly editable: boolean;
  /** The row whose form is open. */
  readonly open: string | null;
  /** The part whose rows are marked. */
  readonly marked: string | null;
  readonly onOpen: (row: string | null) => void;
  readonly onChange: (at: number, change: RowChange) => void;
  readonly onMove: (at: number, by: -1 | 1) => void;
  readonly onRemove: (at: number) => void;
}

/** The rows in words; one at a time opens to be changed in its place. */
export function MatrixTable(props: MatrixTableProps): ReactNode {
  const say = useSay();
  const { rows, editable, open } = props;
  const heads = ["types", "areas", "hours", "days", "owner"] as const;
  if (rows.length === 0) return <p className="nothing">{say(responsibilityTexts.noRows)}</p>;
  return (
    <table className="matrix">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {say(responsibilityTexts[head])}
            </th>
          ))}
          {editable && (
            <th scope="col">
              <span className="unseen">{say(responsibilityTexts.actions)}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Fragment key={row.row}>
            <Row {...props} row={row} at={at} />
            {editable && open === row.row && <FormRow {...props} row={row} at={at} />}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends MatrixTableProps {
  readonly row: ResponsibilityRow;
  readonly at: number;
}

function Row({ row, at, ...props }: RowProps): ReactNode {
  const say = useSay();
  const { names, areaName, editable, open, marked, rows } = props;
  const { types, areas, hours, days, owner, otherwise } = row;
  const named = { row: row.row };
  return (
    <tr data-open={open === row.row} data-marked={owner === marked} onKeyDown={(event) => movedBy(event, at, props)}>
      <td>{types === undefined ? say(responsibilityTexts.any) : say(typesIn(types, names.types))}</td>
      <td>
        {areas === undefined
          ? say(responsibilityTexts.anywhere)
          : areas.map(areaName).join(say(responsibilityTexts.comma))}
      </td>
      <td className="figures matrix-when">
        {hours === undefined ? say(responsibilityTexts.allDay) : `${clock(hours.from)}–${clock(hours.to)}`}
      </td>
      <td>{say(days === undefined ? responsibilityTexts.everyDay : responsibilityTexts[days])}</td>
      <td>
        {say(owner === areaStation ? responsibilityTexts.areaStation : names.part(owner))}
        {otherwise && (
          <span className="matrix-otherwise" title={say(responsibilityTexts.otherwiseHow)}>
            {say(responsibilityTexts.otherwise)}
          </span>
        )}
      </td>
      {editable && (
        <td className="matrix-actions">
          <Button
            size="small"
            type="text"
            aria-expanded={open === row.row}
            data-edits={row.row}
            aria-label={say(responsibilityTexts.editNamed, named)}
            onClick={() => props.onOpen(open === row.row ? null : row.row)}
          >
            {say(responsibilityTexts.edit)}
          </Button>
          <Button
            size="small"
            type="text"
            aria-disabled={at === 0}
            aria-label={say(responsibilityTexts.upNamed, named)}
            onClick={() => props.onMove(at, -1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            type="text"
            aria-disabled={at === rows.length - 1}
            aria-label={say(responsibilityTexts.downNamed, named)}
            onClick={() => props.onMove(at, 1)}
          >
            ↓
          </Button>
          <Button
            size="small"
            type="text"
            danger
            aria-label={say(responsibilityTexts.removeNamed, named)}
            onClick={(event) => {
              // The row goes and its buttons with it: the next one's take the focus, or the one's before.
              focusRow(event.currentTarget, (rows[at + 1] ?? rows[at - 1])?.row);
              props.onRemove(at);
            }}
          >
            ×
          </Button>
        </td>
      )}
    </tr>
  );
}

function FormRow({ row, at, ...props }: RowProps): ReactNode {
  const close = (within: Element) => {
    focusRow(within, row.row);
    props.onOpen(null);
  };
  return (
    <tr
      className="matrix-open"
      onKeyDown={(event) => {
        movedBy(event, at, props);
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        close(event.currentTarget);
      }}
    >
      <td colSpan={6}>
        <MatrixRowForm
          row={row}
          choices={props.choices}
          onChange={(change) => props.onChange(at, change)}
          onClose={close}
        />
      </td>
    </tr>
  );
}

/** Puts the focus on the button that opens a row of the table the element is in. */
function focusRow(within: Element, row: string | undefined): void {
  const buttons = within.closest("table")?.querySelectorAll<HTMLElement>("[data-edits]") ?? [];
  [...buttons].find((button) => button.dataset["edits"] === row)?.focus();
}

function movedBy(
  event: KeyboardEvent,
  at: number,
  { editable, onMove }: Pick<MatrixTableProps, "editable" | "onMove">,
) {
  if (!editable || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  event.preventDefault();
  event.stopPropagation();
  onMove(at, event.key === "ArrowUp" ? -1 : 1);
}

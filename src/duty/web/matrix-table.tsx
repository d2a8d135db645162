import { Button } from "../../ground/web/button.tsx";
import type { KeyboardEvent, ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { Table } from "../../ground/web/table.tsx";
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
  const { rows, names, areaName, editable, open } = props;
  if (rows.length === 0) return <p className="nothing">{say(responsibilityTexts.noRows)}</p>;

  function pressed(event: KeyboardEvent, row: ResponsibilityRow): void {
    if (!editable || event.nativeEvent.isComposing) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      event.stopPropagation();
      props.onMove(rows.indexOf(row), event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape" && open === row.row) {
      event.stopPropagation();
      close(event.currentTarget, row);
    }
  }

  function close(within: Element, { row }: ResponsibilityRow): void {
    focusRow(within, row);
    props.onOpen(null);
  }

  return (
    <Table
      caption={say(responsibilityTexts.matrix)}
      within
      className="matrix"
      rows={rows}
      keyOf={({ row }) => row}
      toneOf={({ owner }) => (owner === props.marked ? "chosen" : undefined)}
      onRowKey={pressed}
      below={(row) =>
        editable && open === row.row ? (
          <MatrixRowForm
            row={row}
            choices={props.choices}
            onChange={(change) => props.onChange(rows.indexOf(row), change)}
            onClose={(within) => close(within, row)}
          />
        ) : null
      }
      columns={[
        {
          key: "types",
          head: say(responsibilityTexts.types),
          names: true,
          cell: ({ types }) => say(types === undefined ? responsibilityTexts.any : typesIn(types, names.types)),
        },
        {
          key: "areas",
          head: say(responsibilityTexts.areas),
          cell: ({ areas }) =>
            areas === undefined
              ? say(responsibilityTexts.anywhere)
              : areas.map(areaName).join(say(responsibilityTexts.comma)),
        },
        {
          key: "hours",
          head: say(responsibilityTexts.hours),
          figures: true,
          cell: ({ hours }) =>
            hours === undefined ? say(responsibilityTexts.allDay) : `${clock(hours.from)}–${clock(hours.to)}`,
        },
        {
          key: "days",
          head: say(responsibilityTexts.days),
          cell: ({ days }) => say(days === undefined ? responsibilityTexts.everyDay : responsibilityTexts[days]),
        },
        {
          key: "owner",
          head: say(responsibilityTexts.owner),
          cell: ({ owner, otherwise }) => (
            <>
              {say(owner === areaStation ? responsibilityTexts.areaStation : names.part(owner))}
              {otherwise && (
                <span className="matrix-otherwise" title={say(responsibilityTexts.otherwiseHow)}>
                  {say(responsibilityTexts.otherwise)}
                </span>
              )}
            </>
          ),
        },
        ...(editable
          ? [
              {
                key: "actions",
                unseenHead: say(responsibilityTexts.actions),
                className: "matrix-actions",
                cell: (row: ResponsibilityRow) => <RowActions {...props} row={row} at={rows.indexOf(row)} />,
              },
            ]
          : []),
      ]}
    />
  );
}

interface RowActionsProps extends MatrixTableProps {
  readonly row: ResponsibilityRow;
  readonly at: number;
}

function RowActions({ row: { row }, at, rows, open, onOpen, onMove, onRemove }: RowActionsProps): ReactNode {
  const say = useSay();
  const named = { row };
  return (
    <>
      <Button
        look="text"
        aria-expanded={open === row}
        data-edits={row}
        aria-label={say(responsibilityTexts.editNamed, named)}
        onClick={() => onOpen(open === row ? null : row)}
      >
        {say(responsibilityTexts.edit)}
      </Button>
      <Button
        look="text"
        aria-disabled={at === 0}
        aria-label={say(responsibilityTexts.upNamed, named)}
        onClick={() => onMove(at, -1)}
      >
        ↑
      </Button>
      <Button
        look="text"
        aria-disabled={at === rows.length - 1}
        aria-label={say(responsibilityTexts.downNamed, named)}
        onClick={() => onMove(at, 1)}
      >
        ↓
      </Button>
      <Button
        look="text"
        danger
        aria-label={say(responsibilityTexts.removeNamed, named)}
        onClick={(event) => {
          // The row goes and its buttons with it: the next one's take the focus, or the one's before.
          focusRow(event.currentTarget, (rows[at + 1] ?? rows[at - 1])?.row);
          onRemove(at);
        }}
      >
        ×
      </Button>
    </>
  );
}

/** Puts the focus on the button that opens a row of the table the element is in. */
function focusRow(within: Element, row: string | undefined): void {
  const buttons = within.closest("table")?.querySelectorAll<HTMLElement>("[data-edits]") ?? [];
  [...buttons].find((button) => button.dataset["edits"] === row)?.focus();
}

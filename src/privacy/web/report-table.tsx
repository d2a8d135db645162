import type { ReactNode } from "react";
import { roleNames } from "../../access/role-names.ts";
import type { Role } from "../../ground/role.ts";
import { useSay } from "../../ground/web/language.ts";
import { type Column, Table } from "../../ground/web/table.tsx";
import type { ReadLine } from "../reads-report.ts";
import { readsTexts as texts } from "./reads-texts.ts";

interface ReportTableProps {
  readonly lines: readonly ReadLine[];
  readonly chosen: string | null;
  readonly onChoose: (officer: string) => void;
  readonly nameOf: (badge: string) => string;
}

const figures = ["days", "opened", "openedADay"] as const;
const marks = ["listed", "offDuty", "outside", "underGlass"] as const;

/** A line an officer and post, as the report orders them. The name is the button. */
export function ReportTable({ lines, chosen, onChoose, nameOf }: ReportTableProps): ReactNode {
  const say = useSay();
  const columns: readonly Column<ReadLine>[] = [
    {
      key: "officer",
      head: say(texts.officer),
      names: true,
      cell: ({ officer }) => (
        <button type="button" className="reads-officer" onClick={() => onChoose(officer)}>
          {nameOf(officer)}
          {nameOf(officer) !== officer && <span className="quiet figures"> {officer}</span>}
        </button>
      ),
    },
    {
      key: "post",
      head: say(texts.post),
      cell: ({ role }) => (role in roleNames ? say(roleNames[role as Role]) : role),
    },
    ...figures.map((name) => figure(name, say(texts[name]))),
    {
      key: "median",
      head: say(texts.median),
      figures: "right",
      cell: ({ peers }) => (peers === null ? <span className="quiet">{say(texts.notCompared)}</span> : peers.median),
    },
    {
      key: "multiple",
      head: say(texts.multiple),
      figures: "right",
      className: "reads-multiple",
      cell: ({ peers }) => (peers === null || peers.multiple === null ? "" : `${peers.multiple}×`),
    },
    ...marks.map((name) => figure(name, say(texts[name]))),
  ];
  return (
    <Table
      caption={say(texts.report)}
      columns={columns}
      rows={lines}
      keyOf={({ officer, role }) => `${officer} ${role}`}
      isCurrent={({ officer }) => officer === chosen}
      className="reads-table"
      within
    />
  );
}

function figure(name: (typeof figures)[number] | (typeof marks)[number], head: string): Column<ReadLine> {
  return { key: name, head, figures: "right", cell: (line) => line[name], sortedBy: (line) => line[name] };
}

import { type ReactNode, useMemo } from "react";
import { roleNames } from "../../access/role-names.ts";
import type { Role } from "../../ground/role.ts";
import { useSay } from "../../ground/web/language.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
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
  const columns = useMemo<readonly DataColumn<ReadLine>[]>(
    () => [
      {
        key: "officer",
        head: say(texts.officer),
        names: true,
        text: ({ officer }) => (nameOf(officer) === officer ? officer : `${nameOf(officer)} ${officer}`),
        written: ({ officer }) => officer,
      },
      {
        key: "post",
        head: say(texts.post),
        isChoice: true,
        text: ({ role }) => (role in roleNames ? say(roleNames[role as Role]) : role),
      },
      ...figures.map((name) => figure(name, say(texts[name]))),
      {
        key: "median",
        head: say(texts.median),
        figures: "right",
        text: ({ peers }) => (peers === null ? say(texts.notCompared) : `${peers.median}`),
        sortedBy: ({ peers }) => peers?.median ?? -1,
      },
      {
        key: "multiple",
        head: say(texts.multiple),
        figures: "right",
        className: "reads-multiple",
        text: ({ peers }) => (peers === null || peers.multiple === null ? "" : `${peers.multiple}×`),
        sortedBy: ({ peers }) => peers?.multiple ?? -1,
      },
      ...marks.map((name) => figure(name, say(texts[name]))),
    ],
    [say, nameOf],
  );
  return (
    <DataTable<ReadLine>
      list="reads"
      caption={say(texts.report)}
      path="/reads"
      columns={columns}
      rows={lines}
      keyOf={keyOfLine}
      nameOf={({ officer }) => nameOf(officer)}
      chosen={lines.map(keyOfLine).find((key) => key.startsWith(`${chosen} `)) ?? null}
      onChoose={(key) => onChoose(key.slice(0, key.lastIndexOf(" ")))}
      none={say(texts.none)}
    />
  );
}

function keyOfLine({ officer, role }: ReadLine): string {
  return `${officer} ${role}`;
}

function figure(name: (typeof figures)[number] | (typeof marks)[number], head: string): DataColumn<ReadLine> {
  return { key: name, head, figures: "right", text: (line) => `${line[name]}`, sortedBy: (line) => line[name] };
}

import type { ReactNode } from "react";
import { roleNames } from "../../access/role-names.ts";
import type { Role } from "../../ground/role.ts";
import { useSay } from "../../ground/web/language.ts";
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
  return (
    <table className="reads-table">
      <thead>
        <tr>
          <th scope="col">{say(texts.officer)}</th>
          <th scope="col">{say(texts.post)}</th>
          {[...figures, "median" as const, "multiple" as const, ...marks].map((column) => (
            <th key={column} scope="col" className="reads-figure">
              {say(texts[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.officer} ${line.role}`} aria-current={line.officer === chosen}>
            <th scope="row">
              <button type="button" className="reads-officer" onClick={() => onChoose(line.officer)}>
                {nameOf(line.officer)}
                {nameOf(line.officer) !== line.officer && <span className="quiet figures"> {line.officer}</span>}
              </button>
            </th>
            <td>{line.role in roleNames ? say(roleNames[line.role as Role]) : line.role}</td>
            {figures.map((column) => (
              <td key={column} className="reads-figure">
                {line[column]}
              </td>
            ))}
            <td className="reads-figure">
              {line.peers === null ? <span className="quiet">{say(texts.notCompared)}</span> : line.peers.median}
            </td>
            <td className="reads-figure reads-multiple">
              {line.peers === null || line.peers.multiple === null ? "" : `${line.peers.multiple}×`}
            </td>
            {marks.map((column) => (
              <td key={column} className="reads-figure">
                {line[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

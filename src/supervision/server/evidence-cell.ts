import { incidentStream } from "../../dispatch/facts.ts";
import type { Evidence } from "../check-facts.ts";

/*
 * The facts that prove what was found in an incident, as a cell of a table. They stand in the incident's own stream, and
 * nearly always in one log: whose log it is stands once, before their numbers. With all three said of each fact, evidence
 * took half of the table's room.
 */

export type EvidenceCell = readonly (readonly [writer: string, ...numbers: number[]])[];

export function evidenceCell(told: readonly Pick<Evidence, "writer" | "n">[]): string {
  const groups: [string, ...number[]][] = [];
  for (const { writer, n } of told) {
    const last = groups.at(-1);
    if (last?.[0] === writer) last.push(n);
    else groups.push([writer, n]);
  }
  return JSON.stringify(groups);
}

/** What such a cell says of an incident. */
export function evidenceIn(incident: string, cell: EvidenceCell): readonly Evidence[] {
  return cell.flatMap(([writer, ...numbers]) => numbers.map((n) => ({ stream: incidentStream(incident), writer, n })));
}

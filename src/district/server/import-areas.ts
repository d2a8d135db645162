import { type Area, replaceKinds } from "../areas.ts";
import { type Findings, judgeAreas } from "../judge-areas.ts";
import { type Known, type Problem, readAreas } from "../read-areas.ts";
import { shapes } from "./shapes.ts";

export interface AreasFound {
  readonly areas: readonly Area[];
  readonly findings: Findings;
}

export type AreasRead = AreasFound | { readonly problems: readonly Problem[] };

/**
 * The areas of a GeoJSON text and what is amiss between them, among those they would stand beside: `inForce` without
 * the kinds the file has. Changes nothing.
 */
export function readAreaFile(
  text: string,
  known: Known & { readonly inForce: readonly Area[] },
  progress?: (done: number, of: number) => void,
): AreasRead {
  const read = readAreas(parsed(text), known);
  if ("problems" in read) return read;
  const judged = new Set(read.map(({ kind }) => kind));
  return { areas: read, findings: judgeAreas(replaceKinds(known.inForce, read), judged, shapes, progress) };
}

/** What is not JSON is not GeoJSON either: `readAreas` says so. Some programs write a byte order mark before it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

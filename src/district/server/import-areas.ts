import { type Area, type Land, replaceKinds } from "../areas.ts";
import { type Findings, judgeAreas } from "../judge-areas.ts";
import { type Known, type Problem, readAreas } from "../read-areas.ts";
import { fill } from "../../ground/sentence.ts";
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
  known: Known & { readonly inForce: readonly Area[]; readonly simplifyMetres?: number | undefined },
  progress?: (done: number, of: number) => void,
): AreasRead {
  const read = readAreas(parsed(text), known, known.simplifyMetres);
  if ("problems" in read) return read;
  const problems = read.flatMap((area, index) => (area.kind === "post" ? [] : overlapWithin(area, index + 1)));
  if (problems.length > 0) return { problems };
  const judged = new Set(read.map(({ kind }) => kind));
  return { areas: read, findings: judgeAreas(replaceKinds(known.inForce, read), judged, shapes, progress) };
}

/** Parts of one area that lie on the same land: the point there would be in the area twice, or, by some reckonings, not at all. */
function overlapWithin(area: Land, feature: number): readonly Problem[] {
  if (area.parts.length < 2) return [];
  const apart = area.parts.map((part, index): Land => ({ ...area, id: String(index), parts: [part] }));
  const [first] = judgeAreas(apart, new Set([area.kind]), shapes).overlaps;
  if (first === undefined) return [];
  const says = fill(
    { zh: "有两部分在 {at} 附近重叠", en: "has two parts that overlap near {at}" },
    { at: first.point.map((degrees) => degrees.toFixed(6)).join(", ") },
  );
  return [{ feature, id: area.id, field: `part[${first.one}]`, says }];
}

/** What is not JSON is not GeoJSON either: `readAreas` says so. Some programs write a byte order mark before it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

import type { Pattern } from "../posts.ts";
import { clockOf, minutesFrom } from "./roster-days.ts";

type Cycle = Pattern["cycle"];

const restWords = new Set(["", "休", "-", "rest", "off"]);

/** A cycle as people write it, a day a line: `08:00-20:00`, several with a comma, `休` a day of rest. */
export function cycleText(cycle: Cycle): string {
  return cycle
    .map((day) =>
      day.length === 0
        ? "休"
        : day.map(({ from, minutes }) => `${clockOf(from)}-${endText(from + minutes)}`).join(", "),
    )
    .join("\n");
}

/** An end on the next day has its days before it: `+1 08:00`. A night up to a time before it began needs none. */
function endText(end: number): string {
  return end <= 1440 ? clockOf(end) : `+${Math.floor(end / 1440)} ${clockOf(end % 1440)}`;
}

/** The cycle that lines say, or the number of the first line that cannot be read, from 1. */
export function cycleFrom(text: string): { readonly cycle: Cycle } | { readonly wrongLine: number } {
  const lines = text.trimEnd().split("\n");
  const cycle: Cycle[number][] = [];
  for (const [index, line] of lines.entries()) {
    const day = dayFrom(line.trim());
    if (day === null || index >= 60) return { wrongLine: index + 1 };
    cycle.push(day);
  }
  return { cycle };
}

function dayFrom(line: string): Cycle[number] | null {
  if (restWords.has(line.toLowerCase())) return [];
  const day: { from: number; minutes: number }[] = [];
  for (const part of line.split(/[,，]/)) {
    const found = /^\s*([\d:：]+)\s*[-–—至]\s*(?:\+(\d)\s+)?([\d:：]+)\s*$/.exec(part);
    if (found === null) return null;
    const [from, to] = [minutesFrom(found[1] ?? ""), minutesFrom(found[3] ?? "")];
    if (from === null || to === null || from === 1440) return null;
    const days = found[2] === undefined ? (to <= from ? 1 : 0) : Number(found[2]);
    const minutes = to + days * 1440 - from;
    if (minutes < 30 || minutes > 2880) return null;
    day.push({ from, minutes });
  }
  return day.length > 3 ? null : day;
}

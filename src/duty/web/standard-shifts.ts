import type { Sentence } from "../../ground/sentence.ts";
import { clockOf } from "./roster-days.ts";

/** A shift as it stands in the tray: when it begins on its day, and how long it is. */
export interface StandardShift {
  readonly from: number;
  readonly minutes: number;
  readonly name: Sentence;
}

/** The shifts of the field; any other is made by changing one of them. */
export const standardShifts: readonly StandardShift[] = [
  { from: 480, minutes: 720, name: { zh: "白班", en: "Day" } },
  { from: 1200, minutes: 720, name: { zh: "夜班", en: "Night" } },
  { from: 480, minutes: 1440, name: { zh: "24小时", en: "24 h" } },
  { from: 510, minutes: 540, name: { zh: "行政班", en: "Office" } },
  { from: 480, minutes: 480, name: { zh: "早班", en: "Early" } },
  { from: 960, minutes: 480, name: { zh: "中班", en: "Late" } },
  { from: 0, minutes: 480, name: { zh: "后夜", en: "Small hours" } },
];

/** 20:00–08:00 */
export function clockHours({ from, minutes }: Pick<StandardShift, "from" | "minutes">): string {
  const end = (from + minutes) % 1440;
  return `${clockOf(from)}–${clockOf(end === 0 ? 1440 : end)}`;
}

import type { Point } from "../../ground/point.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { SettingLine } from "../../journal/web/setting.ts";

export const yesOrNo = (is: boolean): Sentence => (is ? { zh: "是", en: "yes" } : { zh: "否", en: "no" });

/** A line of a setting; nothing where there is nothing to say. */
export function line(key: string, name: Sentence, said: Sentence | undefined): readonly SettingLine[] {
  return said === undefined ? [] : [{ key, name, said }];
}

/** `110.4021, 31.2613` as somebody types or copies it; undefined where it is no place on the earth. */
export function pointIn(text: string): Point | undefined {
  const [, east, north] = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (east === undefined || north === undefined) return undefined;
  const [x, y] = [Number(east), Number(north)];
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : undefined;
}

export function pointText(point: Point | undefined): string {
  return point === undefined ? "" : `${point[0]}, ${point[1]}`;
}

/** `23:10` as minutes of the day; undefined where it is no time. `24:00` is the end of the day. */
export function minutesIn(text: string): number | undefined {
  const [, hours, minutes] = /^\s*(\d{1,2})[:：](\d{2})\s*$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const all = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && all <= 1440 ? all : undefined;
}

export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

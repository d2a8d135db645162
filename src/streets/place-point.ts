import type { Point } from "../ground/point.ts";

const pair = /^\(?(-?\d{1,3}(?:\.\d+)?)°?(?:\s*[,;，；]\s*|\s+)(-?\d{1,3}(?:\.\d+)?)°?\)?$/u;

/**
 * Two numbers of degrees as a point; undefined for anything else. Longitude first, unless only the other order is on the
 * earth, or on the map while this one is not. Without a decimal point or a comma two numbers are no point: "12 5".
 */
export function pointIn(text: string, box: readonly [number, number, number, number] | null): Point | undefined {
  const [, first, second] = pair.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return undefined;
  if (!/[,;，；]/.test(text) && !(first.includes(".") && second.includes("."))) return undefined;
  const orders = [
    [Number(first), Number(second)],
    [Number(second), Number(first)],
  ] as const;
  const possible = orders.filter(([longitude, latitude]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90);
  const onMap = possible.filter(
    ([longitude, latitude]) =>
      box !== null && longitude >= box[0] && longitude <= box[2] && latitude >= box[1] && latitude <= box[3],
  );
  return onMap[0] ?? possible[0];
}

/**
 * The path of a line over a field of this size, nought at its foot. A value that stands alone between two gaps is a short
 * stroke, so that it is seen.
 */
export function pathOf(values: readonly (number | null)[], most: number, width: number, height: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const parts: string[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const x = values.length > 1 ? index * step : width / 2;
    const y = most === 0 ? height : height - (value / most) * height;
    const begins = index === 0 || (values[index - 1] ?? null) === null;
    const isAlone = begins && (values[index + 1] ?? null) === null;
    parts.push(`${begins ? "M" : "L"}${round(x)} ${round(y)}${isAlone ? "h4" : ""}`);
  }
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

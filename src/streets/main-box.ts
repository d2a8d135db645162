/** Degrees: west, south, east, north. */
type Box = readonly [west: number, south: number, east: number, north: number];

/** The share of points at either end that may be strays. */
const strayShare = 0.02;

/**
 * The box around nearly all points, in degrees; `lons` and `lats` are in 1e-7 degrees. Points farther away from the
 * rest than half the width of the rest, such as the end of a long road that the extract cuts elsewhere, are left out.
 * Undefined without points.
 */
export function mainBox(lons: Int32Array, lats: Int32Array): Box | undefined {
  if (lons.length === 0) return undefined;
  const [west, east] = mainRange(lons);
  const [south, north] = mainRange(lats);
  return [west / 1e7, south / 1e7, east / 1e7, north / 1e7];
}

function mainRange(values: Int32Array): readonly [number, number] {
  const sorted = values.toSorted();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(strayShare), at(1 - strayShare)];
  const reach = (high - low) / 2;
  const near = sorted.filter((value) => value >= low - reach && value <= high + reach);
  return [near[0] ?? low, near.at(-1) ?? high];
}

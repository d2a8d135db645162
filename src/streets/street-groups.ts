import { lonUnitsPerMetre, metresBetween, unitsPerMetre } from "./geometry.ts";

/** Positions in 1e-7 degrees. */
export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** Ways of one name are one street while no gap between them is wider: a square, a bridge of another name. */
const gapMetres = 400;

/** Puts the lines together that lie within `gapMetres` of each other, corner to corner; answers a group for each line. */
export function groupsOf(lines: readonly (readonly Spot[])[]): readonly number[] {
  const parent = lines.map((_, line) => line);
  const root = (line: number): number => {
    let at = line;
    while (parent[at] !== at) at = parent[at] ?? at;
    parent[line] = at;
    return at;
  };
  if (lines.length > 1) {
    const cells = new Map<string, { readonly line: number; readonly spot: Spot }[]>();
    const lat = lines[0]?.[0]?.lat ?? 0;
    const [wide, high] = [gapMetres * lonUnitsPerMetre(lat), gapMetres * unitsPerMetre];
    for (const [line, spots] of lines.entries()) {
      for (const spot of spots) {
        const [east, north] = [Math.floor(spot.lon / wide), Math.floor(spot.lat / high)];
        for (let x = east - 1; x <= east + 1; x++) {
          for (let y = north - 1; y <= north + 1; y++) {
            for (const other of cells.get(`${x} ${y}`) ?? []) {
              if (root(other.line) === root(line) || metresOf(other.spot, spot) > gapMetres) continue;
              parent[Math.max(root(line), root(other.line))] = Math.min(root(line), root(other.line));
            }
          }
        }
        const cell = cells.get(`${east} ${north}`);
        if (cell === undefined) cells.set(`${east} ${north}`, [{ line, spot }]);
        else cell.push({ line, spot });
      }
    }
  }
  return lines.map((_, line) => root(line));
}

export function metresOf(a: Spot, b: Spot): number {
  return metresBetween(a.lon, a.lat, b.lon, b.lat);
}

/** The one of the spots that is nearest to their middle: a point of a street that lies on it. */
export function middleOf(spots: readonly Spot[]): Spot {
  const mean = {
    lon: spots.reduce((sum, { lon }) => sum + lon, 0) / spots.length,
    lat: spots.reduce((sum, { lat }) => sum + lat, 0) / spots.length,
  };
  return nearestOf(spots, mean).spot;
}

/** The nearest of the spots, and how far it is. There must be one. */
export function nearestOf<Some extends Spot>(spots: readonly Some[], to: Spot): { spot: Some; metres: number } {
  let best: { spot: Some; metres: number } | undefined;
  for (const spot of spots) {
    const metres = metresOf(spot, to);
    if (best === undefined || metres < best.metres) best = { spot, metres };
  }
  if (best === undefined) throw new RangeError("no spots");
  return best;
}

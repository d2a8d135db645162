import type { Point } from "../ground/point.ts";
import type { Area, LandKind, Part } from "./areas.ts";

export interface AreaFeature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry:
    | { readonly type: "Point"; readonly coordinates: Point }
    | { readonly type: "MultiPolygon"; readonly coordinates: readonly Part[] };
}

/** A GeoJSON file. */
export interface AreaFile {
  readonly type: "FeatureCollection";
  readonly features: readonly AreaFeature[];
}

/** Areas as GeoJSON (RFC 7946), which `readAreas` reads back; the corners of a ring may come the other way round. */
export function writeAreas(areas: readonly Area[]): AreaFile {
  return { type: "FeatureCollection", features: areas.map(featureOf) };
}

/** What `writeAreas` wrote, taken at its word: a server's answer, not a file of somebody's. */
export function areasOf({ features }: AreaFile): readonly Area[] {
  return features.map(
    ({ properties: { kind, id = "", "name:zh": zh = "", "name:en": en = "", station }, geometry }) => {
      const is = { id, name: { zh, en }, ...(station === undefined ? {} : { station }) };
      return geometry.type === "Point"
        ? { kind: "post", ...is, point: geometry.coordinates }
        : {
            kind: kind as LandKind,
            ...is,
            parts: geometry.coordinates.map((part) => part.map((ring) => ring.slice(0, -1))),
          };
    },
  );
}

function featureOf(area: Area): AreaFeature {
  const { kind, id, name, station } = area;
  const properties = {
    kind,
    id,
    "name:zh": name.zh,
    "name:en": name.en,
    ...(station === undefined ? {} : { station }),
  };
  const geometry =
    area.kind === "post"
      ? ({ type: "Point", coordinates: area.point } as const)
      : ({ type: "MultiPolygon", coordinates: area.parts.map(drawn) } as const);
  return { type: "Feature", properties, geometry };
}

/** Closed, an outline against the clock and holes with it, as the RFC has them. */
function drawn(part: Part): Part {
  return part.map((ring, index) => {
    const isRight = runsAgainstClock(ring) === (index === 0);
    const turned = isRight ? ring : ring.toReversed();
    return [...turned, ...turned.slice(0, 1)];
  });
}

function runsAgainstClock(ring: readonly Point[]): boolean {
  const [fromX, fromY] = ring[0] ?? [0, 0];
  let sum = 0;
  let [ax, ay] = ring.at(-1) ?? [0, 0];
  for (const [bx, by] of ring) {
    sum += (ax - fromX) * (by - fromY) - (bx - fromX) * (ay - fromY);
    [ax, ay] = [bx, by];
  }
  return sum > 0;
}

import type { Station } from "../district.ts";
import type { Draw } from "./draws.ts";

/** A crew as `RegisterUnit` takes it. */
export interface CrewOrder {
  readonly unit: string;
  readonly callsign: string;
  readonly kind: string;
  readonly station?: string;
  readonly crew: readonly { readonly badge: string; readonly sworn: boolean; readonly post: string }[];
  readonly capabilities: readonly string[];
  readonly point: readonly [number, number];
}

interface Establishment {
  readonly prefix: string;
  readonly kind: string;
  readonly count: number;
  /** Officers and auxiliaries in each crew. */
  readonly sworn: number;
  readonly auxiliary: number;
  readonly capabilities: readonly string[];
  /** Shared out among the stations; otherwise they stand at the bureau. */
  readonly atStations: boolean;
}

const establishments: readonly Establishment[] = [
  // 快处小组: three people, one of them sworn.
  {
    prefix: "KC",
    kind: "quickResponse",
    count: 18,
    sworn: 1,
    auxiliary: 2,
    capabilities: ["firstAid", "shield"],
    atStations: true,
  },
  {
    prefix: "JX",
    kind: "trafficPatrol",
    count: 14,
    sworn: 1,
    auxiliary: 2,
    capabilities: ["traffic", "firstAid"],
    atStations: true,
  },
  { prefix: "XL", kind: "patrol", count: 8, sworn: 2, auxiliary: 1, capabilities: ["shield"], atStations: true },
  // 义务巡防: auxiliaries only, who may not lead enforcement.
  { prefix: "FX", kind: "patrol", count: 4, sworn: 0, auxiliary: 3, capabilities: ["firstAid"], atStations: true },
  { prefix: "PC", kind: "station", count: 6, sworn: 2, auxiliary: 0, capabilities: ["negotiator"], atStations: true },
  {
    prefix: "YJ",
    kind: "emergencySquad",
    count: 5,
    sworn: 6,
    auxiliary: 4,
    capabilities: ["riot", "shield", "rescue"],
    atStations: false,
  },
  { prefix: "JH", kind: "airSquad", count: 5, sworn: 2, auxiliary: 4, capabilities: ["drone"], atStations: false },
];

/** Sixty units of seven kinds, each crew with badge numbers of its own. */
export function drawUnits(
  draw: Draw,
  stations: readonly Station[],
  bureau: readonly [number, number],
): readonly CrewOrder[] {
  let badge = 310_000;
  let next = 0;
  const near = ([longitude, latitude]: readonly [number, number]): readonly [number, number] => [
    Math.round((longitude + (draw() - 0.5) * 0.012) * 100_000) / 100_000,
    Math.round((latitude + (draw() - 0.5) * 0.01) * 100_000) / 100_000,
  ];
  return establishments.flatMap(({ prefix, kind, count, sworn, auxiliary, capabilities, atStations }) =>
    Array.from({ length: count }, (_, index) => {
      const station = atStations ? stations[next++ % stations.length] : undefined;
      const id = `${prefix}-${String(index + 1).padStart(2, "0")}`;
      return {
        unit: id,
        callsign: id,
        kind,
        ...(station === undefined ? {} : { station: station.id }),
        crew: Array.from({ length: sworn + auxiliary }, (__, place) => ({
          badge: `${place < sworn ? "" : "F"}${++badge}`,
          sworn: place < sworn,
          post: place === 0 ? "leader" : place === 1 ? "driver" : "member",
        })),
        capabilities,
        point: near(station?.point ?? bureau),
      };
    }),
  );
}

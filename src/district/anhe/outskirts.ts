import type { Sentence } from "../../ground/sentence.ts";
import type { Street } from "./streets.ts";
import { inTown, onLand, type Place, riverNorth, stepsBetween } from "./town.ts";

/** A road outside the ring, with its class. */
export interface OuterRoad {
  readonly street: Street;
  readonly highway: string;
  readonly ref?: string;
}

/** A country town on a highway: where its middle lies, and how far it reaches east and north, in kilometres. */
export interface CountryTown {
  readonly name: Sentence;
  readonly middle: Place;
  readonly radii: Place;
}

export const countryTowns: readonly CountryTown[] = [
  { name: { zh: "青石镇", en: "Qingshi Town" }, middle: [-7.1, 2.95], radii: [0.62, 0.5] },
  { name: { zh: "云岭镇", en: "Yunling Town" }, middle: [0.72, 6.1], radii: [0.5, 0.42] },
  { name: { zh: "平安镇", en: "Ping'an Town" }, middle: [7.55, 1.35], radii: [0.6, 0.5] },
  { name: { zh: "东山镇", en: "Dongshan Town" }, middle: [7.35, -4.45], radii: [0.52, 0.5] },
  { name: { zh: "南河镇", en: "Nanhe Town" }, middle: [-1.95, -5.65], radii: [0.58, 0.48] },
];

/** County roads from country town to country town, by places they go through. */
const countyRoads: readonly (readonly [zh: string, en: string, ref: string, ...path: Place[]])[] = [
  ["平茶公路", "Pingcha Highway", "X101", [7.55, 1.35], [7.9, 2.4], [7, 3.6]],
  ["茶石公路", "Chashi Highway", "X102", [7, 3.6], [6.3, 4.9], [4.9, 5.2], [3.2, 5.7]],
  ["石云公路", "Shiyun Highway", "X103", [3.2, 5.7], [2, 6.3], [0.72, 6.1]],
  [
    "云青公路",
    "Yunqing Highway",
    "X104",
    [0.72, 6.1],
    [-1.2, 6.2],
    [-3.4, 5.6],
    [-5.3, 6.1],
    [-7.2, 5.2],
    [-7.5, 4.1],
    [-7.1, 2.95],
  ],
  ["青柳公路", "Qingliu Highway", "X105", [-7.1, 2.95], [-7.7, 1.8], [-7, 0.6]],
  ["柳梨公路", "Liuli Highway", "X106", [-7, 0.6], [-7.6, -0.9], [-7.4, -2.6], [-6.4, -4.4], [-4.4, -5.4]],
  ["梨南公路", "Linan Highway", "X107", [-4.4, -5.4], [-3.2, -5.9], [-1.95, -5.65]],
  ["南东公路", "Nandong Highway", "X108", [-1.95, -5.65], [0.4, -6.1], [2.6, -5.4], [5.4, -5.2], [7.35, -4.45]],
  ["东平公路", "Dongping Highway", "X109", [7.35, -4.45], [8.1, -2.6], [7.7, -0.6], [7.55, 1.35]],
];

const bypass = { radii: [5.75, 4.65], corners: 64 } as const;

/** The bypass, roads on the river's dykes, streets around the country towns, and the roads between those. */
export function drawOuterRoads(): readonly OuterRoad[] {
  return [
    road("绕城公路", "Bypass", "trunk", ring([0, -0.05], bypass.radii, bypass.corners, 0.03, 3), "S201"),
    ...dykes(),
    ...countryTowns.map(({ name, middle, radii }, index) =>
      road(
        name.zh.replace("镇", "环街"),
        name.en.replace("Town", "Ring Street"),
        "tertiary",
        ring(middle, radii, 18, 0.09, 2 + (index % 3)),
      ),
    ),
    ...countyRoads.map(([zh, en, ref, ...path]) => road(zh, en, "secondary", smooth(path, 7), ref)),
  ];
}

/** How far a road on the dyke keeps from the river's middle. */
const dyke = 0.3;

function dykes(): readonly OuterRoad[] {
  const sides = [
    ["北堤", "North Dyke", dyke, 0.35],
    ["南堤", "South Dyke", -dyke, -0.35],
  ] as const;
  return sides.flatMap(([zh, en, off, across]) => {
    const east: Place[] = [
      inTown(4.2, across),
      ...stepsBetween(4.6, 8.2, 0.45).map((x): Place => [x, riverNorth(x) + off]),
    ];
    const west: Place[] = [
      inTown(-4.2, across),
      ...stepsBetween(-4.6, -7.9, 0.45).map((x): Place => [x, riverNorth(x) + off]),
    ];
    return [
      road(`东${zh}路`, `East ${en} Road`, "unclassified", east),
      road(`西${zh}路`, `West ${en} Road`, "unclassified", west),
    ];
  });
}

function road(zh: string, en: string, highway: string, path: readonly Place[], ref?: string): OuterRoad {
  return {
    street: { name: { zh, en }, kind: "main", points: onLand(path) },
    highway,
    ...(ref === undefined ? {} : { ref }),
  };
}

function ring(middle: Place, radii: Place, corners: number, sway: number, waves: number): readonly Place[] {
  return Array.from({ length: corners + 1 }, (_, index): Place => {
    const turn = ((index % corners) / corners) * 2 * Math.PI;
    const grown = 1 + sway * Math.sin(waves * turn + 1);
    return [middle[0] + radii[0] * grown * Math.cos(turn), middle[1] + radii[1] * grown * Math.sin(turn)];
  });
}

/** A curve through all the places (Catmull-Rom), with so many corners from one to the next. */
export function smooth(path: readonly Place[], corners: number): readonly Place[] {
  const at = (index: number): Place => path[Math.max(0, Math.min(path.length - 1, index))] ?? [0, 0];
  const curve = path.slice(1).flatMap((_, index) =>
    Array.from({ length: corners }, (__, corner): Place => {
      const share = corner / corners;
      const axis = (which: 0 | 1) => {
        const [a, b, c, d] = [at(index - 1)[which], at(index)[which], at(index + 1)[which], at(index + 2)[which]];
        return b + 0.5 * share * (c - a + share * (2 * a - 5 * b + 4 * c - d + share * (3 * (b - c) + d - a)));
      };
      return [axis(0), axis(1)];
    }),
  );
  return [...curve, at(path.length - 1)];
}

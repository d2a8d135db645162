import type { Point } from "../../ground/point.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Draw } from "./draws.ts";
import { at } from "./land.ts";

export interface Street {
  readonly name: Sentence;
  readonly kind: "main" | "side" | "river";
  readonly points: readonly Point[];
}

/** A place that people can call from: a number on a street. */
export interface Address {
  readonly words: string;
  readonly point: Point;
}

interface Line {
  readonly name: Sentence;
  readonly kind: Street["kind"];
  /** Kilometres east and north of the centre. */
  readonly path: readonly (readonly [number, number])[];
}

const eastWest = [
  ["安康路", "Ankang Road", -3.1],
  ["和顺路", "Heshun Road", -2.1],
  ["文昌路", "Wenchang Road", -1.1],
  ["人民路", "Renmin Road", 0],
  ["解放路", "Jiefang Road", 1],
  ["学府路", "Xuefu Road", 2],
  ["工业大道", "Industry Avenue", 3.2],
] as const;

const northSouth = [
  ["西环路", "West Ring Road", -4.2],
  ["柳林街", "Liulin Street", -3],
  ["建设街", "Jianshe Street", -1.9],
  ["中山街", "Zhongshan Street", -0.8],
  ["钟楼街", "Bell Tower Street", 0.4],
  ["桥头街", "Qiaotou Street", 1.5],
  ["滨河街", "Binhe Street", 2.7],
  ["东环路", "East Ring Road", 4.2],
] as const;

const radial: readonly Line[] = [
  line("平安公路", "Ping'an Highway", "main", [4.2, 0], [6.2, 0.6], [8.8, 0.9]),
  line("青石公路", "Qingshi Highway", "main", [-4.2, 1], [-6.4, 2.2], [-8.8, 4.6]),
  line("云岭公路", "Yunling Highway", "main", [0.4, 3.2], [0.9, 5.1], [0.6, 6.8]),
  line("南河公路", "Nanhe Highway", "main", [-0.8, -3.1], [-1.6, -5], [-2.4, -6.8]),
  line("东山公路", "Dongshan Highway", "main", [4.2, -2.1], [6.5, -3.6], [8.7, -5.8]),
  line("柳沟路", "Liugou Lane", "side", [-6.4, 2.2], [-6.9, 0.4], [-7.6, -1.2]),
  line("石桥村路", "Shiqiao Village Lane", "side", [0.9, 5.1], [2.8, 5.8], [4.1, 5.6]),
  line("梨园村路", "Liyuan Village Lane", "side", [-1.6, -5], [-4, -5.4], [-5.8, -5.1]),
  line("茶场路", "Tea Farm Lane", "side", [6.2, 0.6], [6.9, 2.4], [7.4, 4.2]),
];

function line(zh: string, en: string, kind: Street["kind"], ...path: readonly (readonly [number, number])[]): Line {
  return { name: { zh, en }, kind, path };
}

/** Where the river Anhe runs at some kilometres east: a slow bend through the south of the old town. */
function riverNorth(east: number): number {
  return -0.55 + 0.9 * Math.sin(east / 2.6) - 0.05 * east;
}

/**
 * A plausible street plan: a grid of old town that is a little crooked, cut by a river that only four streets bridge, a
 * ring, highways out to villages. Names are common ones; the town is none.
 */
export function drawStreets(draw: Draw): readonly Street[] {
  const crooked = () => (draw() - 0.5) * 0.16;
  const lines: Line[] = [
    line(
      "安河",
      "Anhe River",
      "river",
      ...[-9, -6.5, -4.2, -2.6, -1, 0.6, 2.2, 4.2, 6.5, 9].map((east) => [east, riverNorth(east)] as const),
    ),
  ];
  for (const [zh, en, north] of eastWest) {
    lines.push(line(zh, en, "main", ...[-4.2, -2, 0.2, 2.3, 4.2].map((east) => [east, north + crooked()] as const)));
  }
  for (const [index, [zh, en, east]] of northSouth.entries()) {
    const bridges = index % 2 === 1 || index === 0 || index === northSouth.length - 1;
    const bank = riverNorth(east);
    const south = [
      [east + crooked(), -3.1],
      [east + crooked(), bank - 0.12],
    ] as const;
    const north = [
      [east + crooked(), bank + 0.12],
      [east + crooked(), 1],
      [east + crooked(), 3.2],
    ] as const;
    if (bridges) lines.push(line(zh, en, "main", ...south, ...north));
    else
      lines.push(
        line(`${zh}（南段）`, `${en} South`, "side", ...south),
        line(`${zh}（北段）`, `${en} North`, "side", ...north),
      );
  }
  for (const [index, zh] of ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].entries()) {
    const north = -2.6 + index * 0.58;
    const east = -2.4 + draw() * 4;
    lines.push(
      line(
        `安居${zh}巷`,
        `Anju Lane ${index + 1}`,
        "side",
        [east, north],
        [east + 0.5 + draw() * 0.8, north + crooked()],
      ),
    );
  }
  lines.push(...radial);
  return lines.map(({ name, kind, path }) => ({ name, kind, points: path.map(([east, north]) => at(east, north)) }));
}

/** Numbered addresses along the streets, some in villages. */
export function drawAddresses(draw: Draw, streets: readonly Street[], count: number): readonly Address[] {
  const walkable = streets.filter(({ kind }) => kind !== "river");
  return Array.from({ length: count }, () => {
    const street = walkable[Math.floor(draw() * walkable.length)] ?? walkable[0];
    const points = street?.points ?? [];
    const side = Math.floor(draw() * Math.max(1, points.length - 1));
    const [from, to] = [points[side] ?? [0, 0], points[side + 1] ?? points[side] ?? [0, 0]];
    const share = draw();
    const number = 1 + Math.floor((side + share) * 60);
    const point = [0, 1].map((axis) => {
      const [a, b] = [from[axis as 0 | 1], to[axis as 0 | 1]];
      return Math.round((a + (b - a) * share) * 100_000) / 100_000;
    });
    return { words: `${street?.name.zh ?? ""}${number}号`, point: [point[0] ?? 0, point[1] ?? 0] as const };
  });
}

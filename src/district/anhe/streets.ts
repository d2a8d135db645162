import type { Point } from "../../ground/point.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Draw } from "./draws.ts";
import { bank, inTown, onLand, type Place, riverNorth, stepsBetween } from "./town.ts";

export interface Street {
  readonly name: Sentence;
  readonly kind: "main" | "side" | "river";
  readonly points: readonly Point[];
}

interface Line {
  readonly name: Sentence;
  readonly kind: Street["kind"];
  readonly path: readonly Place[];
}

/** The ring, in kilometres along and across the river. */
const ring = { west: -4.2, east: 4.2, south: -3.1, north: 3.2 } as const;

/** Streets along the river, by how far north of it they run. */
const alongRiver = [
  ["安康路", "Ankang Road", "main", ring.south],
  ["和顺路", "Heshun Road", "side", -2.2],
  ["文昌路", "Wenchang Road", "main", -1.3],
  ["临河路", "Linhe Road", "side", -bank],
  ["望河路", "Wanghe Road", "side", bank],
  ["人民路", "Renmin Road", "main", 0.95],
  ["解放路", "Jiefang Road", "main", 1.7],
  ["学府路", "Xuefu Road", "side", 2.45],
  ["工业大道", "Industry Avenue", "main", ring.north],
] as const;

/** Streets across the river, by how far east they run; those that do not bridge it end at its banks. */
const acrossRiver = [
  ["西环路", "West Ring Road", ring.west, "bridge"],
  ["柳林街", "Liulin Street", -3, "banks"],
  ["建设街", "Jianshe Street", -1.9, "banks"],
  ["中山街", "Zhongshan Street", -0.8, "bridge"],
  ["钟楼街", "Bell Tower Street", 0.4, "banks"],
  ["桥头街", "Qiaotou Street", 1.5, "bridge"],
  ["文庙街", "Wenmiao Street", 2.7, "banks"],
  ["东环路", "East Ring Road", ring.east, "bridge"],
] as const;

/** Roads out of the ring to the villages, from where they leave it. */
const highways: readonly Line[] = [
  line("平安公路", "Ping'an Highway", "main", inTown(ring.east, 0.95), [6.2, 1.2], [8.7, 1.5]),
  line("青石公路", "Qingshi Highway", "main", inTown(ring.west, 0.95), [-6.4, 2.2], [-8.7, 4.6]),
  line("云岭公路", "Yunling Highway", "main", inTown(0.4, ring.north), [0.9, 5.1], [0.6, 6.7]),
  line("南河公路", "Nanhe Highway", "main", inTown(-0.8, ring.south), [-1.6, -5], [-2.4, -6.7]),
  line("东山公路", "Dongshan Highway", "main", inTown(ring.east, -2.2), [6.5, -3.6], [8.6, -5.8]),
];

/** Villages: where they lie, and what place on a highway their lane comes from. */
const villages: readonly (readonly [zh: string, en: string, at: Place, from: Place])[] = [
  ["柳沟村", "Liugou Village", [-7, 0.6], [-6.4, 2.2]],
  ["青石村", "Qingshi Village", [-7.2, 5.2], [-7.55, 3.4]],
  ["石桥村", "Shiqiao Village", [3.2, 5.7], [0.9, 5.1]],
  ["梨园村", "Liyuan Village", [-4.4, -5.4], [-1.6, -5]],
  ["茶场村", "Tea Farm Village", [7, 3.6], [6.2, 1.2]],
  ["东山村", "Dongshan Village", [5.4, -5.2], [6.5, -3.6]],
];

const numerals = ["一", "二", "三", "四", "五", "六"] as const;

/** Where lanes lie: between which streets across the river, and how far north of it. */
const neighbourhoods = [
  ["安居", "Anju", [0, 1], [0.65, 1.3, 2.1]],
  ["书院", "Shuyuan", [3, 4], [0.65, 1.3, 2.1]],
  ["和平", "Heping", [1, 2], [-0.8, -1.75, -2.6]],
  ["青年", "Qingnian", [4, 5], [-0.8, -1.75, -2.6]],
] as const;

function line(zh: string, en: string, kind: Street["kind"], ...path: readonly Place[]): Line {
  return { name: { zh, en }, kind, path };
}

/**
 * A plausible street plan: an old town that follows its river, four bridges, a ring, highways out to villages. The names
 * are of the common kind; the town is none that exists.
 */
export function drawStreets(draw: Draw): readonly Street[] {
  const lines = [drawRiver(), ...drawGrid(draw), ...drawLanes(draw), ...highways, ...drawVillages(draw)];
  return lines.map(({ name, kind, path }) => ({ name, kind, points: onLand(path) }));
}

function drawRiver(): Line {
  return line(
    "安河",
    "Anhe River",
    "river",
    ...stepsBetween(-9, 9, 0.5).map((east): Place => [east, riverNorth(east)]),
  );
}

function drawGrid(draw: Draw): readonly Line[] {
  const crooked = () => (draw() - 0.5) * 0.08;
  const along = alongRiver.map(([zh, en, kind, across]) =>
    line(zh, en, kind, ...stepsBetween(ring.west, ring.east, 0.6).map((east) => inTown(east, across + crooked()))),
  );
  const across = acrossRiver.flatMap(([zh, en, east, river]) => {
    const walk = (from: number, to: number) => stepsBetween(from, to, 0.6).map((north) => inTown(east, north));
    if (river === "bridge") return [line(zh, en, "main", ...walk(ring.south, ring.north))];
    return [
      line(zh.replace("街", "南街"), `South ${en}`, "side", ...walk(ring.south, -bank)),
      line(zh.replace("街", "北街"), `North ${en}`, "side", ...walk(bank, ring.north)),
    ];
  });
  return [...along, ...across];
}

/** Lanes of the old town between one street across the river and the next, named by the neighbourhood they lie in. */
function drawLanes(draw: Draw): readonly Line[] {
  return neighbourhoods.flatMap(([zh, en, gaps, rows]) =>
    numerals.map((numeral, index) => {
      const across = (rows[Math.floor(index / gaps.length)] ?? 0) + (draw() - 0.5) * 0.24;
      const gap = gaps[index % gaps.length] ?? 0;
      const [west, east] = [acrossRiver[gap]?.[2] ?? 0, acrossRiver[gap + 1]?.[2] ?? 0];
      const path = stepsBetween(west, east, 0.3).map((along) => inTown(along, across + (draw() - 0.5) * 0.06));
      return line(`${zh}${numeral}巷`, `${en} Lane ${index + 1}`, "side", ...path);
    }),
  );
}

function drawVillages(draw: Draw): readonly Line[] {
  return villages.flatMap(([zh, en, [east, north], from]) => {
    const near = (spread: number) => (draw() - 0.5) * spread;
    const middle: Place = [(from[0] + east) / 2 + near(0.5), (from[1] + north) / 2 + near(0.5)];
    const lane = (number: number, ...path: readonly Place[]) =>
      line(`${zh}${numerals[number - 1] ?? ""}组`, `${en} Group ${number}`, "side", ...path);
    return [
      line(`${zh}路`, `${en} Road`, "side", from, middle, [east, north]),
      lane(1, [east - 0.45, north + near(0.3)], [east, north], [east + 0.5, north + near(0.3)]),
      lane(2, [east + near(0.3), north - 0.35], [east, north], [east + near(0.3), north + 0.4]),
    ];
  });
}

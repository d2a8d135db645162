import type { Point } from "../../ground/point.ts";
import type { Station } from "../district.ts";
import type { Draw } from "./draws.ts";
import { at } from "./land.ts";

const names = [
  ["青石派出所", "Qingshi Station"],
  ["云岭派出所", "Yunling Station"],
  ["石桥派出所", "Shiqiao Station"],
  ["西关派出所", "Xiguan Station"],
  ["城关派出所", "Chengguan Station"],
  ["东关派出所", "Dongguan Station"],
  ["梨园派出所", "Liyuan Station"],
  ["南河派出所", "Nanhe Station"],
  ["东山派出所", "Dongshan Station"],
] as const;

const east = [-9, -2.6, 2.1, 9];
const north = [7, 1.6, -2.2, -7];

/** Nine stations, three by three, whose areas share their outlines and so leave no gap and never overlap. */
export function drawStations(draw: Draw): readonly Station[] {
  const corners = north.map((y, row) =>
    east.map((x, column) => {
      const isEdge = row === 0 || row === 3 || column === 0 || column === 3;
      const shift = () => (isEdge ? 0 : (draw() - 0.5) * 0.8);
      return [x + shift(), y + shift()] as const;
    }),
  );
  const place = (row: number, column: number): readonly [number, number] => corners[row]?.[column] ?? [0, 0];
  return names.map(([zh, en], index) => {
    const row = Math.floor(index / 3);
    const column = index % 3;
    const ring = [place(row, column), place(row, column + 1), place(row + 1, column + 1), place(row + 1, column)];
    const [x, y] = [0, 1].map((axis) => ring.reduce((sum, corner) => sum + corner[axis as 0 | 1], 0) / 4);
    // A station stands towards the town, where its people are.
    return {
      id: `AH-${String(index + 1).padStart(2, "0")}`,
      name: { zh, en },
      point: at((x ?? 0) * 0.6, (y ?? 0) * 0.6),
      area: ring.map(([a, b]): Point => at(a, b)),
    };
  });
}

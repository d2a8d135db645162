import type { Station } from "../district.ts";
import type { Draw } from "./draws.ts";
import { at } from "./land.ts";
import { onLand, type Place } from "./town.ts";

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

/** How far a corner, and a bend between two corners, may lie off its place, in kilometres. */
const cornerShift = 0.7;
const bendShift = 0.5;

/**
 * Nine stations, three by three. Each border is drawn once and belongs to the areas on both its sides, so that areas
 * leave no gap and never overlap.
 */
export function drawStations(draw: Draw): readonly Station[] {
  const off = (most: number) => (draw() - 0.5) * most;
  const corners = north.map((y) => east.map((x): Place => [x + off(cornerShift), y + off(cornerShift)]));
  const corner = (row: number, column: number): Place => corners[row]?.[column] ?? [0, 0];
  /** From one corner up to, not including, the other. */
  const border = ([fromX, fromY]: Place, [toX, toY]: Place): readonly Place[] => [
    [fromX, fromY],
    [fromX + (toX - fromX) / 3 + off(bendShift), fromY + (toY - fromY) / 3 + off(bendShift)],
    [fromX + ((toX - fromX) * 2) / 3 + off(bendShift), fromY + ((toY - fromY) * 2) / 3 + off(bendShift)],
  ];
  const eastward = [0, 1, 2, 3].map((row) =>
    [0, 1, 2].map((column) => border(corner(row, column), corner(row, column + 1))),
  );
  const southward = [0, 1, 2].map((row) =>
    [0, 1, 2, 3].map((column) => border(corner(row, column), corner(row + 1, column))),
  );
  return names.map(([zh, en], index) => {
    const [row, column] = [Math.floor(index / 3), index % 3];
    const [northWest, northEast] = [corner(row, column), corner(row, column + 1)];
    const [southWest, southEast] = [corner(row + 1, column), corner(row + 1, column + 1)];
    const ring = [
      ...(eastward[row]?.[column] ?? []),
      ...(southward[row]?.[column + 1] ?? []),
      ...back(eastward[row + 1]?.[column] ?? [], southEast),
      ...back(southward[row]?.[column] ?? [], southWest),
    ];
    const middle = [0, 1].map(
      (axis) => [northWest, northEast, southEast, southWest].reduce((sum, one) => sum + (one[axis] ?? 0), 0) / 4,
    );
    return {
      id: `AH-${String(index + 1).padStart(2, "0")}`,
      name: { zh, en },
      // A station stands towards the town, where its people are.
      point: at((middle[0] ?? 0) * 0.68, (middle[1] ?? 0) * 0.68),
      area: onLand(ring),
    };
  });
}

/** A border the other way: from its end up to, not including, its beginning. */
function back(border: readonly Place[], end: Place): readonly Place[] {
  return [end, ...border.slice(1).toReversed()];
}

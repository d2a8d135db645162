import type { Point } from "../../ground/point.ts";
import {
  addCorner,
  chosenLand,
  cornersOf,
  dropCorner,
  lookAt,
  middleAfter,
  moveCorner,
  stepCorner,
  type Steps,
  takeStep,
} from "./area-drawing.ts";
import type { Held, MapHand } from "./map-hand.ts";

type Change = (change: (steps: Steps) => Steps) => void;

/** What pointer and keys do to the area that is drawn. `adding`: a press on open land is a further corner. */
export function handOf(steps: Steps, adding: boolean, near: readonly Point[], change: Change): MapHand {
  const land = chosenLand(steps.now);
  if (land === undefined) return { chosen: null, onPress: () => undefined, onMove: () => undefined };
  const { corner } = steps.now;
  return {
    chosen: corner === null ? null : (cornersOf(land)[corner]?.point ?? null),
    near,
    onPress: (point, held) => change((now) => pressed(now, point, held, adding)),
    onMove: (point, held, stroke) => change((now) => moved(now, point, held, stroke)),
    onEnter: (middle, beside) => change((now) => entered(now, middle, beside)),
    onDelete: () =>
      change((now) => (now.now.corner === null ? now : takeStep(now, dropCorner(now.now, now.now.corner)))),
    onStep: (by) => change((now) => lookAt(now, stepCorner(now.now, by))),
  };
}

function pressed(steps: Steps, point: Point, held: Held | null, adding: boolean): Steps {
  const { now } = steps;
  if (held?.role === "corner") return lookAt(steps, { ...now, corner: held.index });
  if (held?.role === "middle") return takeStep(steps, addCorner(now, held.index, point));
  return adding ? takeStep(steps, addCorner(now, now.corner, point)) : steps;
}

function moved(steps: Steps, point: Point, held: Held | null, stroke: string): Steps {
  const { now } = steps;
  if (held?.role === "middle") {
    // Drawn away, a middle becomes a corner; from then on that corner is what is drawn.
    const isBegun = steps.stroke === stroke;
    const next = isBegun ? moveCorner(now, held.index + 1, point) : addCorner(now, held.index, point);
    return takeStep(steps, next, stroke);
  }
  const index = held === null ? now.corner : held.index;
  if (index === null) return steps;
  return takeStep(steps, moveCorner(now, index, point), held === null ? `${stroke} ${index}` : stroke);
}

function entered(steps: Steps, middle: Point, beside: Point | null): Steps {
  const { now } = steps;
  const land = chosenLand(now);
  if (land === undefined) return steps;
  if (now.corner === null) return takeStep(steps, addCorner(now, null, middle));
  const point = middleAfter(land, now.corner) ?? beside ?? middle;
  return takeStep(steps, addCorner(now, now.corner, point));
}

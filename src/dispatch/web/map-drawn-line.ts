import { useCallback, useMemo, useRef, useState } from "react";
import type { Point } from "../../ground/point.ts";
import { ask } from "../../journal/web/api.ts";
import { joinedLine, legOf } from "./map-closures.ts";

/** A line being pointed out on the map, corner by corner; between two corners it follows the road. */
export interface DrawnLine {
  /** While true, a click on the map, or Enter at its cross, adds a corner. */
  readonly on: boolean;
  readonly corners: readonly Point[];
  readonly line: readonly Point[];
  start(): void;
  stop(): void;
  add(point: Point): void;
  /** Takes the last corner back. */
  undo(): void;
  /** A whole street instead of corners. */
  set(line: readonly Point[]): void;
}

interface Drawing {
  readonly corners: readonly Point[];
  readonly legs: readonly (readonly Point[])[];
}

const nothing: Drawing = { corners: [], legs: [] };

export function useDrawnLine(): DrawnLine {
  const [on, setOn] = useState(false);
  const [drawing, setDrawing] = useState<Drawing>(nothing);
  /** Raised when the line is begun anew, so that a way still asked for is not added to another line. */
  const round = useRef(0);

  const begin = useCallback((next: Drawing) => {
    round.current++;
    setDrawing(next);
  }, []);

  const add = useCallback(
    (point: Point) => {
      const last = drawing.corners.at(-1);
      const place = drawing.corners.length;
      const mine = round.current;
      setDrawing({
        corners: [...drawing.corners, point],
        // Straight at first; the road's bend comes when the router has answered.
        legs: [...drawing.legs, last === undefined ? [point] : [last, point]],
      });
      if (last === undefined) return;
      void wayBetween(last, point).then((way) => {
        if (round.current !== mine) return;
        setDrawing((now) => ({
          ...now,
          legs: now.corners[place] === point ? now.legs.with(place, legOf(last, point, way)) : now.legs,
        }));
      });
    },
    [drawing],
  );

  return useMemo(
    () => ({
      on,
      corners: drawing.corners,
      line: joinedLine(drawing.legs),
      start: () => {
        begin(nothing);
        setOn(true);
      },
      stop: () => {
        begin(nothing);
        setOn(false);
      },
      add,
      undo: () => begin({ corners: drawing.corners.slice(0, -1), legs: drawing.legs.slice(0, -1) }),
      set: (line) => begin({ corners: [], legs: [line] }),
    }),
    [on, drawing, add, begin],
  );
}

async function wayBetween(from: Point, to: Point): Promise<readonly Point[] | null> {
  const path = `/api/v1/route?from=${from.join(",")}&to=${to.join(",")}`;
  const reply = await ask<{ route: { line: readonly Point[] } | null }>("GET", path);
  return reply.kind === "ok" ? (reply.content.route?.line ?? null) : null;
}

import type { Position } from "../../../src/ground/position.ts";
import type { Board } from "./board.ts";
import { frame } from "./change.ts";
import { sees } from "./sight.ts";

/**
 * The latest position of each unit, sent to consoles in numbered frames. Changes gather until a frame is cut. Each unit
 * keeps the number of the frame it last changed in. So a reader that missed frames later gets what changed since, each
 * unit once, and needs no queue.
 */
export interface PositionFrames {
  /** The number of the last frame cut. */
  last(): number;
  /** Shows a unit here now, or (undefined) nowhere any more. */
  show(unit: string, position: Position | undefined): void;
  /** Where a unit is shown now. */
  of(unit: string): Position | undefined;
  /** Tells of a unit once more: it has come into somebody's sight. False when there is nothing to tell. */
  again(unit: string): boolean;
  /** Gathers what changed since the last frame; its text for an audience is then asked of what this answers. */
  cut(): (tags: readonly string[]) => string;
  /** What changed after a frame, for a reader who was sent none since. Empty when it may see none of it. */
  since(last: number, tags: readonly string[]): string;
  /** Every position an audience may see, replacing what it holds. Empty while no position was ever shown. */
  whole(tags: readonly string[]): string;
}

interface Shown {
  readonly unit: string;
  position: Position | undefined;
  /** Null once it is nowhere. */
  text: string | null;
  frame: number;
}

export function positionFrames(board: Board): PositionFrames {
  const shown = new Map<string, Shown>();
  let changed = new Set<Shown>();
  let last = 0;

  const sightOfUnit = (unit: string) => board.entry(`unit/${unit}`)?.sight;

  return {
    last: () => last,
    show: (unit, position) => {
      let held = shown.get(unit);
      if (held === undefined) {
        if (position === undefined) return;
        held = { unit, position, text: null, frame: last };
        shown.set(unit, held);
      }
      held.position = position;
      held.text = position === undefined ? null : textOf(unit, position);
      changed.add(held);
    },
    of: (unit) => shown.get(unit)?.position,
    again: (unit) => {
      const held = shown.get(unit);
      if (held === undefined || held.text === null) return false;
      changed.add(held);
      return true;
    },
    cut: () => {
      last += 1;
      // By tag, because audiences are many (each crew's phone is one) and each sees few.
      const byTag = new Map<string, Shown[]>();
      for (const held of changed) {
        held.frame = last;
        for (const tag of sightOfUnit(held.unit)?.seenBy ?? []) {
          const list = byTag.get(tag);
          if (list === undefined) byTag.set(tag, [held]);
          else list.push(held);
        }
      }
      changed = new Set();
      return (tags) => {
        const lists = tags.flatMap((tag) => byTag.get(tag) ?? []);
        return lists.length === 0 ? "" : told(new Set(lists));
      };
    },
    since: (after, tags) => {
      const missed: Shown[] = [];
      for (const held of shown.values()) {
        const sight = held.frame > after ? sightOfUnit(held.unit) : undefined;
        if (sight !== undefined && sees(tags, sight)) missed.push(held);
      }
      return missed.length === 0 ? "" : told(missed);
    },
    whole: (tags) => {
      if (shown.size === 0) return "";
      const fixes: string[] = [];
      for (const { unit, text } of shown.values()) {
        const sight = text === null ? undefined : sightOfUnit(unit);
        if (text !== null && sight !== undefined && sees(tags, sight)) fixes.push(text);
      }
      return frame("positions", `{"fixes":[${fixes.join(",")}],"all":true}`);
    },
  };
}

function told(changed: Iterable<Shown>): string {
  let fixes = "";
  let gone = "";
  for (const { unit, text } of changed) {
    if (text === null) gone += (gone === "" ? "" : ",") + JSON.stringify(unit);
    else fixes += (fixes === "" ? "" : ",") + text;
  }
  return frame("positions", `{"fixes":[${fixes}]${gone === "" ? "" : `,"gone":[${gone}]`}}`);
}

/** For drawing: a decimetre of place, a whole degree, a tenth of a metre per second. */
function textOf(unit: string, { at, point, heading, speed }: Position): string {
  return JSON.stringify({
    unit,
    at,
    point: [rounded(point[0], 1e6), rounded(point[1], 1e6)],
    ...(heading === undefined ? {} : { heading: Math.round(heading) % 360 }),
    ...(speed === undefined ? {} : { speed: rounded(speed, 10) }),
  });
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

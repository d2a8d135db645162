import type { Position } from "../../../src/ground/position.ts";
import type { Audience, Audiences, Member } from "./audiences.ts";
import type { Board } from "./board.ts";
import type { LiveLimits } from "./live-limits.ts";
import { positionFrames } from "./position-frames.ts";

/** Tells every audience where units are, no more often than the limits say, and a slow reader only of the latest. */
export interface PositionPush {
  show(unit: string, position: Position | undefined): void;
  /** Where a unit is shown now. */
  of(unit: string): Position | undefined;
  /** Who sees the unit has changed: it is told of once more. */
  again(unit: string): void;
  /** Every position in sight, to begin with; what a reader held before is replaced. */
  whole(audience: Audience, member: Member): void;
  /** The network has taken everything a reader owed: it is told what it missed. */
  drained(member: Member): void;
  stop(): void;
}

export function positionPush(
  board: Board,
  audiences: Audiences,
  { positionMillis, positionQueuedBytes }: LiveLimits,
): PositionPush {
  const positions = positionFrames(board);
  let moving: NodeJS.Timeout | undefined;
  let lastFrameAt = -Infinity;
  let stopped = false;

  function move(): void {
    if (stopped) return;
    moving ??= setTimeout(sendFrame, Math.max(0, lastFrameAt + positionMillis - performance.now()));
  }

  function sendFrame(): void {
    moving = undefined;
    lastFrameAt = performance.now();
    const before = positions.last();
    const textFor = positions.cut();
    for (const audience of audiences.all()) {
      let shared: Buffer | undefined;
      for (const member of audience.members) {
        // A reader that has not taken its last positions gets the next ones when it has (`drained`).
        if (member.state !== "live" || member.sink.queued() > positionQueuedBytes) continue;
        const bytes =
          member.frame === before
            ? (shared ??= Buffer.from(textFor(audience.tags)))
            : Buffer.from(positions.since(member.frame, audience.tags));
        member.frame = positions.last();
        if (bytes.length > 0) audiences.send(member, bytes);
      }
    }
  }

  return {
    show: (unit, position) => {
      positions.show(unit, position);
      move();
    },
    of: positions.of,
    again: (unit) => {
      if (positions.again(unit)) move();
    },
    whole: (audience, member) => {
      member.frame = positions.last();
      const text = positions.whole(audience.tags);
      if (text !== "") member.sink.write(Buffer.from(text));
    },
    drained: (member) => {
      if (member.state === "live" && member.frame < positions.last()) move();
    },
    stop: () => {
      stopped = true;
      clearTimeout(moving);
    },
  };
}

import type { Giver } from "../../../src/ground/fact.ts";
import type { Draw } from "../../../src/district/anhe/draws.ts";
import type { DrillOrder } from "../scene.ts";
import { drillOrderId } from "../people.ts";

/** An order of the past, with its moment and its id. Orders with a key in common are given one after the other. */
export interface PastEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
  readonly order: DrillOrder;
  readonly keys: readonly string[];
}

/** Writes events down; the ids follow from the draw, so that the same past has the same ids. */
export function eventsBy(draw: Draw, keep: (event: PastEvent) => void) {
  return (at: number, giver: Giver, name: string, body: Record<string, unknown>, keys: readonly string[]): string => {
    const moment = Math.round(at);
    const id = drillOrderId(
      moment,
      Uint8Array.from({ length: 10 }, () => Math.floor(draw() * 256)),
    );
    keep({ at: moment, id, order: { giver, name, body }, keys });
    return id;
  };
}

export type Write = ReturnType<typeof eventsBy>;

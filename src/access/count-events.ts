import { instantOf } from "../ground/instant.ts";
import { type CountedEvents, mostCountedLines, type RefusedEvent, refusedEvents } from "./security-events.ts";

/** One thing that was refused, as it is counted. */
export interface Refusing {
  readonly kind: RefusedEvent;
  /** An account that exists. */
  readonly person?: string | undefined;
  readonly address?: string | undefined;
  readonly why?: string | undefined;
}

export interface EventCounts {
  /** `at`: milliseconds since 1970. */
  add(event: Refusing, at: number): void;
  /** What was counted since the last call; the counts begin again. */
  take(): readonly CountedEvents[];
}

/** Lines with a person or an address, an hour; besides them there is at most one line a kind and period. */
const mostLinesAnHour = 600;
const kinds = Object.keys(refusedEvents).length;
/** Room is kept for a summing line of each kind. */
const mostTold = mostCountedLines - kinds;

type Line = { -readonly [Key in keyof CountedEvents]: CountedEvents[Key] };

/**
 * Counts refusals by kind, person and address. An attacker can change person and address at will without filling memory
 * or log: when there is no room, counts are summed by kind. The sums are complete.
 */
export function eventCounts(): EventCounts {
  let lines = new Map<string, Line>();
  let hour = 0;
  let toldInHour = 0;

  function lineOf(event: Refusing, at: number): Line {
    const { kind, person, address, why } = event;
    const key = JSON.stringify([kind, person, address]);
    const isNamed = person !== undefined || address !== undefined;
    const present = lines.get(isNamed ? key : kind);
    if (present !== undefined) return present;
    const hasRoom = isNamed && toldInHour < mostLinesAnHour && told() < mostTold;
    const sum = hasRoom ? undefined : lines.get(kind);
    if (sum !== undefined) return sum;
    const line: Line = { kind, count: 0, since: instantOf(at), until: instantOf(at) };
    if (why !== undefined) line.why = why;
    if (hasRoom) {
      toldInHour += 1;
      if (person !== undefined) line.person = person;
      if (address !== undefined) line.address = address;
    }
    lines.set(hasRoom ? key : kind, line);
    return line;
  }

  function told(): number {
    let count = 0;
    for (const key of lines.keys()) if (key.startsWith("[")) count += 1;
    return count;
  }

  return {
    add: (event, at) => {
      const thisHour = Math.floor(at / 3_600_000);
      if (thisHour !== hour) [hour, toldInHour] = [thisHour, 0];
      const line = lineOf(event, at);
      line.count += 1;
      if (line.why !== event.why) delete line.why;
      line.until = instantOf(at);
    },
    take: () => {
      const taken = [...lines.values()];
      lines = new Map();
      return taken;
    },
  };
}

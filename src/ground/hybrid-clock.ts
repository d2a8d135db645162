/**
 * A hybrid logical clock reading: 12 hex digits of milliseconds, 4 of a counter, then the writer, so that readings
 * compare as text. It follows wall time, never runs backwards, and orders facts of different writers totally.
 */
export type HybridTime = string;

const counters = 0x1_0000;

/** The reading after `previous` (empty: none) when the wall clock shows `nowMillis`; strictly above `previous`. */
export function tick(previous: HybridTime, nowMillis: number, writer: string): HybridTime {
  const last = previous === "" ? -1 : Number.parseInt(previous.slice(0, 12), 16);
  if (nowMillis > last) return reading(nowMillis, 0, writer);
  const count = Number.parseInt(previous.slice(13, 17), 16) + 1;
  return count < counters ? reading(last, count, writer) : reading(last + 1, 0, writer);
}

function reading(milliseconds: number, count: number, writer: string): HybridTime {
  return `${milliseconds.toString(16).padStart(12, "0")}-${count.toString(16).padStart(4, "0")}-${writer}`;
}

/** Runs of nodes joined end to end into closed rings (first node again at the end), and how many stayed open. */
export function ringsOf(ways: readonly (readonly number[])[]): { rings: number[][]; open: number } {
  const rings: number[][] = [];
  const atEnd = new Map<number, Set<readonly number[]>>();
  const waiting = new Set<readonly number[]>();
  for (const way of ways) {
    const [first, last] = [way[0], way.at(-1)];
    if (first === undefined || last === undefined || way.length < 2) continue;
    if (first === last) {
      rings.push([...way]);
      continue;
    }
    waiting.add(way);
    for (const end of [first, last]) atEnd.set(end, (atEnd.get(end) ?? new Set()).add(way));
  }
  let open = 0;
  for (const way of waiting) {
    waiting.delete(way);
    const ring = [...way];
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1) ?? 0;
      const next = [...(atEnd.get(end) ?? [])].find((other) => waiting.has(other));
      if (next === undefined) break;
      waiting.delete(next);
      const onward = next[0] === end ? next : next.toReversed();
      for (let index = 1; index < onward.length; index++) ring.push(onward[index] ?? 0);
    }
    if (ring[0] === ring.at(-1)) rings.push(ring);
    else open += 1;
  }
  return { rings, open };
}

/** A flat ring turned the way asked for: outer rings counter-clockwise, holes clockwise, as in RFC 7946. */
export function turned(ring: readonly number[], isCounterClockwise: boolean): readonly number[] {
  let twiceArea = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    // Relative to the first point, so that the products stay exact.
    const x = (ring[at] ?? 0) - (ring[0] ?? 0);
    const y = (ring[at + 1] ?? 0) - (ring[1] ?? 0);
    twiceArea += x * ((ring[at + 3] ?? 0) - (ring[1] ?? 0)) - ((ring[at + 2] ?? 0) - (ring[0] ?? 0)) * y;
  }
  if (twiceArea === 0 || twiceArea > 0 === isCounterClockwise) return ring;
  const reversed: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) reversed.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  return reversed;
}

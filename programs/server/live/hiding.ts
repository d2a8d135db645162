/** From whom streams are hidden, by the tags of what people belong to, and which streams tell of which. */
export interface Hiding {
  /** From whom a stream is hidden. */
  from(stream: string): readonly string[];
  /** The streams that are hidden from somebody with these tags. */
  for(tags: readonly string[]): readonly string[];
  /** Notes from whom a stream is hidden; answers whether that has changed. */
  set(stream: string, from: readonly string[]): boolean;
  /** Notes which streams a current one tells of. */
  tells(stream: string, told: readonly string[]): void;
  tellersOf(stream: string): readonly string[];
}

export function hidingOf(known: Iterable<readonly [stream: string, from: readonly string[]]>): Hiding {
  const hidden = new Map(known);
  const toldBy = new Map<string, readonly string[]>();
  const tellers = new Map<string, Set<string>>();

  return {
    from: (stream) => hidden.get(stream) ?? [],
    for: (tags) => [...hidden].filter(([, from]) => from.some((tag) => tags.includes(tag))).map(([stream]) => stream),
    set: (stream, from) => {
      const before = hidden.get(stream) ?? [];
      if (before.join(" ") === from.join(" ")) return false;
      if (from.length === 0) hidden.delete(stream);
      else hidden.set(stream, from);
      return true;
    },
    tells: (stream, told) => {
      for (const one of toldBy.get(stream) ?? []) {
        const left = tellers.get(one);
        left?.delete(stream);
        if (left?.size === 0) tellers.delete(one);
      }
      if (told.length === 0) toldBy.delete(stream);
      else toldBy.set(stream, told);
      for (const one of told) tellers.set(one, (tellers.get(one) ?? new Set()).add(stream));
    },
    tellersOf: (stream) => [...(tellers.get(stream) ?? [])],
  };
}

import { useEffect, useState } from "react";
import { ask } from "../../journal/web/api.ts";
import type { Sentence } from "../../ground/sentence.ts";

export interface StreetLine {
  readonly name: Sentence;
  readonly kind: "main" | "side" | "river";
  readonly points: readonly (readonly [number, number])[];
}

/** The street plan, read once; a district may have none. */
export function useStreetPlan(): readonly StreetLine[] {
  const [lines, setLines] = useState<readonly StreetLine[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    void ask<{ lines: readonly StreetLine[] }>("GET", "/api/v1/streets", { signal: ending.signal }).then((reply) => {
      if (!ending.signal.aborted && reply.kind === "ok") setLines(reply.content.lines);
    });
    return () => ending.abort();
  }, []);
  return lines;
}

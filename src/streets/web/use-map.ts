import { useEffect, useState } from "react";
import { ask } from "../../journal/web/api.ts";
import { useStream } from "../../journal/web/desk.ts";
import { roadsStream } from "../facts.ts";
import type { RoadsState } from "../roads.ts";
import type { MapAnswer } from "./base-style.ts";

/** What the map is drawn from, asked again when other streets come into use; null until it is known. */
export function useMap(): MapAnswer | null {
  const version = useStream<RoadsState>(roadsStream)?.adopted?.version;
  const [answer, setAnswer] = useState<MapAnswer | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    void ask<MapAnswer>("GET", "/api/v1/map", { signal: ending.signal }).then((reply) => {
      if (!ending.signal.aborted && reply.kind === "ok") setAnswer(reply.content);
    });
    return () => ending.abort();
  }, [version]);
  return answer;
}

import { useEffect, useState } from "react";
import type { AreaFile } from "../../district/write-areas.ts";
import { areasStream } from "../../district/facts.ts";
import { ask } from "../../journal/web/api.ts";
import { useDesk } from "../../journal/web/desk.ts";
import type { StreetLine } from "./map-layers.ts";

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

/** How the land is divided; read again when it is divided anew. Null until it is known. */
export function useAreas(): AreaFile | null {
  const { live } = useDesk();
  const [file, setFile] = useState<AreaFile | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const read = async () => {
      const reply = await ask<AreaFile>("GET", "/api/v1/areas", { signal: ending.signal });
      if (!ending.signal.aborted && reply.kind === "ok") setFile(reply.content);
    };
    void read();
    const undo = live.onFact((fact) => {
      if (fact.streams.includes(areasStream)) void read();
    });
    return () => {
      ending.abort();
      undo();
    };
  }, [live]);
  return file;
}

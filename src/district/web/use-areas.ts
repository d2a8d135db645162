import { useEffect, useState } from "react";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { areasStream } from "../facts.ts";
import type { AreaFile } from "../write-areas.ts";

/** How the land is divided; read again when it is divided anew. Null until it is known. */
export function useAreas(): AreaFile | null {
  const { live } = useClient();
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

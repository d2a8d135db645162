import { useEffect, useState } from "react";
import { ask } from "../../journal/web/api.ts";
import { useStream } from "../../journal/web/client.ts";
import { roadsStream } from "../../streets/facts.ts";
import type { MapAnswer } from "./base-style.ts";

export interface MapAsked {
  /** Null until it is known. */
  readonly answer: MapAnswer | null;
  /** The last time of asking brought no answer. */
  readonly failed: boolean;
}

/** What the map is drawn from, asked again when other streets come into use. */
export function useMap(): MapAsked {
  // Of the roads in use, only which they are: what else is known of them is the streets' own.
  const version = useStream<{ readonly adopted?: { readonly version: string } }>(roadsStream)?.adopted?.version;
  const [asked, setAsked] = useState<MapAsked>({ answer: null, failed: false });
  useEffect(() => {
    const ending = new AbortController();
    void ask<MapAnswer>("GET", "/api/v1/map", { signal: ending.signal }).then((reply) => {
      if (ending.signal.aborted) return;
      setAsked((before) =>
        reply.kind === "ok" ? { answer: reply.content, failed: false } : { ...before, failed: true },
      );
    });
    return () => ending.abort();
  }, [version]);
  return asked;
}

import { useEffect, useState } from "react";
import { millis } from "../../ground/instant.ts";
import { ask } from "../../journal/web/api.ts";
import type { Incident } from "../incident.ts";
import { isComing } from "../stage.ts";
import type { Arrivals } from "./arrival-words.ts";

interface Answer {
  readonly arrivals: readonly {
    readonly assignment: string;
    readonly expectedAt: string | null;
    readonly computedAt: string | null;
    readonly by: "road" | "air" | null;
  }[];
}

const nobody: Arrivals = new Map();
const everyMilliseconds = 5000;

/**
 * The expected arrivals of an incident, as the server computed them for everybody. Asked every five seconds while a
 * unit is on its way. Each card asks once, and all it shows about arrivals comes from this answer.
 */
export function useArrivals(incident: Incident | undefined): Arrivals {
  const [found, setFound] = useState<{ readonly of: string; readonly arrivals: Arrivals } | null>(null);
  const coming = (incident?.assignments ?? [])
    .filter(isComing)
    .map(({ id }) => id)
    .join();
  const id = incident?.id ?? "";
  useEffect(() => {
    if (coming === "") return;
    const ending = new AbortController();
    const look = async () => {
      const reply = await ask<Answer>("GET", `/api/v1/incidents/${id}/arrivals`, { signal: ending.signal });
      if (ending.signal.aborted || reply.kind !== "ok") return;
      const known = reply.content.arrivals.flatMap(({ assignment, expectedAt, computedAt, by }) =>
        expectedAt === null || computedAt === null || by === null
          ? []
          : [[assignment, { expectedAt: millis(expectedAt), computedAt: millis(computedAt), by }] as const],
      );
      setFound({ of: id, arrivals: new Map(known) });
    };
    void look();
    const beat = setInterval(() => void look(), everyMilliseconds);
    return () => {
      clearInterval(beat);
      ending.abort();
    };
  }, [id, coming]);
  return coming !== "" && found?.of === id ? found.arrivals : nobody;
}

import { useEffect, useState } from "react";
import { serverNow } from "../../ground/web/clock.ts";
import { ask } from "../../journal/web/api.ts";
import type { Incident } from "../incident.ts";
import { isActive } from "../stage.ts";

interface Answer {
  readonly arrivals: readonly { readonly assignment: string; readonly seconds: number | null }[];
}

/** Moments, in milliseconds, at which those on their way will be there, by assignment. */
export type Arrivals = ReadonlyMap<string, number>;

const nobody: Arrivals = new Map();
const everyMilliseconds = 10_000;

/** When those on their way will be there, by where they are now; asked anew every ten seconds while somebody is coming. */
export function useArrivals(incident: Incident): Arrivals {
  const [found, setFound] = useState<{ readonly of: string; readonly arrivals: Arrivals } | null>(null);
  const coming = incident.assignments
    .filter((one) => isActive(one) && one.times.onScene === undefined && one.times.handling === undefined)
    .map(({ id }) => id)
    .join();
  const { id } = incident;
  useEffect(() => {
    if (coming === "") return;
    const ending = new AbortController();
    const look = async () => {
      const reply = await ask<Answer>("GET", `/api/v1/incidents/${id}/arrivals`, { signal: ending.signal });
      if (ending.signal.aborted || reply.kind !== "ok") return;
      const known = reply.content.arrivals.flatMap(({ assignment, seconds }) =>
        seconds === null ? [] : [[assignment, serverNow() + seconds * 1000] as const],
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

import { useEffect, useState } from "react";
import { ask } from "../../journal/web/api.ts";
import type { StationOffer } from "../station-offer.ts";

/** The stations in the order in which they are offered; null until the server has answered. */
export function useStationOffer(incident: string, place: string): readonly StationOffer[] | null {
  const [found, setFound] = useState<{ readonly of: string; readonly stations: readonly StationOffer[] } | null>(null);
  const of = `${incident} ${place}`;
  useEffect(() => {
    const ending = new AbortController();
    const look = async () => {
      const path = `/api/v1/incidents/${incident}/stations`;
      const reply = await ask<{ stations: readonly StationOffer[] }>("GET", path, { signal: ending.signal });
      if (!ending.signal.aborted && reply.kind === "ok") setFound({ of, stations: reply.content.stations });
    };
    void look();
    return () => ending.abort();
  }, [incident, of]);
  return found?.of === of ? found.stations : null;
}

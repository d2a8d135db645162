import type { FeatureCollection } from "geojson";
import { useEffect, useMemo, useState } from "react";
import type { Point } from "../../ground/point.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { unitStatus } from "../status.ts";
import type { Unit } from "../unit.ts";
import { paced, pageClock } from "../../ground/web/pace.ts";
import type { LiveUnits } from "./map-live-marks.ts";

/** Cars move on, and so does the beginning of their way; the server is not asked for it more often than that. */
const gapMillis = 5000;
/** As many as are worth telling apart on a map. */
const mostWays = 6;

interface Chosen {
  readonly unit: string | null;
  readonly incident: string | null;
}

/** A way to be drawn: from where a unit is to the place it was ordered to. */
export interface WantedWay {
  readonly unit: string;
  readonly from: Point;
  readonly to: Point;
}

/** Units that were ordered to the chosen incident, or the chosen unit itself, and are not there yet. */
export function waysWanted(
  units: readonly Unit[],
  chosen: Chosen,
  pointOf: (unit: string) => Point | undefined,
): readonly WantedWay[] {
  return units
    .filter(({ id, active }) => (chosen.unit === null ? active?.incident === chosen.incident : id === chosen.unit))
    .filter((unit) => ["ordered", "acknowledged", "enRoute"].includes(unitStatus(unit)))
    .slice(0, mostWays)
    .flatMap(({ id, active }) => {
      const from = pointOf(id);
      return from === undefined || active?.point === undefined ? [] : [{ unit: id, from, to: active.point }];
    });
}

interface Way {
  readonly unit: string;
  readonly line: readonly Point[];
}

const noWays: readonly Way[] = [];

/** The ways by road of those on their way to what is chosen, asked again as they move. Where there is none, none. */
export function useWays(units: LiveUnits, chosenUnit: string | null, chosenIncident: string | null): FeatureCollection {
  const { live } = useClient();
  const [ways, setWays] = useState(noWays);
  useEffect(() => {
    if (chosenUnit === null && chosenIncident === null) return;
    const ending = new AbortController();
    // The same none is no change, and nothing is drawn again for it.
    const show = (found: readonly Way[]) => setWays(found.length === 0 ? noWays : found);
    const look = async () => {
      const all = live.ofKind("unit").map(({ state }) => state as Unit);
      const wanted = waysWanted(all, { unit: chosenUnit, incident: chosenIncident }, units.pointOf);
      const found = await Promise.all(wanted.map((way) => wayOf(way, ending.signal)));
      if (!ending.signal.aborted) show(found.filter((way) => way !== null));
    };
    const pace = paced(() => void look(), gapMillis, pageClock);
    pace.ask();
    const undo = [units.onDrawn(pace.ask), live.subscribe(pace.ask)];
    return () => {
      ending.abort();
      pace.stop();
      for (const step of undo) step();
      setWays(noWays);
    };
  }, [live, units, chosenUnit, chosenIncident]);
  return useMemo(
    () => ({
      type: "FeatureCollection",
      features: ways.map(({ unit, line }) => ({
        type: "Feature",
        geometry: { type: "LineString", coordinates: line.map(([lon, lat]) => [lon, lat]) },
        properties: { unit },
      })),
    }),
    [ways],
  );
}

async function wayOf({ unit, from, to }: WantedWay, signal: AbortSignal) {
  const reply = await ask<{ route: { line: readonly Point[] } | null }>(
    "GET",
    `/api/v1/route?from=${from.join(",")}&to=${to.join(",")}`,
    { signal },
  );
  const route = reply.kind === "ok" ? reply.content.route : null;
  return route === null ? null : { unit, line: route.line };
}

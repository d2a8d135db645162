import type { Fact } from "../ground/fact.ts";
import { streamKey } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { Point } from "../ground/point.ts";
import type { DispatchFact } from "../dispatch/facts.ts";

/**
 * One crew's way to an incident as it was recorded. The unit is named so that the start of the way can be found, and
 * forgotten with it: trips are fitted over all units together.
 */
export interface RecordedWay {
  readonly incident: string;
  readonly unit: string;
  readonly enRouteAt: Instant;
  readonly onSceneAt: Instant;
  readonly goal: Point;
  /** Where it stood on standby when it was ordered; absent: it was elsewhere, or its post is not known. */
  readonly post?: Point;
}

/** Assignments looked at, and why some are no ways. */
export interface WaysRead {
  readonly ways: readonly RecordedWay[];
  readonly assignments: number;
  readonly left: {
    /** A crew came upon it: there was no way there. */
    readonly patrol: number;
    /** No en-route time before an on-scene time. */
    readonly times: number;
    /** The incident has no point. */
    readonly place: number;
  };
}

type Timed = "enRoute" | "onScene";

interface Way {
  readonly incident: string;
  readonly unit: string;
  readonly post: Point | undefined;
  readonly times: Partial<Record<Timed, Instant>>;
}

interface Stand {
  readonly post: Point | undefined;
  readonly flies: boolean;
  /** On standby since then; undefined: on patrol, on its way back, or something else. */
  readonly standbySince: Instant | undefined;
}

/** Reads facts in the order of the log; holds the newest `most` assignments. */
export interface WaysReader {
  take(fact: Fact): void;
  read(): WaysRead;
}

/**
 * Collects the driven ways of the newest `most` assignments. Corrected times replace the recorded ones, and undone
 * steps do not count. A crew is taken to start from its station only if it was set to standby and has had no incident
 * since: a crew on its way back from an incident may be anywhere.
 */
export function waysReader(stationPoint: (station: string) => Point | undefined, most: number): WaysReader {
  const places = new Map<string, { point: Point | undefined; isPatrol: boolean }>();
  const stands = new Map<string, Stand>();
  const ways = new Map<string, Way>();

  const stand = (unit: string, standbySince: Instant | undefined) => {
    const known = stands.get(unit);
    if (known !== undefined) stands.set(unit, { ...known, standbySince });
  };
  const timed = (assignment: string, step: string, at: Instant | undefined) => {
    const way = ways.get(assignment);
    if (way === undefined || !isTimed(step)) return;
    if (at === undefined) delete way.times[step];
    else way.times[step] = at;
  };

  function take(told: Fact): void {
    const fact = told as DispatchFact;
    switch (fact.type) {
      case "UnitRegistered": {
        const { unit, kind, point, station } = fact.data;
        stands.set(unit, {
          post: point ?? (typeof station === "string" ? stationPoint(station) : undefined),
          flies: kind === "airSquad",
          standbySince: fact.occurredAt,
        });
        return;
      }
      case "UnitStatusSet":
        stand(fact.data.unit, fact.data.status === "standby" ? fact.occurredAt : undefined);
        return;
      case "IncidentOpened":
        places.set(streamKey(fact.streams[0] ?? ""), {
          point: fact.data.place.point,
          isPatrol: fact.data.channel === "patrol",
        });
        return;
      case "PlaceCorrected": {
        const incident = streamKey(fact.streams[0] ?? "");
        const known = places.get(incident);
        if (known !== undefined) places.set(incident, { ...known, point: fact.data.place.point ?? known.point });
        return;
      }
      case "UnitOrdered": {
        const { assignment, incident, unit } = fact.data;
        const known = stands.get(unit);
        if (known?.flies === true) return;
        const isAtPost = known?.standbySince !== undefined && known.standbySince <= fact.occurredAt;
        ways.set(assignment, { incident, unit, post: isAtPost ? known.post : undefined, times: {} });
        if (ways.size > 2 * most) forgetOldest();
        return;
      }
      case "StepTaken":
        timed(fact.data.assignment, fact.data.step, fact.occurredAt);
        return;
      case "StepUndone":
        timed(fact.data.assignment, fact.data.step, undefined);
        return;
      case "TimeCorrected":
        timed(fact.data.assignment, fact.data.step, fact.data.to);
        return;
      case "AssignmentEnded":
        stand(fact.data.unit, undefined);
        return;
      default:
    }
  }

  function forgetOldest(): void {
    for (const assignment of [...ways.keys()].slice(0, ways.size - most)) ways.delete(assignment);
    const wanted = new Set([...ways.values()].map(({ incident }) => incident));
    // The last opened have nobody ordered yet.
    const oldest = [...places.keys()].slice(0, Math.max(0, places.size - most));
    for (const incident of oldest) if (!wanted.has(incident)) places.delete(incident);
  }

  return {
    take,
    read: () => {
      const newest = [...ways.values()].slice(-most);
      const left = { patrol: 0, times: 0, place: 0 };
      const found = newest.flatMap(({ incident, unit, post, times }): RecordedWay[] => {
        const { enRoute, onScene } = times;
        const place = places.get(incident);
        const isDriven = enRoute !== undefined && onScene !== undefined && enRoute < onScene;
        const goal = place?.point;
        if (place?.isPatrol === true) left.patrol += 1;
        else if (!isDriven) left.times += 1;
        else if (goal === undefined) left.place += 1;
        else {
          const way = { incident, unit, enRouteAt: enRoute, onSceneAt: onScene, goal };
          return [post === undefined ? way : { ...way, post }];
        }
        return [];
      });
      return { ways: found, assignments: newest.length, left };
    },
  };
}

function isTimed(step: string): step is Timed {
  return step === "enRoute" || step === "onScene";
}

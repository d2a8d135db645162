import type { Unit } from "../../src/dispatch/unit.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import type { Point } from "../../src/ground/point.ts";
import type { Fix } from "../../src/positions/fix.ts";
import type { Tracking } from "../../src/positions/server/tracking.ts";
import { metresAcross } from "../../src/streets/geometry.ts";
import { millisOf, type OnWay, type Way, whereAfter } from "./driving.ts";
import { gateway, type Scene } from "./scene.ts";
import { shareOf } from "./share.ts";

interface Parts {
  /** The way by road; null where there is none, rejected where nobody can say. */
  route(start: Point, goal: Point): Promise<Way | null>;
  readonly positions: Pick<Tracking, "take" | "last">;
  /** Places that patrols drive to. */
  readonly places: readonly Point[];
}

/** Drives the cars of the drill. */
export interface Movers {
  /** Reports where everybody is now. */
  move(scene: Scene): void;
  /** When a unit will be, or was, at a place it drives to, in milliseconds; undefined: it has no known way there. */
  arrival(unit: string, place: Point): number | undefined;
}

interface Trip {
  readonly to: Point;
  readonly way: Way;
  /** How many times as long as the router says it takes; 1 or more. */
  readonly slowness: number;
  /** How long the car has driven, in milliseconds of the drill: at pace 20, twenty in each millisecond. */
  driven: number;
}

interface Car {
  point: Point;
  trip?: Trip;
  /** A way is being asked for. */
  asking: boolean;
  /** No way was found, or the patrol rests: until then it stands. */
  standsUntil: number;
  /** Of the last fix, in milliseconds. */
  reported: number;
  patrols: number;
}

/** How often a handset reports a moving car, and less often a standing one. */
const movingMillis = 3000;
const standingMillis = 40_000;
/** Faster than this a fix would be an impossible jump to whoever judges it, so only standing cars report. */
const mostPace = 4;
const nearMetres = 40;
const patrolMetres = 1600;
const otherDeviceMillis = 600_000;
/** Turns come every second, on a loaded machine every few; after longer than this the drill was stopped meanwhile. */
const stoppedMillis = 20_000;

/**
 * Cars drive along the roads, to incidents as quickly as the router says and a little slower, on patrol half as fast; they
 * stand where they work or at their posts. A unit that some other device reports is left to that device. Without streets
 * nobody moves, and the drill goes on as it does.
 */
export function moversOf({ route, positions, places }: Parts): Movers {
  const cars = new Map<string, Car>();
  let last: { readonly now: number; readonly pace: number } | undefined;

  /**
   * Whoever is on the way drives on at the pace of now, also when they set off at another one. Whoever was on the way when
   * the drill was stopped goes on from where they were seen.
   */
  function goOn({ now, pace }: Scene): void {
    const passed = now - (last?.now ?? now);
    last = { now, pace };
    if (passed >= stoppedMillis) return;
    for (const { trip } of cars.values()) if (trip !== undefined) trip.driven += passed * pace;
  }

  function carOf(unit: Unit, now: number): Car | undefined {
    const known = cars.get(unit.id);
    const shown = positions.last.positionOf(unit.id);
    if (known !== undefined) {
      const isOthers = shown !== undefined && millis(shown.at) > known.reported;
      return isOthers && now - millis(shown.at) < otherDeviceMillis ? undefined : known;
    }
    const point = shown?.point ?? unit.point;
    if (point === undefined) return undefined;
    const reported = shown === undefined ? 0 : millis(shown.at);
    const car: Car = { point, asking: false, standsUntil: 0, reported, patrols: 0 };
    cars.set(unit.id, car);
    return car;
  }

  function set(unit: Unit, car: Car, goal: Point, slowness: number, scene: Scene): void {
    const isThere = metresAcross(car.point, goal) < nearMetres;
    const isGoing = car.trip !== undefined && metresAcross(car.trip.to, goal) < nearMetres;
    if (isThere || isGoing || car.asking || scene.now < car.standsUntil) return;
    car.asking = true;
    route(car.point, goal)
      .then((way) => {
        if (way === null || way.line.length < 2) car.standsUntil = scene.now + 60_000;
        else {
          const own = 1 + 0.25 * shareOf(`${unit.id} ${Math.round(scene.now / 60_000)}`);
          car.trip = { to: goal, way, slowness: slowness * own, driven: 0 };
        }
      })
      .catch(() => (car.standsUntil = scene.now + 60_000))
      .finally(() => (car.asking = false));
  }

  function steer(unit: Unit, car: Car, scene: Scene): void {
    const { active } = unit;
    if (active !== undefined) {
      if (active.point === undefined) return;
      if (active.step === "enRoute") {
        // Whoever was on patrol sets off at once.
        car.standsUntil = car.trip === undefined ? 0 : car.standsUntil;
        set(unit, car, active.point, 1, scene);
      } else if (active.step === "onScene" || active.step === "handling") {
        delete car.trip;
        car.point = active.point;
      }
      return;
    }
    const home = unit.point;
    if (unit.status === "patrol" && unit.station !== undefined && home !== undefined) {
      if (car.trip === undefined && scene.now >= car.standsUntil && !car.asking) {
        set(unit, car, patrolled(unit, home, car.patrols), 2.2, scene);
        car.patrols += 1;
      }
    } else if (home !== undefined && (unit.status === "returning" || unit.status === "standby")) {
      set(unit, car, home, 1.4, scene);
    }
  }

  function patrolled(unit: Unit, home: Point, count: number): Point {
    const near = places.filter((place) => metresAcross(place, home) < patrolMetres);
    return near[Math.floor(shareOf(`${unit.id} patrol ${count}`) * near.length)] ?? home;
  }

  /** Takes the car along; answers how it is seen. */
  function drive(unit: Unit, car: Car, now: number): OnWay | undefined {
    const { trip } = car;
    if (trip === undefined) return undefined;
    const at = whereAfter(trip.way, trip.driven, trip.slowness);
    car.point = at.point;
    if (at.isThere) {
      delete car.trip;
      car.point = trip.to;
      car.standsUntil = now + 20_000 + 100_000 * shareOf(`${unit.id} rest ${car.patrols}`);
    }
    return at;
  }

  return {
    move: (scene) => {
      goOn(scene);
      const fixes: Fix[] = [];
      for (const unit of scene.units) {
        if (unit.status === "offDuty" || unit.kind === "airSquad") {
          cars.delete(unit.id);
          continue;
        }
        const car = carOf(unit, scene.now);
        if (car === undefined) continue;
        steer(unit, car, scene);
        const at = drive(unit, car, scene.now);
        const isMoving = at !== undefined && !at.isThere;
        const due = scene.now - car.reported >= (isMoving ? movingMillis : standingMillis);
        if ((!due && at?.isThere !== true) || (isMoving && scene.pace > mostPace)) continue;
        car.reported = scene.now;
        const going = isMoving ? { speed: Math.round(at.speed * 10) / 10, heading: Math.round(at.heading) % 360 } : {};
        const point: Point = [rounded(car.point[0]), rounded(car.point[1])];
        fixes.push({ unit: unit.id, at: instantOf(scene.now), point, ...going, source: "gateway" });
      }
      if (fixes.length > 0) positions.take(gateway, fixes);
    },
    arrival: (unit, place) => {
      const car = cars.get(unit);
      if (car === undefined) return undefined;
      const { trip } = car;
      if (trip !== undefined && last !== undefined && metresAcross(trip.to, place) < nearMetres) {
        return last.now + (millisOf(trip.way) * trip.slowness - trip.driven) / last.pace;
      }
      return metresAcross(car.point, place) < nearMetres ? car.reported : undefined;
    },
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

import { millis, plusSeconds } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { Giver } from "../../ground/fact.ts";
import { linesOf } from "../../ground/rule-defect.ts";
import { statesIn } from "../../ground/fold.ts";
import type { House } from "../../journal/server/room-server.ts";
import type { StreetsInUse } from "../../streets/server/streets-in-use.ts";
import type { Incident } from "../incident.ts";
import { incidentView } from "../incident-view.ts";
import { promisesOf, type TierPromise } from "../promise.ts";
import type { Arrivals } from "./arrivals.ts";
import { placedUnits, type Placed } from "./placed-units.ts";

interface Parts {
  readonly house: House;
  readonly streets: Pick<StreetsInUse, "condition">;
  readonly arrivals: Arrivals;
  log(line: string): void;
  readonly everyMilliseconds?: number;
}

/**
 * How many seconds before the promised time a crew must be expected before a forecast is lifted, so that it does not
 * come and go.
 */
const liftSeconds = 5;

const watch: Giver = { officer: "system", role: "system" };

/**
 * Forecasts late arrivals, in a round every `everyMilliseconds`. For each promised arrival time that still runs, the
 * server asks when the first unit on its way will be there. It records a forecast when that is after the promised time,
 * and lifts the forecast when that is `liftSeconds` or more before it; in between, the forecast stands. Where the
 * streets or a place are unknown, nothing is forecast. A failure is logged once: neither the other incidents nor the
 * next round are affected.
 */
export function watchPromises({ house, streets, arrivals, log, everyMilliseconds = 5000 }: Parts): {
  stop(): void;
} {
  let looking = false;
  /** Incidents whose look failed last time: said once, until it goes well again. */
  const troubled = new Set<string>();
  let stopped = false;

  async function look(): Promise<void> {
    const open: { readonly incident: Incident; readonly running: readonly TierPromise[] }[] = [];
    for (const [, incident] of statesIn(incidentView, await house.journal.current(["incident"]))) {
      await apart(incident.id, async () => {
        const running = promisesOf(incident).filter((one) => one.outcome === "running");
        if (running.length > 0 && incident.place.point !== undefined) open.push({ incident, running });
      });
    }
    if (open.length === 0 || streets.condition() !== "ready") return;
    const looked = placedUnits(house);
    const placed = () => looked;
    for (const { incident, running } of open) {
      for (const promise of running) {
        if (!stopped) await apart(`${incident.id} ${promise.tier}`, () => judge(incident, promise, placed));
      }
    }
  }

  async function apart(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      troubled.delete(what);
    } catch (error) {
      if (!troubled.has(what)) log(`the arrival at incident ${what} could not be forecast: ${linesOf(error)}`);
      troubled.add(what);
    }
  }

  async function judge(
    incident: Incident,
    { tier, due, expectedAt: forecast, forecasts = 0 }: TierPromise,
    placed: () => Promise<readonly Placed[]>,
  ): Promise<void> {
    const ofTier = new Set(incident.assignments.filter((one) => one.promise?.tier === tier).map(({ id }) => id));
    const coming = (await arrivals.of(incident, placed)).filter(({ assignment }) => ofTier.has(assignment));
    const expectedAt = coming.map((one) => one.expectedAt).toSorted()[0];
    if (expectedAt === undefined) return;
    const body = { incidentId: incident.id, tier, expectedAt };
    // The ids are the promise's and count its forecasts, so that each is recorded once whoever looks twice.
    const idOf = (what: string) => derivedUlid(millis(due), `${what} ${incident.id} ${tier} ${forecasts}`);
    if (forecast === undefined && expectedAt > due) {
      await house.submit({ id: idOf("forecast"), name: "ForecastPromiseBreach", body, giver: watch });
    }
    if (forecast !== undefined && expectedAt <= plusSeconds(due, -liftSeconds)) {
      await house.submit({ id: idOf("lift"), name: "LiftPromiseForecast", body, giver: watch });
    }
  }

  const beat = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) =>
        log(`arrivals could not be forecast: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => (looking = false));
  }, everyMilliseconds);

  return {
    stop: () => {
      stopped = true;
      clearInterval(beat);
    },
  };
}

import { instantOf, millis } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { Giver } from "../../ground/fact.ts";
import { linesOf } from "../../journal/rule-defect.ts";
import { ownState } from "../../journal/rulebook.ts";
import type { House } from "../../journal/server/room-server.ts";
import type { Submit } from "../../journal/server/submit.ts";
import type { StreetsDesk } from "../../streets/server/streets-desk.ts";
import type { Incident } from "../incident.ts";
import { promisesOf, type TierPromise } from "../promise.ts";
import { isActive } from "../stage.ts";
import { placedUnits, type Placed, travelTimes } from "./placed-units.ts";

interface Parts {
  readonly house: House;
  readonly streets: StreetsDesk;
  readonly submit: Submit;
  log(line: string): void;
  readonly everyMilliseconds?: number;
}

const watch: Giver = { officer: "system", role: "system" };

/**
 * Looks at the way still to go of everybody with a promise to keep, and records when it is longer than the time that is
 * left. Where the streets or a place are not known nothing is forecast. A look that fails is logged, and the next one comes;
 * an incident that cannot be looked at, because a rule throws for it, keeps nobody from looking at the others.
 */
export function watchPromises({ house, streets, submit, log, everyMilliseconds = 5000 }: Parts): { stop(): void } {
  let looking = false;
  /** Incidents whose look failed last time: said once, until it goes well again. */
  const troubled = new Set<string>();
  let stopped = false;

  async function look(): Promise<void> {
    const open: { readonly incident: Incident; readonly running: readonly TierPromise[] }[] = [];
    for (const [stream, states] of await house.journal.current(["incident"])) {
      const incident = ownState(house.book, stream, states) as Incident;
      await apart(incident.id, async () => {
        const running = promisesOf(incident).filter((one) => one.outcome === "running" && one.expectedAt === undefined);
        if (running.length > 0 && incident.place.point !== undefined) open.push({ incident, running });
      });
    }
    if (open.length === 0 || streets.condition() !== "ready") return;
    const placed = await placedUnits(house);
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

  async function judge(incident: Incident, { tier, due }: TierPromise, placed: readonly Placed[]): Promise<void> {
    const goal = incident.place.point;
    if (goal === undefined) return;
    const coming = new Set(
      incident.assignments.filter((one) => isActive(one) && one.promise?.tier === tier).map(({ unit }) => unit),
    );
    const travel = await travelTimes(
      streets,
      placed.filter(({ unit }) => coming.has(unit.id)),
      goal,
    );
    const soonest = Math.min(...(travel?.seconds ?? []).map((seconds) => seconds ?? Infinity));
    if (!Number.isFinite(soonest)) return;
    const expected = house.now().getTime() + soonest * 1000;
    if (expected <= millis(due)) return;
    const body = { incidentId: incident.id, tier, expectedAt: instantOf(Math.round(expected)) };
    // The id is the promise's, so that it is recorded once whoever looks twice.
    const id = derivedUlid(millis(due), `forecast ${incident.id} ${tier}`);
    await submit({ id, name: "ForecastPromiseBreach", body, giver: watch });
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

import { existsSync } from "node:fs";
import { unnamedDistrict } from "../../district/district.ts";
import type { Instant } from "../../ground/instant.ts";
import { millis } from "../../ground/instant.ts";
import { inForce, noRoads, type RoadsState } from "../roads.ts";
import { speedsNow } from "../speeds-now.ts";
import { graphFileOf } from "./import-streets.ts";
import { type Router, startRouter } from "./router.ts";

/** `none`: no streets were ever imported. `missing`: they were, but their files are not in this data folder. */
export type StreetsCondition = "none" | "loading" | "ready" | "missing";

/** Keeps the router at what the journal says of the streets: which version, and how the roads are. */
export interface StreetsInUse {
  readonly router: Router;
  condition(): StreetsCondition;
  /** The version that questions are answered from; the one before, while a newer one is loaded. */
  inUse(): string | undefined;
  /** How the version adopted last stands: `loading` or `missing` also while an older one answers. */
  conditionOfAdopted(): StreetsCondition;
  /** Restrictions in force with the number of edges each lies on (undefined until the router has said). */
  restrictionEdges(restriction: string): number | undefined;
  /** Factors of each class of road that the router works with now; empty: free flow. */
  factors(): readonly number[];
  /** To be called with the state at the start and after each change of it. */
  follow(roads: RoadsState): void;
  /** Resolves when everything followed so far is in use. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  readonly dataFolder: string;
  readonly now: () => Date;
  /** The district's, whose hours the speed factors are of. */
  readonly zone?: () => string;
  log(line: string): void;
}

const mostDelay = 2 ** 31 - 1;

export function openStreets({ dataFolder, now, zone = () => unnamedDistrict.zone, log }: Parts): StreetsInUse {
  const router = startRouter(log);
  let roads: RoadsState = noRoads;
  let version: string | undefined;
  let failed: string | undefined;
  let condition: StreetsCondition = "none";
  let edges = new Map<string, number>();
  let factors: readonly number[] = [];
  let told = "";
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  // One step after another: a version is loaded before the next is looked at.
  let work: Promise<void> = Promise.resolve();

  async function takeUp(): Promise<void> {
    if (closed) return;
    const wanted = roads.adopted?.version;
    if (wanted !== undefined && wanted !== version) {
      const file = graphFileOf(dataFolder, wanted);
      if (!existsSync(file)) {
        failed = wanted;
        if (condition !== "ready") condition = "missing";
        log(`the streets ${wanted} are not in ${file}; import them again`);
      } else {
        if (condition !== "ready") condition = "loading";
        await router.use(file).catch((error: unknown) => {
          failed = wanted;
          throw error;
        });
        [version, condition, told] = [wanted, "ready", ""];
      }
    }
    if (condition === "ready") await tell();
  }

  async function tell(): Promise<void> {
    clearTimeout(timer);
    const at: Instant = now().toISOString();
    const restrictions = inForce(roads, at);
    const speeds = speedsNow(roads.speeds?.bands ?? [], now().getTime(), zone());
    const conditions = {
      lines: restrictions.map(({ line, share }) => ({ line, share })),
      classFactors: speeds.factors,
      contraflowFactor: roads.contraflowFactor,
    };
    const text = JSON.stringify(conditions);
    if (text !== told) {
      const answer = await router.tell(conditions);
      told = text;
      factors = speeds.factors;
      edges = new Map(restrictions.map(({ restriction }, index) => [restriction, answer.edges[index] ?? 0]));
    }
    // Restrictions end by themselves, as do bands of hours: the roads are told anew when the next one does.
    const next = Math.min(speeds.until, ...restrictions.map(({ until }) => millis(until)));
    if (Number.isFinite(next) && !closed) {
      timer = setTimeout(again, Math.min(mostDelay, Math.max(0, next - now().getTime()) + 5));
      timer.unref();
    }
  }

  function again(): void {
    work = work.then(takeUp).catch((error: unknown) => {
      if (closed) return;
      log(`the streets could not be taken up: ${error instanceof Error ? error.message : String(error)}`);
      if (condition === "loading") condition = "missing";
    });
  }

  return {
    router,
    condition: () => condition,
    inUse: () => version,
    conditionOfAdopted: () => {
      const wanted = roads.adopted?.version;
      if (condition !== "ready" || wanted === undefined || wanted === version) return condition;
      return wanted === failed ? "missing" : "loading";
    },
    restrictionEdges: (restriction) => edges.get(restriction),
    factors: () => factors,
    follow: (state) => {
      roads = state;
      again();
    },
    settled: () => work,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await router.close();
    },
  };
}

import { readIn, statesIn } from "../../src/ground/fold.ts";
import type { Address } from "../../src/district/anhe/addresses.ts";
import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import { calendarView, isWorkingDay, noCalendar } from "../../src/district/calendar.ts";
import { districtView } from "../../src/district/district.ts";
import { calendarStream, districtStream } from "../../src/district/facts.ts";
import { isInside } from "../../src/district/ring.ts";
import { postsStream, responsibilityStream } from "../../src/duty/facts.ts";
import { handoverView } from "../../src/duty/handover.ts";
import { personView } from "../../src/access/person-view.ts";
import { bareItem, openItemsOf } from "../../src/duty/open-items.ts";
import { noPosts, postsView } from "../../src/duty/posts.ts";
import { matrixView, noMatrix, ownerOfIncident } from "../../src/duty/responsibility.ts";
import { sessionView } from "../../src/access/sessions.ts";
import { incidentView } from "../../src/dispatch/incident-view.ts";
import { unitView } from "../../src/dispatch/unit-view.ts";
import { streamKind } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import type { Point } from "../../src/ground/point.ts";
import type { StreamView } from "../../src/ground/room.ts";
import { callView } from "../../src/intake/call-view.ts";
import { JournalUnavailable, type Journal } from "../../src/journal/journal.ts";
import { ownState, type Rulebook } from "../../src/journal/rulebook.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import { drillStream } from "../../src/training/facts.ts";
import { drillView } from "../../src/training/room.ts";
import { drillStep, isOvertaken, rosterStep } from "./drill-step.ts";
import { isUntouched, open } from "./opening.ts";
import type { Movers } from "./moving.ts";
import { type Seats, standsAt } from "../../src/access/server/seats.ts";
import { groupView } from "../../src/tasking/group.ts";
import { noServices, servicesView } from "../../src/tasking/service.ts";
import { servicesStream } from "../../src/tasking/service-facts.ts";
import { taskView } from "../../src/tasking/task-view.ts";
import { onDutyOf } from "./on-duty.ts";
import { drillOrderId, type People, playedBy, watchPeople } from "./people.ts";
import { planAhead } from "./plan-ahead.ts";
import { complaintView } from "../../src/supervision/complaint-view.ts";
import { findingView } from "../../src/supervision/finding.ts";
import { forceView } from "../../src/supervision/force.ts";
import { registeringView } from "../../src/supervision/registering-view.ts";
import { proved } from "./proved.ts";
import type { DrillOrder, Scene } from "./scene.ts";
import { dayOf } from "../../src/ground/zone.ts";

export interface DrillParts {
  readonly book: Rulebook;
  readonly journal: Pick<Journal, "current" | "factsOf" | "listen" | "states">;
  readonly submit: Submit;
  readonly now: () => Date;
  readonly random: () => number;
  /** Where their callers call from; places of Anhe's plan when absent. */
  readonly addresses?: readonly Address[];
  /** Who drives their cars; without it nobody moves. */
  readonly movers?: Movers;
  /** Whether a window is open at a station's desk or in a unit's crew: one click at the door leaves no session to be read. */
  readonly sitsAt?: Seats["sitsAt"];
}

/** The synthetic people of a drill district. */
export interface Players {
  /** They look at the board once and do what they do next. */
  turn(): Promise<void>;
  stop(): void;
}

const kinds = [
  ...(["call", "incident", "unit", "person", "handover", "session"] as const),
  ...(["posts", "responsibility", "roads", "drill", "district", "calendar"] as const),
  ...(["task", "group", "services"] as const),
  ...(["registering", "complaint", "finding", "force"] as const),
] as const;
const everyMilliseconds = 1000;
const usualPace = 1;

/** Sets the synthetic people up; each `turn` reads the board anew, so that they remember nothing a restart would lose. */
export function playersOf({ book, journal, submit, now, random, movers, sitsAt, ...parts }: DrillParts): Players {
  const { addresses: all = anheAddresses() } = parts;
  /** Those of them that lie in the district. */
  let addresses: readonly Address[] = [];
  let watching: Promise<People> | undefined;
  let isStopped = false;
  /** The day on which the roster was last looked over. */
  let planned = "";

  async function look(): Promise<Scene | undefined> {
    const { touchedAt, actedFor } = await (watching ??= watchPeople(journal));
    const current = await journal.current(kinds);
    const byKind = Map.groupBy(current, ([stream]) => streamKind(stream));
    const of = <State>(view: StreamView<State>) =>
      statesIn(view, byKind.get(view.kind) ?? []).map(([, state]) => state);
    const read = readIn(current);
    const district = read(districtView, districtStream);
    if (district?.drill !== true) return undefined;
    const stations = Object.values(district.stations);
    const at = now().getTime();
    const { zone } = district;
    const [calls, incidents, units] = [of(callView), of(incidentView), of(unitView)];
    const staff = of(personView);
    const people = playedBy(staff, of(sessionView), at);
    const played = new Set(people);
    const visitors = staff.filter((person) => person.onPost !== undefined && !played.has(person));
    const posts = read(postsView, postsStream) ?? noPosts;
    const calendar = read(calendarView, calendarStream) ?? noCalendar;
    const matrix = read(matrixView, responsibilityStream) ?? noMatrix;
    const local = { zone, isWorkingDay: (day: string) => isWorkingDay(calendar, day) };
    return {
      now: at,
      zone,
      pace: read(drillView, drillStream)?.pace ?? usualPace,
      ...{ calls, incidents, units, people, posts: posts.posts },
      tasks: of(taskView),
      groups: of(groupView),
      oversight: {
        registerings: of(registeringView),
        complaints: of(complaintView),
        findings: of(findingView),
        forces: of(forceView),
      },
      menu: (read(servicesView, servicesStream) ?? noServices).services,
      ...{ calendar, stations: stations.map(({ id }) => id) },
      handovers: of(handoverView),
      onDuty: onDutyOf(people, units, at, zone),
      openItems: (post) =>
        openItemsOf(
          book,
          [...current].map(([stream, states]) => ({ stream, state: ownState(book, stream, states) })),
          {
            now: instantOf(at),
            partFor: (happening) => ownerOfIncident(matrix, happening, local),
            post: posts.posts[post]?.part ?? post,
          },
        ).map(bareItem),
      stationOf: (point: Point) => stations.find(({ area }) => area !== undefined && isInside(point, area))?.id,
      ...{ touchedAt, actedFor },
      isVisited: (place) =>
        sitsAt?.(place) === true ||
        visitors.some(({ onPost }) => onPost !== undefined && standsAt(place, onPost.power)),
      arrival: movers?.arrival ?? (() => undefined),
    };
  }

  async function give({ giver, name, body }: DrillOrder): Promise<string | undefined> {
    if (isStopped) return undefined;
    const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
    const id = drillOrderId(now().getTime(), bytes);
    const answer = await submit({ id, name, body: await proved(journal, name, body), giver });
    // Refused: a person was quicker, or the board has moved on. The next look knows.
    return answer.accepted ? id : undefined;
  }

  async function see(): Promise<Scene | undefined> {
    const scene = await look().catch((error: unknown) => {
      watching = undefined;
      throw error;
    });
    return scene === undefined || scene.pace === 0 ? undefined : scene;
  }

  /** The roster goes on day by day, however long the drill runs. */
  async function lookAhead({ now: at, zone }: Scene): Promise<void> {
    const day = dayOf(instantOf(at), zone);
    if (day === planned) return;
    await planAhead({ book, journal, submit, now });
    planned = day;
  }

  return {
    turn: async () => {
      let scene = await see();
      if (scene === undefined) return;
      const { stationOf } = scene;
      if (addresses.length === 0) addresses = all.filter(({ point }) => stationOf(point) !== undefined);
      if (addresses.length === 0) addresses = all;
      if (isUntouched(scene)) return open(scene, addresses, random, { give, see });
      await lookAhead(scene);
      const moves = rosterStep(scene);
      for (const order of moves) await give(order);
      // Whoever came or went changes who can be asked for anything.
      if (moves.length > 0) scene = await see();
      if (scene === undefined) return;
      movers?.move(scene);
      for (const order of drillStep(scene, random, addresses)) if (!isOvertaken(scene, order)) await give(order);
    },
    stop: () => {
      isStopped = true;
      void watching?.then(({ stop }) => stop()).catch(() => undefined);
    },
  };
}

/** Plays the drill until it is stopped: a turn a second, none before the last is over. */
export function startDrill(parts: DrillParts & { readonly log: (line: string) => void }): { stop(): Promise<void> } {
  const players = playersOf(parts);
  let working: Promise<void> | undefined;
  const beat = setInterval(() => {
    working ??= players
      .turn()
      .catch((error: unknown) => {
        if (error instanceof JournalUnavailable) return;
        parts.log(`the drill stumbled: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => (working = undefined));
  }, everyMilliseconds);
  return {
    stop: async () => {
      clearInterval(beat);
      players.stop();
      await working;
    },
  };
}

import { statesIn } from "../../../src/ground/fold.ts";
import type { StreamView } from "../../../src/ground/room.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import type { Answer } from "../../../src/journal/server/order-request.ts";
import { submitterOf } from "../../../src/journal/server/submit.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { derivedUlid } from "../../../src/ground/ulid.ts";
import type { Draw } from "../../../src/district/anhe/draws.ts";
import { callView } from "../../../src/intake/call-view.ts";
import { incidentTimers } from "../../../src/dispatch/timers.ts";
import { incidentView } from "../../../src/dispatch/incident-view.ts";
import { personView } from "../../../src/access/person-view.ts";
import { millis } from "../../../src/ground/instant.ts";
import { unitView } from "../../../src/dispatch/unit-view.ts";
import { makeDistrict } from "../../../src/district/server/make-district.ts";
import { makeStaff } from "../make-staff.ts";
import { isOfDrill } from "../people.ts";
import { groupView } from "../../../src/tasking/group.ts";
import { groupStream } from "../../../src/tasking/group-facts.ts";
import { taskStream } from "../../../src/tasking/task-facts.ts";
import { taskView } from "../../../src/tasking/task-view.ts";
import { type DrillParts, type Players, playersOf } from "../run-drill.ts";
import { rulebook } from "../../server/rooms.ts";
import { plainVault } from "../../server/testing/plain-vault.ts";

const dayBegins = Date.parse("2026-11-23T08:00:00.000Z");

export interface Refused {
  readonly name: string;
  readonly code: string;
  readonly officer: string;
  readonly isOfDrill: boolean;
}

/** The rules of every room on a memory journal under a clock of its own, for tests of the demo district and its drill. */
export function memoryDistrict(begins = dayBegins) {
  const clock = { now: begins };
  const now = () => new Date(clock.now);
  const journal = memoryJournal(rulebook);
  const refused: Refused[] = [];
  const decide = submitterOf({
    book: rulebook,
    clerk: journal,
    vault: plainVault,
    keys: { digest: (text) => text },
    now,
  });
  let count = 0;

  const submit: typeof decide = async (request) => {
    const answer = await decide(request);
    if (!answer.accepted) {
      const { name, giver, id = "" } = request;
      const code = answer.refusal.refused;
      refused.push({ name, code, officer: giver.officer, isOfDrill: isOfDrill({ order: id }) });
    }
    return answer;
  };

  async function all<State>(view: StreamView<State>): Promise<readonly State[]> {
    return statesIn(view, await journal.current([view.kind])).map(([, state]) => state);
  }

  return {
    clock,
    now,
    journal,
    submit,
    refused,
    calls: () => all(callView),
    incidents: () => all(incidentView),
    units: () => all(unitView),
    tasks: () => all(taskView),
    groups: () => all(groupView),
    people: () => all(personView),
    facts: () => journal.facts(0, Number.MAX_SAFE_INTEGER),
    make: async (kind: "demo" | "empty") => {
      await makeDistrict({ book: rulebook, journal, submit, kind, now });
      if (kind === "demo") await makeStaff({ book: rulebook, journal, submit, now });
    },
    players: (random: Draw, more: Pick<DrillParts, "sitsAt"> = {}): Players =>
      playersOf({ book: rulebook, journal, submit, now, random, ...more }),
    /** An order of a person. */
    give: (name: string, body: Record<string, unknown>, giver: Giver): Promise<Answer> => {
      count += 1;
      return submit({ id: derivedUlid(clock.now, `person ${count}`), name, body, giver });
    },
    /** Orders of the clock that have fallen due. */
    tick: async () => {
      const timed = [
        ...(await all(incidentView)).map((incident) => ({ id: incident.id, timers: incidentTimers(incident) })),
        ...(await all(taskView)).map((task) => ({
          id: task.id,
          timers: taskView.timers?.(task, taskStream(task.id)) ?? [],
        })),
        ...(await all(groupView)).map((group) => ({
          id: group.id,
          timers: groupView.timers?.(group, groupStream(group.id)) ?? [],
        })),
      ];
      for (const { id: stream, timers } of timed) {
        for (const { name, due, order, body } of timers) {
          if (millis(due) > clock.now) continue;
          const id = derivedUlid(millis(due), `${stream} ${name}`);
          await decide({ id, name: order, body, giver: { officer: "system", role: "system" } });
        }
      }
    },
  };
}

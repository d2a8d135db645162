import { incidentTimers } from "../../../src/dispatch/timers.ts";
import { incidentView } from "../../../src/dispatch/incident-view.ts";
import { readIn } from "../../../src/ground/fold.ts";
import { streamKind } from "../../../src/ground/fact.ts";
import { millis } from "../../../src/ground/instant.ts";
import type { Timer } from "../../../src/ground/room.ts";
import { derivedUlid } from "../../../src/ground/ulid.ts";
import type { Commit, Journal } from "../../../src/journal/journal.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import { taskStream } from "../../../src/tasking/task-facts.ts";
import { taskView } from "../../../src/tasking/task-view.ts";
import { proved } from "../proved.ts";
import type { PastEvent } from "./past-event.ts";

interface Parts {
  readonly journal: Pick<Journal, "factsOf" | "listen">;
  /** The way of every order, by a clock that is asked when the order comes in. */
  readonly submitBy: (now: () => Date) => Submit;
}

/** Orders under way at once: those without a key in common do not wait for each other. */
const atOnce = 40;

/**
 * Gives the orders of a past, each by a clock that shows its moment, and between them what the clock itself orders when a
 * time limit runs out. Repeated, it records nothing twice. Answers how many orders were refused, by name and code.
 */
export async function givePast(
  { journal, submitBy }: Parts,
  events: readonly PastEvent[],
): Promise<ReadonlyMap<string, number>> {
  let moment = 0;
  const submit = submitBy(() => new Date(moment));
  const refused = new Map<string, number>();
  const timers = new Map<string, readonly Timer[]>();
  const stopListening = journal.listen(({ streams }: Commit) => {
    for (const [stream, { after }] of streams) {
      const read = readIn(new Map([[stream, after]]));
      if (streamKind(stream) === "task") {
        const task = read(taskView, stream);
        timers.set(stream, task === undefined ? [] : (taskView.timers?.(task, stream) ?? []));
      }
      if (streamKind(stream) !== "incident") continue;
      const incident = read(incidentView, stream);
      timers.set(stream, incident === undefined ? [] : incidentTimers(incident));
    }
  });

  /** Submits as of a moment: `submit` asks the clock before it waits for anything. */
  function submitAt(at: number, request: Parameters<Submit>[0]): ReturnType<Submit> {
    moment = at;
    return submit(request);
  }

  /** What falls due on an incident or a task before a moment, one after the other: each may bring the next. */
  async function runOut(stream: string, until: number): Promise<void> {
    for (;;) {
      const due = (timers.get(stream) ?? [])
        .filter((timer) => millis(timer.due) < until)
        .toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
      if (due === undefined) return;
      const at = millis(due.due);
      const id = derivedUlid(at, `${stream} ${due.name}`);
      const giver = { officer: "system", role: "system" as const };
      const answer = await submitAt(at, { id, name: due.order, body: due.body, giver });
      if (answer.accepted && !answer.repeated) continue;
      timers.set(
        stream,
        (timers.get(stream) ?? []).filter(({ name }) => name !== due.name),
      );
    }
  }

  async function give({ at, id, order: { giver, name, body } }: PastEvent): Promise<void> {
    const { incidentId, taskId } = body;
    if (typeof incidentId === "string") await runOut(`incident/${incidentId}`, at);
    if (typeof taskId === "string") await runOut(taskStream(taskId), at);
    const answer = await submitAt(at, { id, name, body: await proved(journal, name, body), giver });
    if (answer.accepted) return;
    const what = `${name} ${answer.refusal.refused}`;
    refused.set(what, (refused.get(what) ?? 0) + 1);
  }

  const last = new Map<string, Promise<void>>();
  const underway = new Set<Promise<void>>();
  let failure: unknown;
  try {
    for (const event of events) {
      if (underway.size >= atOnce) await Promise.race(underway);
      if (failure !== undefined) throw failure;
      const before = event.keys.flatMap((key) => last.get(key) ?? []);
      const given = Promise.all(before)
        .then(() => give(event))
        .catch((error: unknown) => {
          failure ??= error;
        });
      underway.add(given);
      void given.then(() => underway.delete(given));
      for (const key of event.keys) last.set(key, given);
    }
    await Promise.all(underway);
    if (failure !== undefined) throw failure;
  } finally {
    stopListening();
  }
  return refused;
}

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { millis } from "../ground/instant.ts";
import { openAlarms, standingAlarms } from "./alarms.ts";
import type { DispatchFact } from "./facts.ts";
import { rowOf } from "./web/incident-order.ts";
import { waitingClockOf } from "./web/waiting-clock.ts";
import { calltaker, crew, desk, dispatcher, hall } from "./testing/hall.ts";

const bounds = [60, 180, 600, 1800];

const action = fc.record({
  what: fc.constantFrom(
    ...(["open", "hold", "order", "station", "sign", "return", "takeBack", "send", "acknowledge", "arrive"] as const),
    ...(["clear", "cancel", "undo", "priority", "divert", "withdraw", "merge", "unmerge"] as const),
    ...(["reopen", "report", "file", "note"] as const),
  ),
  which: fc.nat(30),
  unit: fc.constantFrom("N1", "N2", "S1"),
  seconds: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 700 })),
  isEnteredLater: fc.boolean(),
});

/**
 * What should be alarming about an incident, told from its facts alone and without the rules: orders that are not
 * answered, with their times; and since when nobody is ordered, with the time it may wait.
 */
function causesOf(facts: readonly DispatchFact[], id: string) {
  const orders = new Map<string, { by?: string | undefined; answered: boolean; over: boolean; sentOn: boolean }>();
  const endings = new Map<string, string>();
  let [gone, reopened, priority, watched] = [false, false, 1, false];
  const moments: (readonly [of: string, at: string])[] = [];
  const set = (key: string, more: object) =>
    orders.set(key, { answered: false, over: false, sentOn: false, ...orders.get(key), ...more });
  for (const fact of facts) {
    const at = fact.occurredAt;
    switch (fact.type) {
      case "IncidentOpened":
        [priority, watched] = [fact.data.priority, fact.data.waitingSeconds !== undefined];
        moments.push(["opened", at]);
        break;
      case "UnitOrdered":
        set(fact.data.assignment, { by: fact.data.acknowledgeBy });
        if (fact.data.stationOrder !== undefined) set(fact.data.stationOrder, { sentOn: true });
        break;
      case "StationOrdered":
        set(fact.data.stationOrder, { by: fact.data.acknowledgeBy });
        break;
      case "StepTaken":
        set(fact.data.assignment, { answered: true });
        break;
      case "StationSigned":
        set(fact.data.stationOrder, { answered: true });
        break;
      case "StationReturned":
      case "StationOrderCancelled":
        set(fact.data.stationOrder, { over: true });
        moments.push([fact.data.stationOrder, at]);
        break;
      case "AssignmentEnded":
        set(fact.data.assignment, { over: true });
        endings.set(fact.data.assignment, fact.data.ending);
        moments.push([fact.data.assignment, at]);
        break;
      case "StepUndone":
        set(fact.data.assignment, { over: false, answered: fact.data.back !== "ordered" });
        if (fact.data.step !== "cleared") break;
        endings.delete(fact.data.assignment);
        moments.splice(
          moments.findLastIndex(([of]) => of === fact.data.assignment),
          1,
        );
        break;
      case "PriorityChanged":
        priority = fact.data.priority;
        break;
      case "ReportGiven":
        reopened = false;
        break;
      case "IncidentFiled":
        [gone, reopened] = [true, false];
        break;
      case "IncidentReopened":
        [gone, reopened] = [false, true];
        moments.push(["reopened", at]);
        break;
      case "IncidentMerged":
        if (fact.data.incident === id) gone = true;
        break;
      case "IncidentUnmerged":
        if (fact.data.incident === id) gone = false;
        if (fact.data.incident === id) moments.push(["unmerged", at]);
        break;
      case "IncidentDiverted":
      case "IncidentWithdrawn":
        gone = true;
        break;
      default:
    }
  }
  const worked = [...endings.values()].some((ending) => ending === "done" || ending === "notOnScene");
  const isEngaged = [...orders].some(([, { over, sentOn }]) => !over && !sentOn);
  const unanswered = gone
    ? []
    : [...orders].flatMap(([order, { by, answered, over, sentOn }]) =>
        by === undefined || answered || over || sentOn ? [] : [{ order, due: millis(by) }],
      );
  // Once its crew has done the work nobody waits, unless it was reopened since and no new report was given.
  const waits = !gone && !isEngaged && (reopened || !worked);
  const since = Math.max(...moments.map(([, at]) => millis(at)));
  const waiting = waits && watched ? { due: since + 1000 * (bounds[priority - 1] ?? 0) } : undefined;
  return { unanswered, waiting };
}

test("over any history: no alarm without a cause that still holds, no cause without its alarm, and every view says the same", async () => {
  let raisedOnce = 0;
  let endedOnce = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 50 }), async (actions) => {
      const { give, pass, incident, journal, ring, at } = await hall();
      const incidents: string[] = [];
      const crews: { incidentId: string; assignmentId: string; unit: string }[] = [];
      const desks: { incidentId: string; stationOrderId: string }[] = [];
      let clock = 0;

      async function look(hasRung: boolean): Promise<void> {
        for (const id of incidents) {
          const state = await incident(id);
          const facts = (await journal.factsOf(`incident/${id}`)) as readonly DispatchFact[];
          const { unanswered, waiting } = causesOf(facts, id);
          const now = millis(at(clock));
          const standing = standingAlarms(state);
          for (const { order, raisedAt } of standing) {
            const cause = order === undefined ? waiting : unanswered.find((one) => one.order === order);
            assert.ok(cause !== undefined && cause.due <= millis(raisedAt), `${order ?? "waiting"} without a cause`);
          }
          assert.deepEqual(rowOf(state).alerts, openAlarms(state).length);
          assert.equal(waitingClockOf(state, now) === undefined, waiting === undefined);
          raisedOnce += standing.length > 0 ? 1 : 0;
          endedOnce += state.alerts.length > standing.length ? 1 : 0;
          assert.equal(state.alerts.length, facts.filter(({ type }) => type.endsWith("Overdue")).length);
          if (!hasRung) continue;
          for (const { order, due } of unanswered) {
            if (due <= now)
              assert.ok(
                standing.some((one) => one.order === order),
                `${order} without its alarm`,
              );
          }
          if (waiting !== undefined && waiting.due <= now) {
            assert.ok(
              standing.some(({ order }) => order === undefined),
              "a long wait without its alarm",
            );
            assert.equal(waitingClockOf(state, now)?.tone, "alarm");
          }
        }
      }

      for (const { what, which, unit, seconds, isEnteredLater } of actions) {
        pass(seconds);
        clock += seconds;
        for (const id of incidents) {
          for (let given = await ring(id); given.length > 0; given = await ring(id)) {
            assert.deepEqual(
              given.filter((refused) => refused !== undefined),
              [],
            );
          }
        }
        await look(true);
        const when = isEnteredLater && clock > 300 ? at(clock - which * 10) : undefined;
        const incidentId = incidents[which % Math.max(1, incidents.length)] ?? "";
        const one = crews[which % Math.max(1, crews.length)];
        const order = desks[which % Math.max(1, desks.length)];
        const reason = "x";
        if (what === "open" || what === "hold") {
          const body = { type: which % 2 === 0 ? "quarrel" : "robbery", place: { words: "a" }, held: what === "hold" };
          incidents.push((await give(calltaker, "OpenIncident", body, when)).id);
        }
        if (incidentId === "") continue;
        const body = { incidentId, reason };
        if (what === "order") {
          const given = await give(dispatcher, "OrderUnit", { incidentId, unitId: unit }, when);
          if (given.refused === undefined) crews.push({ incidentId, assignmentId: given.id, unit });
        }
        if (what === "station") {
          const given = await give(dispatcher, "OrderStation", { incidentId, stationId: "north" }, when);
          if (given.refused === undefined) desks.push({ incidentId, stationOrderId: given.id });
        }
        if (what === "priority") await give(dispatcher, "ChangePriority", { ...body, priority: 1 + (which % 4) });
        if (what === "divert") await give(dispatcher, "DivertIncident", { ...body, to: "x" });
        if (what === "withdraw") await give(dispatcher, "WithdrawIncident", body);
        if (what === "merge") await give(dispatcher, "MergeIncident", { ...body, intoId: incidents[0] ?? "" });
        if (what === "unmerge") await give(dispatcher, "UnmergeIncident", body);
        if (what === "reopen") await give(dispatcher, "ReopenIncident", body);
        if (what === "report") {
          await give(dispatcher, "GiveReport", { incidentId, text: "x" });
          await give(dispatcher, "RecordResult", { incidentId, result: "other" });
        }
        if (what === "file") await give(dispatcher, "FileIncident", { incidentId });
        if (what === "note") {
          const alertId = openAlarms(await incident(incidentId))[0]?.id;
          if (alertId !== undefined) await give(dispatcher, "AcknowledgeAlert", { incidentId, alertId });
        }
        if (order !== undefined) {
          if (what === "sign") await give(desk, "SignOrder", order, when);
          if (what === "return") await give(desk, "ReturnOrder", { ...order, reason });
          if (what === "takeBack") await give(dispatcher, "WithdrawStationOrder", { ...order, reason });
          if (what === "send") {
            const given = await give(desk, "SendCrew", { ...order, unitId: unit });
            if (given.refused === undefined) crews.push({ incidentId: order.incidentId, assignmentId: given.id, unit });
          }
        }
        if (one !== undefined) {
          const { unit: whose, ...step } = one;
          if (what === "acknowledge") await give(crew(whose), "AcknowledgeOrder", step, when);
          if (what === "arrive") await give(crew(whose), "ArriveOnScene", step, when);
          if (what === "clear") await give(crew(whose), "ClearUnit", { ...step, reason });
          if (what === "cancel") await give(dispatcher, "CancelAssignment", { ...step, reason }, when);
          if (what === "undo") await give(crew(whose), "UndoStep", step);
        }
        await look(false);
      }
    }),
    { numRuns: 200 },
  );
  assert.ok(raisedOnce > 100 && endedOnce > 100, "the lives reach alarms and their ends");
});

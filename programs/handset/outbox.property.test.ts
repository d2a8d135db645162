import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Incident } from "../../src/dispatch/incident.ts";
import { dispatcher } from "../../src/dispatch/testing/hall.ts";
import { streamKind } from "../../src/ground/fact.ts";
import { type Fate, Hall, noticedMillis, Phone } from "./testing/patrol.ts";

/** Half a tap's work: what the crew does next on the job that its phone shows. */
const taps = ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene", "BeginHandling", "ClearUnit", "UndoStep", "GiveReport"];

/** Two phones of one crew, and what happens to them; `which` names a phone. */
const action = fc.oneof(
  { weight: 9, arbitrary: fc.record({ what: fc.constant("tap"), which: fc.nat(1), name: fc.constantFrom(...taps) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom("urgent", "takeBack"), which: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("order", "cancel", "radio"), which: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom("offline", "deadSpot", "online"), which: fc.nat(1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("fate"),
      which: fc.nat(1),
      fate: fc.constantFrom<Fate>("lost", "unanswered"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("deliver"), which: fc.nat(1), count: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constantFrom("kill", "server", "session", "relief"), which: fc.nat(1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("clock"),
      which: fc.nat(1),
      wrong: fc.integer({ min: -3_600_000, max: 3_600_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("pass"), seconds: fc.nat(900) }) },
) as fc.Arbitrary<Action>;

interface Action {
  readonly what: string;
  readonly which: number;
  readonly name: string;
  readonly fate: Fate;
  readonly count: number;
  readonly wrong: number;
  readonly seconds: number;
}

const nothing: Action = { what: "", which: 0, name: "", fate: "answered", count: 0, wrong: 0, seconds: 0 };

/** The crew's open job as a board shows it. */
function jobOn(
  board: ReadonlyMap<string, unknown>,
  unit: string,
): { incidentId: string; assignmentId: string } | undefined {
  for (const [stream, state] of board) {
    if (streamKind(stream) !== "incident") continue;
    const { id, assignments } = state as Incident;
    const assignment = assignments.findLast((one) => one.unit === unit);
    if (assignment !== undefined) return { incidentId: id, assignmentId: assignment.id };
  }
  return undefined;
}

async function tap(phone: Phone, name: string): Promise<void> {
  const job = jobOn(phone.seen(), phone.unit);
  if (job === undefined) return;
  const { incidentId } = job;
  if (name === "GiveReport") await phone.tap(name, { incidentId, text: "x" });
  else await phone.tap(name, { ...job, ...(name === "ClearUnit" ? { reason: "x" } : {}) });
}

/** What people and machines do; nothing here looks at how the outbox is made. */
async function live(hall: Hall, phones: readonly Phone[], { what, which, ...how }: Action): Promise<void> {
  const phone = phones[which % phones.length];
  if (what === "pass") {
    hall.now += how.seconds * 1000;
    return;
  }
  if (phone === undefined) return;
  switch (what) {
    case "tap":
      return await tap(phone, how.name);
    case "urgent": {
      const job = jobOn(phone.seen(), phone.unit);
      if (job !== undefined) await phone.tap("AddNarrative", { incidentId: job.incidentId, text: "!" }, true);
      return;
    }
    case "takeBack":
      return await phone.takeBack();
    case "order":
      await hall.give(dispatcher, "OrderUnit", {
        incidentId: await hall.incident(),
        unitId: phone.unit,
        preempt: true,
      });
      return;
    case "cancel":
    case "radio": {
      const job = jobOn(await phone.truth(), phone.unit);
      if (job === undefined) return;
      if (what === "cancel") await hall.give(dispatcher, "CancelAssignment", { ...job, reason: "x" });
      else await hall.give(dispatcher, "ArriveOnScene", job);
      return;
    }
    case "offline":
    case "deadSpot":
      phone.isOnline = false;
      phone.isDeceived = what === "deadSpot";
      return;
    case "online":
      phone.isOnline = true;
      await phone.reconnect();
      return await phone.outbox.send();
    case "fate":
      phone.fates.push(how.fate);
      return;
    case "deliver":
      phone.deliver(how.count);
      return;
    case "kill":
      return await phone.start();
    case "server":
      hall.isUp = !hall.isUp;
      return;
    case "session":
      phone.isSignedIn = !phone.isSignedIn;
      return;
    case "relief":
      return await phone.changeHands();
    case "clock":
      phone.setClock(how.wrong);
  }
}

/** Everything works again, everybody who has orders waiting signs in once more, and all is read. */
async function comeHome(hall: Hall, phones: readonly Phone[]): Promise<void> {
  hall.isUp = true;
  for (const phone of phones) {
    Object.assign(phone, { isOnline: true, isSignedIn: true });
    phone.fates.length = 0;
    for (const officer of phone.officers) {
      phone.officer = officer;
      await phone.start();
      await phone.outbox.send();
      await phone.reconnect();
    }
  }
  for (const phone of phones) await phone.reconnect();
}

const runs = Number(process.env["RUNS"] ?? 10_000);

test("whatever happens to phones, network, server and clocks: nothing acknowledged is lost or applied twice, and all agree in the end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 50, size: "max" }), async (actions) => {
      const hall = await Hall.open();
      const phones = [await Phone.of(hall, "N1", ["P1", "P3"]), await Phone.of(hall, "N1", ["P2", "P4"])];
      // A crew with a job, so that there is something to do from the start.
      await live(hall, phones, { ...nothing, what: "order" });
      for (const phone of phones) phone.deliver(9);
      for (const each of actions) await live(hall, phones, each);
      await comeHome(hall, phones);

      for (const phone of phones) {
        for (const officer of phone.officers) {
          const tapped = phone.taps.filter(({ owner }) => owner === officer);
          const judged = [...hall.judged.values()].filter(({ owner }) => owner === officer);
          // Nothing lost, nothing twice: as many orders reached the server as taps were acknowledged.
          assert.deepEqual(names(judged), names(tapped), officer);
          // In their turn, and as near to the truth as could be known; an emergency overtakes.
          const calm = judged.filter(({ name }) => name !== "AddNarrative");
          for (const [index, one] of tapped.filter(({ urgent }) => !urgent).entries()) {
            const { name, occurredAt } = calm[index] ?? assert.fail("missing");
            assert.equal(name, one.name);
            assert.ok(occurredAt > one.contact - noticedMillis, "not before the phone last heard of the server");
            if (tapped.some(({ isDoubtful }) => isDoubtful)) continue;
            assert.ok(Math.abs(occurredAt - one.at) < noticedMillis, `${occurredAt} of ${one.at}`);
          }
          // What was refused is shown to whoever gave it, and nothing else is left.
          const left = [...phone.shelf.kept.values()].filter(({ owner }) => owner === officer);
          assert.equal(
            left.filter(({ refusal }) => refusal !== undefined).length,
            judged.filter(({ isRefused }) => isRefused).length,
          );
          assert.deepEqual(
            left.filter(({ refusal }) => refusal === undefined),
            [],
          );
        }
        // The phone shows what the hall knows.
        assert.deepEqual(new Map(phone.seen()), new Map(await phone.truth()));
      }
    }),
    { numRuns: runs },
  );
});

function names(of: readonly { readonly name: string }[]): readonly string[] {
  return of.map(({ name }) => name).toSorted();
}

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../../ground/fact.ts";
import type { Reply } from "../../journal/web/api.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { preferenceFacts } from "../../access/preference-facts.ts";
import { accessRoom } from "../../access/room.ts";
import { dutyRoom } from "../room.ts";
import { actGroupOf, isActSought, isDayAhead, peopleOf, withActs } from "./act-groups.ts";
import { type LogPage, readOlderActs } from "./read-acts.ts";

const book = rulebookOf([accessRoom, dutyRoom]);
const by = { officer: "A1", role: "securityAdministrator" };

function fact(n: number, type: string, data: object = {}, more: Partial<Fact> = {}): Fact {
  const at = "2026-11-24T08:00:00.000Z";
  const hlc = String(n).padStart(6, "0");
  return {
    writer: "w",
    n,
    hlc,
    order: "O",
    by,
    streams: [],
    type,
    version: 1,
    occurredAt: at,
    recordedAt: at,
    data,
    ...more,
  };
}

test("every fact of the room belongs to a group; of others only what was done under a broken glass", () => {
  for (const { type } of [...accessRoom.facts, ...dutyRoom.facts])
    // How somebody likes to read is no act about people.
    if (preferenceFacts.every((kind) => kind.type !== type)) {
      assert.notEqual(actGroupOf(book, { type, by }), undefined, type);
    }
  assert.equal(actGroupOf(book, { type: "UnitOrdered", by }), undefined);
  assert.equal(actGroupOf(book, { type: "UnitOrdered", by: { ...by, glass: "G" } }), "glass");
});

test("a fact is about whoever did it, whom it names, and whom a proposal is for", () => {
  assert.deepEqual(peopleOf(fact(1, "SwapAsked", { from: "A2", to: "A3" })), ["A1", "A2", "A3"]);
  const body = { grants: [{ person: "A4" }, { person: "A4" }] };
  assert.deepEqual(peopleOf(fact(1, "ActProposed", { order: "GrantPowers", body })), ["A1", "A4"]);
});

test("acts are found by person and day", () => {
  const found = (filter: object) => isActSought({ person: "", day: "", ...filter }, "2026-11-24", ["A2", "Wang"]);
  assert.deepEqual([{}, { person: "wan" }, { person: "Li" }, { day: "2026-11-24" }, { day: "2026-11-25" }].map(found), [
    true,
    true,
    false,
    true,
    false,
  ]);
});

test("the log is read on while the day that is looked for may lie before what has been read", () => {
  const ahead = (day: string, oldest: string | undefined, from: number | undefined) =>
    isDayAhead({ person: "", day }, oldest, from);
  assert.equal(ahead("2026-11-20", "2026-11-22", 500), true);
  assert.equal(ahead("2026-11-22", "2026-11-22", 500), true);
  assert.equal(ahead("2026-11-20", undefined, 500), true);
  assert.equal(ahead("2026-11-23", "2026-11-22", 500), false);
  assert.equal(ahead("2026-11-20", "2026-11-22", 1), false);
  assert.equal(ahead("2026-11-20", "2026-11-22", undefined), false);
  assert.equal(ahead("", "2026-11-22", 500), false);
});

test("acts stand newest first, each once, whether pushed or read", () => {
  const held = withActs(book, [], [fact(2, "SignedIn"), fact(5, "PowerGranted")]);
  const more = withActs(book, held, [fact(5, "PowerGranted"), fact(3, "UnitOrdered"), fact(4, "SignedOn")]);
  assert.deepEqual(
    more.map(({ n }) => n),
    [5, 4, 2],
  );
  assert.equal(withActs(book, more, [fact(3, "UnitOrdered")]), more);
});

/** A log whose every hundredth fact is an act. */
function logOf(size: number) {
  const asked: string[] = [];
  const read = async (after: number, limit: number): Promise<Reply<LogPage>> => {
    asked.push(`${after}+${limit}`);
    const last = Math.min(size, after + limit);
    const facts = Array.from({ length: Math.max(0, last - after) }, (_, index) => {
      const n = after + 1 + index;
      return { n, body: JSON.stringify(fact(n, n % 100 === 0 ? "SignedIn" : "UnitOrdered")) };
    });
    return { kind: "ok", content: { size, facts } };
  };
  return { asked, read };
}

function contentOf<Content>(reply: Reply<Content>): Content {
  if (reply.kind !== "ok") throw new Error("it was not read");
  return reply.content;
}

test("the log is read backwards from its end until there are enough acts, and goes on where it stopped", async () => {
  const { asked, read } = logOf(2500);
  const first = contentOf(await readOlderActs(read, book, undefined, 5));
  assert.deepEqual(asked, ["0+1", "1500+1000"]);
  assert.equal(first.acts.length, 10);
  const second = contentOf(await readOlderActs(read, book, first.from, 12));
  assert.equal(second.acts.length, 15);
  assert.equal(second.from, 1);
  assert.deepEqual(asked.slice(2), ["500+1000", "0+500"]);
});

test("one asking reads so many pages at most, and a log that cannot be read is said so", async () => {
  const { asked, read } = logOf(50_000);
  assert.equal(contentOf(await readOlderActs(read, book, undefined, 1e9)).from, 40_001);
  assert.equal(asked.length, 11);
  const away = { kind: "unreachable", retryAfterSeconds: undefined, refused: undefined } as const;
  assert.equal(await readOlderActs(async () => away, book, undefined, 5), away);
  assert.equal(await readOlderActs(async () => away, book, 100, 5), away);
  assert.deepEqual(contentOf(await readOlderActs(logOf(0).read, book, undefined, 5)), { acts: [], from: 1 });
});

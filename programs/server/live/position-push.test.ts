import assert from "node:assert/strict";
import { after, test } from "node:test";
import { dispatchRoom } from "../../../src/dispatch/room.ts";
import { districtRoom } from "../../../src/district/room.ts";
import { tagsOf } from "../../../src/access/sight.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import type { Position } from "../../../src/ground/position.ts";
import { derivedUlid } from "../../../src/ground/ulid.ts";
import { journalRoom } from "../../../src/journal/journal-room.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import { rulebookOf } from "../../../src/journal/rulebook.ts";
import { eventually } from "../testing/test-server.ts";
import { frameReader, type LiveReader, liveReader } from "../testing/live-reader.ts";
import { loadBoard } from "./board.ts";
import { liveOf } from "./live.ts";
import { thrown } from "../testing/thrown.ts";

const administrator: Giver = { officer: "a", role: "systemAdministrator" };
const dispatcher: Giver = { officer: "d", role: "dispatcher" };
const north: Giver = { officer: "n", role: "station", station: "N" };
const south: Giver = { officer: "s", role: "station", station: "S" };
const crew: Giver = { officer: "c", role: "unit", unit: "N-1" };
const startedAt = "2026-11-24T08:00:00.000Z";
const positionMillis = 40;

interface Said {
  readonly fixes: readonly { readonly unit: string; readonly at: string }[];
  readonly gone?: readonly string[];
  readonly all?: boolean;
}

const at = (minute: number): Position => ({ at: `2026-11-24T08:0${minute}:00.000Z`, point: [116.4, 39.9] });

/** Two stations with a unit each on a memory journal, and their live push. */
async function hall() {
  const book = rulebookOf([journalRoom, districtRoom, dispatchRoom]);
  const journal = memoryJournal(book);
  const board = await loadBoard(book, journal, thrown);
  const live = liveOf({
    book,
    journal,
    board,
    trouble: thrown,
    now: Date.now,
    limits: { positionMillis, positionQueuedBytes: 100 },
  });
  after(() => live.close());
  journal.listen(live.commit);
  let count = 0;
  async function give(name: string, body: object): Promise<void> {
    count += 1;
    const id = derivedUlid(Date.parse(startedAt), `order ${count}`);
    const order = { id, name, by: administrator, receivedAt: startedAt, occurredAt: startedAt, body };
    const outcome = await journal.submit({ digest: id, order });
    assert.ok(outcome.accepted, JSON.stringify(outcome));
  }
  const register = (unit: string, station: string) =>
    give("RegisterUnit", {
      unit,
      callsign: unit,
      kind: "patrol",
      station,
      crew: [],
      capabilities: [],
      imported: false,
    });
  for (const id of ["N", "S"]) {
    await give("RegisterStation", { id, name: { zh: id, en: id }, point: [116, 39] });
    await register(`${id}-1`, id);
  }
  function join(giver: Giver, reader: LiveReader = liveReader(book)) {
    const read = frameReader(reader.take);
    let waiting: Buffer[] | undefined;
    const sink = {
      write: (bytes: Buffer) => void (waiting === undefined ? read(bytes) : waiting.push(bytes)),
      queued: () => (waiting ?? []).reduce((sum, bytes) => sum + bytes.length, 0),
      end: () => undefined,
      destroy: () => undefined,
    };
    const joined = live.join(sink, {
      tags: tagsOf(giver),
      expires: Number.MAX_SAFE_INTEGER,
      position: reader.position,
    });
    return {
      reader,
      stop: () => (waiting = []),
      go: () => {
        for (const bytes of waiting ?? []) read(bytes);
        waiting = undefined;
        joined.drained();
      },
      said: () => reader.frames.filter((frame) => frame.event === "positions").map((frame) => frame.content as Said),
    };
  }
  return { live, register, join };
}

type Joined = Awaited<ReturnType<typeof hall>>["join"] extends (giver: Giver) => infer Reader ? Reader : never;

const brief = ({ fixes }: Said) => fixes.map((fix) => `${fix.unit} ${fix.at.slice(15, 16)}`);

/** Waits until a reader was told this last; whoever is told by the same frame has been told too. */
async function until(reader: Joined, last: string): Promise<void> {
  await eventually(() => reader.said().flatMap(brief).at(-1) === last);
}

test("positions go to whoever sees the unit, as one frame of what changed", async () => {
  const { live, join } = await hall();
  const readers = { hall: join(dispatcher), north: join(north), south: join(south), crew: join(crew) };
  live.showPosition("N-1", at(0));
  await until(readers.hall, "N-1 0");
  live.showPosition("N-1", at(1));
  live.showPosition("S-1", at(1));
  live.showPosition("N-1", at(2));
  await until(readers.hall, "S-1 1");
  assert.deepEqual(readers.hall.said().map(brief), [["N-1 0"], ["N-1 2", "S-1 1"]]);
  assert.deepEqual(readers.north.said().map(brief), [["N-1 0"], ["N-1 2"]]);
  assert.deepEqual(readers.south.said().map(brief), [["S-1 1"]]);
  assert.deepEqual(readers.crew.said().map(brief), [["N-1 0"], ["N-1 2"]]);
});

test("frames keep their distance however often positions come", async () => {
  const { live, join } = await hall();
  const reader = join(dispatcher);
  let shown = 0;
  // From before the first frame to after the fourth: a busy machine can only make this longer. A timer may come up to a
  // millisecond early.
  const begun = performance.now();
  await eventually(() => {
    live.showPosition("N-1", at(shown++ % 10));
    return reader.said().length >= 4;
  });
  const whole = performance.now() - begun;
  const frames = reader.said().length;
  assert.ok(shown > frames, `${shown} positions in ${frames} frames`);
  assert.ok(whole >= (frames - 1) * (positionMillis - 1), `${whole} ms for ${frames} frames, ${positionMillis} apart`);
});

test("who joins is given all positions in sight before ready, and again when it comes back", async () => {
  const { live, join } = await hall();
  live.showPosition("N-1", at(0));
  live.showPosition("S-1", at(0));
  const first = join(north);
  assert.deepEqual(first.said(), [{ fixes: [{ unit: "N-1", ...at(0) }], all: true }]);
  assert.equal(first.reader.frames.at(-1)?.event, "ready");
  live.showPosition("N-1", undefined);
  const again = join(north, first.reader);
  assert.deepEqual(again.said().at(-1), { fixes: [], all: true });
});

test("a unit that is shown nowhere any more is told as gone, once", async () => {
  const { live, join } = await hall();
  live.showPosition("N-1", at(0));
  const reader = join(dispatcher);
  live.showPosition("N-1", undefined);
  live.showPosition("never-shown", undefined);
  await eventually(() => reader.said().length > 1);
  live.showPosition("S-1", at(1));
  await until(reader, "S-1 1");
  assert.deepEqual(reader.said().slice(1), [{ fixes: [], gone: ["N-1"] }, { fixes: [{ unit: "S-1", ...at(1) }] }]);
});

test("a reader that takes nothing is told the latest when it does, and not what was in between", async () => {
  const { live, join } = await hall();
  live.showPosition("S-1", at(0));
  const slow = join(dispatcher);
  const quick = join(dispatcher);
  slow.stop();
  for (let minute = 0; minute < 7; minute++) {
    live.showPosition("N-1", at(minute));
    await until(quick, `N-1 ${minute}`);
  }
  slow.go();
  await until(slow, "N-1 6");
  const told = slow.said().flatMap(brief);
  // One frame fills its hundred bytes; the five between it and the last are not waiting for it.
  assert.deepEqual(told, ["S-1 0", "S-1 0", "N-1 0", "N-1 6"]);
  assert.equal(quick.said().flatMap(brief).length, 9);
});

test("a unit that passes to another station is told to that station where it is", async () => {
  const { live, register, join } = await hall();
  live.showPosition("N-1", at(3));
  const reader = join(south);
  assert.deepEqual(reader.said(), [{ fixes: [], all: true }]);
  await register("N-1", "S");
  await until(reader, "N-1 3");
});

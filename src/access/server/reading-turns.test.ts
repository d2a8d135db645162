import assert from "node:assert/strict";
import { test } from "node:test";
import { readingTurns } from "./reading-turns.ts";

/** A reading that ends when it is told to. */
function slow() {
  let end: (words: string) => void = () => undefined;
  const ending = new Promise<string>((resolve) => (end = resolve));
  let begun = false;
  return {
    begun: () => begun,
    end: (words: string) => end(words),
    reading: () => {
      begun = true;
      return ending;
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("one is read at a time, in the order in which files arrive whole, and no more wait than may", async () => {
  const { take } = readingTurns(1);
  const [one, two] = [take(), take()];
  assert.ok(one !== undefined && two !== undefined);
  assert.equal(take(), undefined);
  const [first, second] = [slow(), slow()];
  const [readFirst, readSecond] = [one.read(first.reading), two.read(second.reading)];
  await settled();
  assert.deepEqual([first.begun(), second.begun()], [true, false]);
  first.end("first");
  assert.equal(await readFirst, "first");
  one.leave();
  await settled();
  assert.equal(second.begun(), true);
  assert.ok(take() !== undefined);
  second.end("second");
  assert.equal(await readSecond, "second");
});

test("who has gone is not read, and what fails holds nobody up", async () => {
  const { take } = readingTurns(3);
  const [one, two, three] = [take(), take(), take()];
  assert.ok(one !== undefined && two !== undefined && three !== undefined);
  const failing = one.read(() => Promise.reject(new Error("no")));
  const gone = slow();
  const unread = two.read(gone.reading);
  const last = three.read(() => Promise.resolve("last"));
  two.leave();
  await assert.rejects(failing, /no/);
  assert.equal(await unread, undefined);
  assert.equal(gone.begun(), false);
  assert.equal(await last, "last");
});

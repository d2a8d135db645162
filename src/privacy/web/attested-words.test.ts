import assert from "node:assert/strict";
import { test } from "node:test";
import { spanOfDays } from "./ask-reads.ts";
import { attestedWords } from "./attested-words.ts";
import { readsTexts as texts } from "./reads-texts.ts";

const stretch = (from: string, state: "same" | "changed" | "missing" | "erased") => ({ from, to: `${from}+`, state });
const page = (attested: readonly ReturnType<typeof stretch>[], open: number, count: number) => ({
  reads: Array.from<never>({ length: count }),
  attested,
  open,
});
const plain = (text: string) => text;

test("a page that is as it was attested says so, and one of the running hour that it is not attested yet", () => {
  assert.deepEqual(attestedWords(page([stretch("a", "same")], 0, 3), plain), {
    says: texts.attestedSame,
    wrong: false,
  });
  assert.deepEqual(attestedWords(page([], 3, 3), plain), { says: texts.attestedNone, wrong: false });
  assert.match(attestedWords(page([stretch("a", "same")], 1, 3), plain).says.en, /1 of them/);
});

test("the first stretch that is not as attested is named, whatever else is right", () => {
  const found = attestedWords(
    page([stretch("c", "changed"), stretch("b", "missing"), stretch("a", "same")], 1, 3),
    plain,
  );
  assert.equal(found.wrong, true);
  assert.match(found.says.en, /b to b\+/);
});

test("days of the district are from the first one's beginning to the last one's end", () => {
  assert.deepEqual(spanOfDays({ from: "2026-11-23", to: "2026-11-23" }, "Asia/Shanghai"), {
    from: "2026-11-22T16:00:00.000Z",
    to: "2026-11-23T16:00:00.000Z",
  });
  assert.equal(spanOfDays({ from: "2026-11-24", to: "2026-11-23" }, "Asia/Shanghai"), null);
  assert.equal(spanOfDays({ from: "", to: "2026-11-23" }, "Asia/Shanghai"), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { rowAfterKey } from "./data-table-keys.ts";
import { wordsOfNotice } from "./outside-notice.ts";
import { keyPressedFor, shownOf, withMovedKey } from "./preference-layers.ts";

const usual = { language: "zh", theme: "dark" } as const;

test("the person's own goes before what the browser remembers, and what was just chosen before both", () => {
  const here = { language: "en", theme: "light" } as const;
  assert.equal(shownOf({ usual, here: {}, own: {}, under: {} }).language, "zh");
  assert.equal(shownOf({ usual, here, own: {}, under: {} }).theme, "light");
  assert.equal(shownOf({ usual, here, own: { theme: "dark" }, under: {} }).theme, "dark");
  assert.equal(shownOf({ usual, here, own: { theme: "dark" }, under: { theme: "light" } }).theme, "light");
  // Taken back and not yet answered: as the browser has it.
  assert.equal(shownOf({ usual, here, own: { theme: "dark" }, under: { theme: null } }).theme, "light");
});

test("keys of one character move and go off; Escape and keys with Ctrl or Alt stay", () => {
  const mine = { letterKeys: "on", moved: { m: "q" } } as const;
  assert.deepEqual(
    ["m", "n", "Escape", "Alt+h"].map((key) => keyPressedFor(key, mine)),
    ["q", "n", "Escape", "Alt+h"],
  );
  assert.deepEqual(
    ["m", "/", "Escape"].map((key) => keyPressedFor(key, { ...mine, letterKeys: "off" })),
    [null, null, "Escape"],
  );
});

test("a key that another act has is not given twice, and a key given back is no longer moved", () => {
  const all = ["m", "n", "x"];
  assert.deepEqual(withMovedKey({}, all, "m", "q"), { m: "q" });
  assert.equal(withMovedKey({}, all, "m", "n"), null);
  assert.equal(withMovedKey({ n: "q" }, all, "m", "q"), null);
  // Where `n` has moved away, its key is free.
  assert.deepEqual(withMovedKey({ n: "q" }, all, "m", "n"), { n: "q", m: "n" });
  assert.deepEqual(withMovedKey({ m: "q" }, all, "m", "m"), {});
});

test("a notice says the kind of alarm and the incident's number, and nothing else", () => {
  assert.deepEqual(wordsOfNotice("call", undefined), [{ zh: "来电待接听", en: "A call rings" }, null]);
  assert.deepEqual(wordsOfNotice("overdue", "0012")[1], { zh: "警情 0012", en: "Incident 0012" });
});

test("arrows, Page, Home and End move among rows and stop at the ends", () => {
  const to = (key: string, at: number) => rowAfterKey(key, at, 30);
  assert.deepEqual(
    [to("ArrowDown", 29), to("ArrowUp", 0), to("PageDown", 5), to("Home", 9), to("End", 9), to("x", 3)],
    [29, 0, 15, 0, 29, undefined],
  );
  assert.equal(rowAfterKey("ArrowDown", 0, 0), undefined);
});

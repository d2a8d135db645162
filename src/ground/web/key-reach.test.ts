import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeLeavesFocus, keyActs, type KeyPlace, type OpenThing } from "./key-reach.ts";

const letter = { key: "o", whileTyping: false, closes: false };
const withAlt = { key: "Alt+n", whileTyping: true, closes: false };
const clearChoice = { key: "Escape", whileTyping: false, closes: false };
const closePanel = { key: "Escape", whileTyping: false, closes: true };
const takeBack = { key: "Escape", whileTyping: true, closes: false };

const places = ["page", "control", "form", "field"] as const satisfies readonly KeyPlace[];
const things = ["nothing", "told", "menu", "dialogue", "sealed"] as const satisfies readonly OpenThing[];

test("a letter acts on the page alone: in no form, on no control, under no menu and no dialogue", () => {
  const acting = places.flatMap((place) =>
    things.filter((open) => keyActs(letter, { place, open })).map((open) => `${place} ${open}`),
  );
  assert.deepEqual(acting, ["page nothing", "page told"]);
});

test("a key with Alt acts while typing, and under a dialogue of the browser not at all", () => {
  for (const place of places) {
    assert.equal(keyActs(withAlt, { place, open: "nothing" }), true);
    assert.equal(keyActs(withAlt, { place, open: "dialogue" }), true);
    assert.equal(keyActs(withAlt, { place, open: "sealed" }), false);
  }
});

test("Escape belongs to whatever lies over the page for as long as something does", () => {
  for (const open of ["told", "menu", "dialogue", "sealed"] as const) {
    for (const place of places) {
      for (const escape of [clearChoice, closePanel, takeBack]) {
        assert.equal(keyActs(escape, { place, open }), false, `${place} ${open}`);
      }
      assert.equal(escapeLeavesFocus({ place, open }), false);
    }
  }
});

test("Escape closes an open panel before it leaves a control, and leaves a control before it clears the choice", () => {
  const at = (place: KeyPlace) => ({ place, open: "nothing" as const });
  assert.equal(keyActs(closePanel, at("control")), true);
  assert.equal(keyActs(clearChoice, at("control")), false);
  assert.equal(escapeLeavesFocus(at("control")), true);
  assert.equal(keyActs(clearChoice, at("page")), true);
  assert.equal(escapeLeavesFocus(at("page")), false);
});

test("while somebody types, Escape takes back only what says so, and otherwise leaves the field", () => {
  for (const place of ["form", "field"] as const) {
    const moment = { place, open: "nothing" } as const;
    assert.equal(keyActs(takeBack, moment), true);
    assert.equal(keyActs(closePanel, moment), false);
    assert.equal(keyActs(clearChoice, moment), false);
    assert.equal(escapeLeavesFocus(moment), true);
  }
});

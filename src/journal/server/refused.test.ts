import assert from "node:assert/strict";
import { test } from "node:test";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { Refused, type Refusing, refusing } from "./refused.ts";

/*
 * What a route refuses is checked by the compiler: each line below that must not compile says so, and one that compiles
 * all the same fails `tsc`.
 */

const drawing = refusing("LinkNone", "LinkOver", "ShowAgain", "ShowAgain");

function requireShown(refused: Refusing<"ShowAgain">): Refused {
  return refused("ShowAgain", { minutes: 5 });
}

function take(isOver: boolean): Refusal<"LinkNone" | "LinkOver"> {
  return isOver ? refuse("LinkOver") : refuse("LinkNone");
}

test("a route throws what it declares, by its code or as somebody refused it, and lends it to a helper", () => {
  assert.deepEqual(drawing.codes, ["LinkNone", "LinkOver", "ShowAgain"]);
  assert.ok(drawing("LinkNone") instanceof Refused);
  assert.deepEqual(drawing(take(true)).refusal, { refused: "LinkOver", details: {} });
  assert.deepEqual(requireShown(drawing).refusal, { refused: "ShowAgain", details: { minutes: 5 } });
});

test("a code that is not declared does not compile, wherever it comes from", () => {
  const narrow = refusing("LinkNone");
  // @ts-expect-error It is declared as LinkNone.
  narrow("LinkNon");
  // @ts-expect-error The refusal may be LinkOver too.
  narrow(take(true));
  // @ts-expect-error The helper refuses with ShowAgain.
  requireShown(narrow);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { evidenceCell, evidenceIn } from "./evidence-cell.ts";

test("what proves a finding is read as it was written, of one log and of several", () => {
  const numbers = (writer: string, ...all: number[]) => all.map((n) => ({ stream: "incident/I", writer, n }));
  for (const told of [
    [],
    numbers("home", 3),
    numbers("home", 3, 9, 4),
    [...numbers("home", 3), ...numbers("away", 1), ...numbers("home", 8)],
  ]) {
    const cell = evidenceCell(told);
    assert.deepEqual(evidenceIn("I", JSON.parse(cell) as never), told, cell);
  }
  assert.equal(evidenceCell(numbers("home", 3, 9, 4)), '[["home",3,9,4]]');
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrokenGlass, Person } from "../person.ts";
import { glassSeen } from "./glass-seen.ts";

const power = { role: "dispatcher" } as const;
const glass = (broken: string, hour: number, more: Partial<BrokenGlass> = {}): BrokenGlass => {
  const at = (h: number) => `2026-11-24T${String(h).padStart(2, "0")}:00:00.000Z`;
  return { broken, power, reason: "台风", at: at(hour), until: at(hour + 1), ...more };
};

function somebody(id: string, broken: readonly BrokenGlass[]): Person {
  return {
    ...{ id, name: { record: "", field: "", nonce: "", cipher: "" }, kind: "officer", part: "bureau", leads: false },
    ...{ powers: [], certificates: [], factors: [], glass: broken, shifts: [], swaps: [], links: [], told: [] },
  };
}

test("what goes on comes first, what is over waits for its review, and what is reviewed is gone", () => {
  const review = { by: "A9", found: "justified", words: "正当" } as const;
  const people = [
    somebody("A1", [glass("G1", 6), glass("G0", 5, { endedAt: "2026-11-24T05:30:00.000Z", review })]),
    somebody("A2", [glass("G2", 9)]),
    somebody("A3", [glass("G3", 9, { endedAt: "2026-11-24T09:05:00.000Z" })]),
  ];
  const seen = glassSeen(people, "A0", "2026-11-24T09:30:00.000Z");
  assert.deepEqual(
    seen.map(({ glass: { broken }, open }) => [broken, open]),
    [
      ["G2", true],
      ["G3", false],
      ["G1", false],
    ],
  );
});

test("one's own is not told to oneself", () => {
  assert.deepEqual(glassSeen([somebody("A1", [glass("G1", 9)])], "A1", "2026-11-24T09:30:00.000Z"), []);
});

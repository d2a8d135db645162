import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../../ground/fact.ts";
import { changesOf, differences, type Setting, type SettingLine } from "./setting.ts";

const same = (text: string) => ({ zh: text, en: text });
const line = (key: string, said: string): SettingLine => ({ key, name: same(key.toUpperCase()), said: same(said) });

test("what is the same is no difference; what is new or gone has one side only", () => {
  const was = [line("a", "1"), line("b", "2"), line("c", "3")];
  const becomes = [line("a", "1"), line("d", "4"), line("b", "5")];
  assert.deepEqual(
    differences(was, becomes).map(({ key, was: old, becomes: next }) => [key, old?.en, next?.en]),
    [
      ["d", undefined, "4"],
      ["b", "2", "5"],
      ["c", "3", undefined],
    ],
  );
});

const setting: Setting<{ id: string; size: number }> = {
  ...{ order: "Size", stream: "district/home", facts: ["Sized", "Dropped"] },
  valueOf: ({ type, data }) => (type === "Dropped" ? null : (data as { id: string; size: number })),
  // A reason has no id: asked for it, this throws.
  keyOf: ({ data }) => (data as { id: string }).id.trim(),
  lines: ({ size }) => [line("size", String(size))],
};

function fact(n: number, type: string, data: object, order = `O${n}`): Fact {
  const at = "2026-11-23T08:00:00.000Z";
  const by = { officer: "lin", role: "systemAdministrator" };
  const rest = { writer: "w", hlc: "", streams: [], version: 1, by, occurredAt: at, recordedAt: at };
  return { ...rest, n, type, data, order };
}

const facts = [
  fact(1, "Sized", { id: "a", size: 1 }),
  fact(2, "Sized", { id: "b", size: 9 }),
  fact(3, "Sized", { id: "a", size: 2 }, "O3"),
  fact(4, "ReasonGiven", { reason: "grown" }, "O3"),
  fact(5, "Dropped", { id: "a" }),
  fact(6, "Renamed", { id: "a" }),
].toReversed();

const told = (all: boolean, key?: string) =>
  changesOf(setting, facts, all, key).map(({ fact: { n }, value, before, reason }) => [
    n,
    value === null ? null : value.size,
    before === undefined ? undefined : (before?.size ?? null),
    reason,
  ]);

test("each change has the value before it of the same thing, and the reason of its own order", () => {
  assert.deepEqual(told(true), [
    [5, null, 2, undefined],
    [3, 2, 1, "grown"],
    [2, 9, null, undefined],
    [1, 1, null, undefined],
  ]);
});

test("while earlier facts are not read, what was before the first is not known; one thing can be asked for", () => {
  assert.deepEqual(told(false, "a"), [
    [5, null, 2, undefined],
    [3, 2, 1, "grown"],
    [1, 1, undefined, undefined],
  ]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../ground/fact.ts";
import type { Call } from "./call.ts";
import { callView } from "./call-view.ts";
import { CallAnswered, CallEnded, CallRang, callStream } from "./facts.ts";

const told = (type: string, data: unknown, officer: string): Fact => ({
  ...{ writer: "w", n: 1, hlc: "", order: "01M85K8DEH9RWZ4G4SKCQ0975E", by: { officer, role: "calltaker" } },
  ...{ streams: [callStream("01M85K8DEH9RWZ4G4SKCQ0975E")], type, version: 1, data },
  ...{ occurredAt: "2026-11-24T01:00:00.000Z", recordedAt: "2026-11-24T01:00:00.000Z" },
});

function workers(...facts: readonly Fact[]): readonly string[] {
  const call = facts.reduce<Call | null>((state, fact) => callView.evolve(state, fact, fact.streams[0] ?? ""), null);
  assert.ok(call);
  return callView.workedOnBy?.(call) ?? assert.fail();
}

const rang = told(CallRang.type, { channel: "voice", kind: "emergency" }, "switch");
const answered = told(CallAnswered.type, {}, "310042");
const ended = told(CallEnded.type, {}, "310042");

test("a call that rings is nobody's work yet", () => assert.deepEqual(workers(rang), []));
test("a live call is the work of whoever answered it", () =>
  assert.deepEqual(workers(rang, answered), ["person:310042"]));
test("a call that has ended is nobody's work", () => assert.deepEqual(workers(rang, answered, ended), []));

import assert from "node:assert/strict";
import { test } from "node:test";
import { attemptsInOrder } from "./own-attempts.ts";

test("sign-ins and failures stand in one list, the latest first", () => {
  const order = attemptsInOrder({
    signIns: [
      { at: "2026-11-24T09:00:00.000Z", from: "10.0.0.1", by: ["password"] },
      { at: "2026-11-24T07:00:00.000Z", from: "10.0.0.1", by: ["passkey"] },
    ],
    failures: [{ event: "signInFailed", from: "203.0.113.5", count: 4, last: "2026-11-24T08:00:00.000Z" }],
  });
  assert.deepEqual(
    order.map(({ kind, at }) => [kind, at.slice(11, 13)]),
    [
      ["signIn", "09"],
      ["failure", "08"],
      ["signIn", "07"],
    ],
  );
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { rooms, rulebook } from "./rooms.ts";
import { memoryApi, newUlid } from "./testing/memory-api.ts";

const api = await memoryApi({ rooms });
after(api.close);

const names = [...rulebook.orders.keys()];
const roles = ["systemAdministrator", "calltaker", "dispatcher", "reader"] as const;

/** Keys that orders know, so that bodies come near to sense. */
const knownKeys = [
  ...new Set(
    [...rulebook.orders.values()].flatMap((kind) =>
      "shape" in kind.body ? Object.keys(kind.body.shape as object) : [],
    ),
  ),
  "occurredAt",
  "constructor",
  "__proto__",
];

const value = fc.oneof(
  fc.constantFrom(
    "",
    "x",
    "fight",
    "voice",
    "emergency",
    "2026-11-23T08:00:00Z",
    "9999-01-01T00:00:00Z",
    "a\u0000b",
    "\ud800",
    "\udc00x",
  ),
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e300,
    1.5,
    200,
    [100, 30],
    [200, 100],
    {},
    [],
    { zh: "一", en: "one" },
    { point: [500, 0] },
  ),
  fc.constant(newUlid()),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.jsonValue({ maxDepth: 4 }),
);

const body = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...knownKeys), value, { maxKeys: 6 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** The edge's promise: whatever the bytes, an order is taken or refused with a problem; never a 500, never silence. */
test("no body of any order is answered with a 5xx, and a refusal writes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names, "Nonsense"),
      fc.constantFrom(...roles),
      body,
      async (name, role, content) => {
        const before = api.journal.head();
        const answer = await api.give(name, JSON.stringify(content), api.token(role));
        assert.ok(answer.statusCode < 500, `${answer.statusCode} ${answer.body}`);
        assert.deepEqual(api.condition.troubles, []);
        if (answer.statusCode === 200) return;
        assert.equal(api.journal.head(), before);
        const problem = answer.json<{ status: number; zh: string; detail: string }>();
        assert.equal(problem.status, answer.statusCode);
        assert.doesNotMatch(problem.zh + problem.detail, /\{\w+\}/, "every name in the sentence is filled in");
      },
    ),
    { numRuns: 1500 },
  );
});

test("no bytes at all, whatever they are, are answered with a 5xx", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.json().map((text) => text.slice(0, -1)),
      ),
      fc.constantFrom(...names),
      async (text, name) => {
        const answer = await api.give(name, text, api.token("systemAdministrator"));
        assert.ok(answer.statusCode < 500, answer.body);
      },
    ),
    { numRuns: 500 },
  );
});

test("no path and no query is answered with a 500", async () => {
  const paths = [
    "board",
    "incidents",
    "incidents/x",
    "units/x",
    "calls",
    "calls/x",
    "district",
    "streets",
    "live/x",
    "session",
    "log",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.dictionary(
        fc.constantFrom("limit", "cursor", "from", "to", "stage", "unit", "x"),
        fc.string({ unit: "binary" }),
      ),
      async (path, query) => {
        const text = Object.entries(query).map(([name, each]) => `${name}=${encodeURIComponent(each.toWellFormed())}`);
        const answer = await api.get(`/api/v1/${path}?${text.join("&")}`);
        // 503: lists ask a database that is not there in this test.
        assert.ok(answer.statusCode < 500 || answer.statusCode === 503, `${answer.statusCode} ${answer.body}`);
      },
    ),
    { numRuns: 300 },
  );
});

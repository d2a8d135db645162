import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, test } from "node:test";
import pg from "pg";
import { roles } from "../../src/ground/role.ts";
import { newUlid } from "./testing/memory-api.ts";
import { testServer } from "./testing/test-server.ts";

/*
 * Every route of the program is asked for things that cannot be: 4xx each time, never 5xx, and nothing is written. The
 * routes are taken from the API's own description, so that a new one is walked too.
 */
const server = await testServer();
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 1 });
after(async () => {
  await pool.end();
  await server.close();
});
const { port } = new URL(server.url());

interface Parameter {
  readonly name: string;
  readonly in: string;
}
type Operation = { readonly parameters?: readonly Parameter[]; readonly requestBody?: unknown };
const description = (await (await fetch(`${server.url()}/api/v1/openapi.json`)).json()) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const tokens = roles.map((role) =>
  server.token(role, {
    ...(role === "station" ? { station: "N" } : {}),
    ...(role === "unit" ? { unit: "U1" } : {}),
  }),
);

/** The whole answer to these bytes, the connection being closed by the server or by `Connection: close`. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes, "latin1"));
    let heard = "";
    socket.setTimeout(15_000, () => socket.destroy(new Error(`no end after: ${heard.slice(0, 200)}`)));
    socket.setEncoding("utf8").on("data", (text: string) => (heard += text));
    socket.on("error", reject).on("close", () => resolve(heard));
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const codeOf = (answer: string) => /"code":"(\w+)"/.exec(answer)?.[1];

function asked(line: string, headers: readonly string[], body = ""): Promise<string> {
  return raw(`${line} HTTP/1.1\r\n${[...headers, "Connection: close"].join("\r\n")}\r\n\r\n${body}`);
}

const own = `Host: 127.0.0.1:${port}`;

/** What no parameter may hold; what is too long or points up may at most be somewhere that does not exist. */
const wrong: readonly (readonly [string, readonly number[]])[] = [
  ["a%00b", [400]],
  ["%00", [400]],
  ["%ED%A0%80", [400]],
  ["%C0%AF", [400]],
  ["%", [400]],
  ["%zz", [400]],
  ["x%0d%0aSet-Cookie:y", [400]],
  ["x".repeat(3000), [400, 403, 404, 405, 409, 422]],
  ["..%2f..", [400, 403, 404, 405, 409, 422]],
  ["%2e%2e", [400, 403, 404, 405, 409, 422]],
];

/** How many facts somebody's order made: a token's first use and the attesting of reads come by themselves. */
const written = async () => {
  const { rows } = await pool.query<{ facts: number }>(
    'select count(*)::int as facts from journal.fact where body not like \'%"officer":"system"%\'',
  );
  return rows[0]?.facts;
};

test("whatever stands in a parameter of a path that nobody can read is a 4xx, in every role", async () => {
  const before = await written();
  const withParameters = operations.filter(({ path }) => path.includes("{"));
  assert.ok(withParameters.length > 14, String(withParameters.length));
  for (const { path, method } of withParameters) {
    for (const [value, statuses] of wrong) {
      const target = path.replace(/\{\w+\}/g, value);
      const answers = await Promise.all(
        tokens.map((by) => asked(`${method} ${target}`, [own, `Authorization: Bearer ${by}`])),
      );
      for (const answer of answers) {
        const status = statusOf(answer);
        assert.ok(statuses.includes(status), `${method} ${target.slice(0, 100)}: ${answer.slice(0, 300)}`);
      }
    }
  }
  assert.equal(await written(), before);
});

test("whatever stands in a query that nobody can read is a 400, also inside a cursor", async () => {
  const cursors = [
    JSON.stringify(["2026-11-23T08:00:00Z", "a\u0000b"]),
    JSON.stringify(["2026-11-23T08:00:00Z", "\ud800"]),
    JSON.stringify(["2026-11-23T08:00:00Z\u0000", "b"]),
    '["2026-11-23T08:00:00Z","\\u0000"]',
  ].map((text) => Buffer.from(text).toString("base64url"));
  const queried = operations.flatMap(({ path, method, operation }) =>
    (operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => ({ path, method, name })),
  );
  assert.ok(queried.length > 30, String(queried.length));
  for (const { path, method, name } of queried) {
    const target = path.replace(/\{\w+\}/g, "x");
    const values = [...wrong.slice(0, 6).map(([value]) => value), ...(name === "cursor" ? cursors : [])];
    for (const value of values) {
      const answers = await Promise.all(
        tokens.map((by) => asked(`${method} ${target}?${name}=${value}`, [own, `Authorization: Bearer ${by}`])),
      );
      for (const answer of answers) {
        const status = statusOf(answer);
        // A role that may not ask, and a thing that is not there, are told so before a cursor is read.
        const isKnown = cursors.includes(value) ? [400, 403, 404].includes(status) : status === 400;
        assert.ok(isKnown, `${method} ${target}?${name}=${value}: ${answer.slice(0, 300)}`);
      }
    }
  }
});

test("cursors with what PostgreSQL cannot carry are refused by name", async () => {
  const cursor = Buffer.from(JSON.stringify(["2026-11-23T08:00:00Z", "a\u0000b"])).toString("base64url");
  const answer = await asked(`GET /api/v1/incidents?cursor=${cursor}`, [
    own,
    `Authorization: Bearer ${server.token("dispatcher")}`,
  ]);
  assert.deepEqual([statusOf(answer), codeOf(answer)], [400, "QueryInvalid"]);
});

test("a text of a body that nobody can keep is refused by its field, in every order and route", async () => {
  const before = await written();
  const bodied = operations.filter(({ operation }) => operation.requestBody !== undefined);
  assert.ok(bodied.length > 100, String(bodied.length));
  for (const { path, method } of bodied) {
    for (const body of ['{"a":"x\\u0000"}', '{"a":[{"b":"\\ud800"}]}', '{"\\udc00":1}']) {
      const fields = [own, bearer, json, key, `Content-Length: ${body.length}`];
      const answer = await asked(`${method} ${path.replace(/\{\w+\}/g, "x")}`, fields, body);
      assert.ok([400, 401, 403, 404, 415].includes(statusOf(answer)), `${method} ${path}: ${answer.slice(0, 300)}`);
    }
  }
  const said = await asked(order, [own, bearer, json, key, "Content-Length: 16"], '{"a":"x\\u0000y"}');
  assert.deepEqual([statusOf(said), codeOf(said)], [400, "BodyNotJson"]);
  assert.match(said, /"field":"a"/);
  assert.equal(await written(), before);
});

test("pages and files are walked like routes", async () => {
  for (const path of [
    "/",
    "/assets/",
    "/tile/",
    "/proof/",
    "/checkpoint/",
    "/.well-known/",
    "/api/v1/map/",
    "/metrics",
  ]) {
    for (const [value, statuses] of wrong) {
      const answer = await asked(`GET ${path}${value}`, [own]);
      assert.ok([...statuses, 401].includes(statusOf(answer)), `${path}${value.slice(0, 20)}: ${answer.slice(0, 300)}`);
    }
  }
});

test("a name or a value of a query that nobody asked for is looked at too", async () => {
  for (const query of ["%00=1", "a%00=1", "%ff=1", "x=1&y=%ED%A0%80"]) {
    assert.equal(statusOf(await asked(`GET /api/v1/health?${query}`, [own])), 400, query);
    assert.equal(statusOf(await asked(`GET /nowhere?${query}`, [own])), 400, query);
  }
});

const bearer = `Authorization: Bearer ${tokens[roles.indexOf("calltaker")] ?? ""}`;
const json = "Content-Type: application/json";
const order = "POST /api/v1/orders/RingCall";
const key = `Idempotency-Key: ${newUlid()}`;
const length = "Content-Length: 2";

const lines: readonly (readonly [string, string, readonly string[], string, readonly number[]])[] = [
  ["two hosts", "GET /api/v1/health", [own, own], "", [400]],
  ["two hosts, one foreign", "GET /api/v1/health", [own, "Host: evil.example"], "", [400]],
  ["no host", "GET /api/v1/health", [], "", [400]],
  ["a foreign host in the line", "GET http://evil.example/api/v1/health", [own], "", [421]],
  ["a foreign host in both", "GET http://evil.example/api/v1/health", ["Host: evil.example"], "", [421]],
  ["another port in the line", "GET http://127.0.0.1:1/api/v1/health", [own], "", [421]],
  ["a user in the line", `GET http://a@127.0.0.1:${port}/api/v1/health`, [own], "", [421]],
  ["another scheme", "GET ftp://127.0.0.1/api/v1/health", [own], "", [400]],
  ["no path", "OPTIONS *", [own], "", [400]],
  ["gzip", order, [own, bearer, json, key, length, "Content-Encoding: gzip"], "{}", [415]],
  ["identity", order, [own, bearer, json, key, length, "Content-Encoding: identity"], "{}", [415]],
  ["br, twice", order, [own, bearer, json, key, length, "Content-Encoding: br", "Content-Encoding: br"], "{}", [400]],
  ["two lengths", order, [own, bearer, json, key, length, "Content-Length: 3"], "{}x", [400]],
  ["equal lengths", order, [own, bearer, json, key, length, length], "{}", [400]],
  ["a length and chunks", order, [own, bearer, json, key, length, "Transfer-Encoding: chunked"], "0\r\n\r\n", [400]],
  ["packed chunks", order, [own, bearer, json, key, "Transfer-Encoding: gzip, chunked"], "0\r\n\r\n", [400]],
  ["chunks not last", order, [own, bearer, json, key, "Transfer-Encoding: chunked, gzip"], "0\r\n\r\n", [400]],
  [
    "chunks twice",
    order,
    [own, bearer, json, key, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"],
    "0\r\n\r\n",
    [400],
  ],
  ["chunks hidden", order, [own, bearer, json, key, "Transfer-Encoding: xchunked"], "0\r\n\r\n", [400]],
  ["chunks identity", order, [own, bearer, json, key, "Transfer-Encoding: identity"], "", [400]],
  [
    "a chunk's length is none",
    order,
    [own, bearer, json, key, "Transfer-Encoding: chunked"],
    "zz\r\n{}\r\n0\r\n\r\n",
    [400],
  ],
  ["two keys", order, [own, bearer, json, key, key, length], "{}", [400]],
  ["two bearers", order, [own, bearer, bearer, json, key, length], "{}", [400]],
  ["two types", order, [own, bearer, json, "Content-Type: text/plain", key, length], "{}", [400]],
  ["types in a list", order, [own, bearer, `${json}, text/plain`, key, length], "{}", [415]],
  [
    "types in a list, json last",
    order,
    [own, bearer, "Content-Type: text/plain, application/json", key, length],
    "{}",
    [415],
  ],
  ["two cookies", "GET /api/v1/session", [own, "Cookie: a=1", "Cookie: b=2"], "", [400]],
  ["two sessions", "GET /api/v1/session", [own, "Cookie: callsign-session=1; callsign-session=2"], "", [400]],
  [
    "two origins",
    "DELETE /api/v1/session",
    [own, `Origin: http://127.0.0.1:${port}`, "Origin: http://evil.example"],
    "",
    [400],
  ],
  ["a folded header", "GET /api/v1/health", [own, "X: a\r\n b"], "", [400]],
  ["a space before the colon", "GET /api/v1/health", [own, "X : a"], "", [400]],
  ["NUL in a header", "GET /api/v1/health", [own, "X: a\u0000b"], "", [400]],
];

for (const [what, line, headers, body, statuses] of lines) {
  test(`${what}: ${statuses.join(" or ")}`, async () => {
    const before = await written();
    const answer = await asked(line, headers, body);
    assert.ok(statuses.includes(statusOf(answer)), answer.slice(0, 500));
    assert.match(answer, /application\/problem\+json/);
    assert.equal(await written(), before);
  });
}

test("the whole address of this server may stand in the line, and one of each header", async () => {
  const whole = await asked(`GET http://127.0.0.1:${port}/api/v1/health`, [own]);
  assert.equal(statusOf(whole), 200, whole.slice(0, 300));
  const chunked = await asked(order, [own, bearer, json, key, "Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\n\r\n");
  assert.deepEqual([statusOf(chunked), codeOf(chunked)], [400, "BodyInvalid"]);
  const before = (await written()) ?? 0;
  await server.must("RingCall", { channel: "voice", kind: "emergency" }, tokens[roles.indexOf("calltaker")] ?? "");
  assert.equal(await written(), before + 1);
  const chinese = await asked(`GET /api/v1/units/${encodeURIComponent("巡一")}`, [own, bearer]);
  assert.deepEqual([statusOf(chinese), codeOf(chinese)], [404, "NothingThere"]);
});

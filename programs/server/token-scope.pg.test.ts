import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { TokenPower } from "../../src/access/facts.ts";
import { type RouteScope, routeScopes, tokenReads } from "../../src/ground/route-scopes.ts";
import { testServer } from "./testing/test-server.ts";
import { wholeApi } from "./testing/whole-api.ts";

/* A program's token that is limited does what it lists and nothing else, on every route and in every order. */

const server = await testServer();
after(server.close);
const { ask, give, must, token } = server;

const security = token("securityAdministrator", { officer: "SEC" });
const until = new Date(Date.now() + 86_400_000).toISOString();

const whole = await wholeApi();
const routes = whole.app.rules.filter(({ config }) => config.open !== true);
await whole.close();

let made = 0;

async function secretOf(power: TokenPower): Promise<string> {
  made += 1;
  const id = await must("MakeToken", { label: `program ${made}`, power, until }, security);
  const drawn = await ask("POST", `/api/v1/tokens/${id}/secret`, security, {});
  assert.equal(drawn.status, 200, JSON.stringify(drawn.content));
  return String(drawn.content["token"]);
}

/** What a route answers a token: the code of a refusal for standing, or that it was let in. */
async function answered(method: string, url: string, by: string): Promise<string> {
  const path = url.replace(/:\w+/g, "x").replace(/\*$/, "000");
  if (path.endsWith("/live")) {
    const head = await fetch(server.url() + path, { method: "HEAD", headers: { authorization: `Bearer ${by}` } });
    return head.status === 403 ? "refused" : "let in";
  }
  const { status, content } = await ask(method, path, by, method === "POST" ? {} : undefined);
  assert.ok(status < 500 || status === 503, `${path}: ${status}`);
  const { code = "" } = content as { code?: string };
  return ["TokenScope", "RoleNotAllowed"].includes(code) ? "refused" : "let in";
}

async function lets(by: string): Promise<ReadonlySet<RouteScope>> {
  const scopes = new Set<RouteScope>();
  for (const { method, url, config } of routes) {
    if ((await answered(method, url, by)) === "let in" && config.scope !== undefined) scopes.add(config.scope);
  }
  return scopes;
}

test("a token for one order rings calls and reads nothing", async () => {
  const by = await secretOf({ role: "importer", orders: ["RingCall"] });
  assert.equal((await give("RingCall", { channel: "voice", kind: "emergency" }, by)).status, 200);
  const note = await give("NoteCall", { callId: "01HZZZZZZZZZZZZZZZZZZZZZZZ", said: "x" }, by);
  assert.equal(note.content["code"], "TokenScope");
  for (const path of ["board", "calls", "incidents", "units", "people/names", "statistics/intervals", "positions"]) {
    const { status, content } = await ask("GET", `/api/v1/${path}`, by);
    assert.deepEqual([status, content["code"]], [403, "TokenScope"], path);
  }
  assert.deepEqual([...(await lets(by))].toSorted(), ["orders", "service"]);
});

test("a token for one kind of reads uses that and nothing else, and gives no order", async () => {
  const roleFor = (scope: RouteScope): TokenPower["role"] =>
    scope === "exports" || scope === "oversight" ? "supervisor" : scope === "sealed" ? "calltaker" : "importer";
  for (const scope of tokenReads) {
    const by = await secretOf({ role: roleFor(scope), reads: [scope] });
    const found = await lets(by);
    for (const one of found) {
      assert.ok(one === scope || ["orders", "service"].includes(one), `${scope} lets a token into ${one}`);
    }
    assert.ok(found.has(scope), `${scope} does not let its own token in`);
    const ring = await give("RingCall", { channel: "voice", kind: "emergency" }, by);
    assert.ok(["TokenScope", "RoleNotAllowed"].includes(String(ring.content["code"])), scope);
  }
});

test("what a token lists beyond its role stays closed, and one without lists has all of its role", async () => {
  const reader = await secretOf({ role: "reader", reads: ["calls", "exports"] });
  assert.equal((await ask("GET", "/api/v1/calls", reader)).content["code"], "RoleNotAllowed");
  const importer = await secretOf({ role: "importer" });
  assert.equal((await ask("GET", "/api/v1/calls", importer)).status, 200);
  assert.equal((await ask("GET", "/api/v1/board", importer)).status, 200);
});

test("a kind of reads that there is not is refused by name", async () => {
  const power = { role: "reader", reads: ["everything"] };
  const reply = await give("MakeToken", { label: "x", power, until }, security);
  assert.deepEqual([reply.status, reply.content["code"]], [400, "BodyInvalid"]);
  assert.match(JSON.stringify(reply.content), /power\.reads/);
  assert.ok(!("everything" in routeScopes));
});

test("an order that there is not, or that only the program gives, is refused by name", async () => {
  for (const order of ["RingBell", "EraseDue"]) {
    const reply = await give(
      "MakeToken",
      { label: "x", power: { role: "importer", orders: [order] }, until },
      security,
    );
    assert.deepEqual([reply.status, reply.content["code"]], [404, "OrderUnknown"], order);
  }
});

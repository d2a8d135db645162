import assert from "node:assert/strict";
import { after, test } from "node:test";
import Fastify, { type FastifyInstance } from "fastify";
import { cookieFor, cookieIn } from "./cookies.ts";
import {
  addressOf,
  blockListOf,
  directReach,
  installOrigin,
  installStrangersRefusal,
  isFromHere,
  isSecure,
  type Reach,
  requireOwnOrigin,
} from "./origin.ts";
import { Stopped } from "./problems.ts";

const apps: FastifyInstance[] = [];
after(() => Promise.all(apps.map((app) => app.close())));

interface Known {
  readonly address?: string;
  readonly secure?: boolean;
  readonly here?: boolean;
  readonly seat?: string | null;
  readonly code?: string;
}

/** A server that answers what it knows of a request. */
function serverReached(reach: Reach) {
  const app = Fastify();
  apps.push(app);
  installOrigin(app, reach);
  installStrangersRefusal(app, reach);
  app.setErrorHandler((error, _, reply) =>
    error instanceof Stopped
      ? reply.code(error.problem.status).send({ code: error.problem.code })
      : reply.code(500).send({}),
  );
  app.get("/", (request, reply) =>
    reply.header("set-cookie", cookieFor(request, "seat", "x", 60)).send({
      address: addressOf(request),
      secure: isSecure(request),
      here: isFromHere(request),
      seat: cookieIn(request, "seat") ?? null,
    }),
  );
  app.post("/", (request, reply) => {
    requireOwnOrigin(request);
    return reply.send({});
  });
  return async (headers: Record<string, string> = {}, from = "127.0.0.1", method: "GET" | "POST" = "GET") => {
    const answer = await app.inject({ method, url: "/", headers, remoteAddress: from });
    return {
      status: answer.statusCode,
      cookie: answer.headers["set-cookie"],
      ...answer.json<Known>(),
    };
  };
}

const direct = serverReached(directReach);
const behind = serverReached({
  names: [{ host: "hall.example" }],
  proxies: blockListOf(["10.0.0.2", "10.9.0.0/16", "fd00::/8"]),
});

const told = { host: "hall.example", "x-forwarded-for": "1.2.3.4, 192.0.2.9", "x-forwarded-proto": "https" };

test("without a proxy nothing that a client says of itself is believed", async () => {
  const found = await direct(
    { host: "localhost", "x-forwarded-for": "192.0.2.9", "x-forwarded-proto": "https" },
    "10.0.0.9",
  );
  assert.deepEqual([found.status, found.address, found.secure, found.here], [200, "10.0.0.9", false, false]);
});

test("the last hop before a proxy that is believed is the client; what stands before that is the client's invention", async () => {
  for (const proxy of ["127.0.0.1", "::1", "10.0.0.2", "::ffff:10.0.0.2", "10.9.255.1", "fd12::1"]) {
    const found = await behind(told, proxy);
    assert.deepEqual([found.status, found.address, found.secure, found.here], [200, "192.0.2.9", true, false], proxy);
  }
  const nonsense = await behind({ ...told, "x-forwarded-for": "1.2.3.4, unknown" }, "10.0.0.2");
  assert.equal(nonsense.address, "10.0.0.2");
  assert.equal((await behind({ ...told, "x-forwarded-proto": "http" })).secure, false);
});

test("whoever passes by the proxy is refused, whatever they say", async () => {
  for (const from of ["10.0.0.3", "192.0.2.9", "fe80::1"]) {
    const found = await behind(told, from);
    assert.deepEqual([found.status, found.code], [403, "ProxyPassedBy"], from);
  }
  const local = await behind({ host: "localhost" });
  assert.deepEqual([local.status, local.address, local.secure, local.here], [200, "127.0.0.1", false, true]);
});

test("a name that is not the server's is 421", async () => {
  for (const host of ["evil.example", "hall.example.evil.example", "10.0.0.9"]) {
    const found = await behind({ ...told, host }, "10.0.0.2");
    assert.deepEqual([found.status, found.code], [421, "HostUnknown"], host);
  }
});

test("here is this machine by its address and its name, with nobody in between", async () => {
  assert.equal((await direct({ host: "localhost:8110" })).here, true);
  assert.equal((await direct({ host: "localhost:8110" }, "::ffff:127.0.0.1")).here, true);
  assert.equal((await direct({ host: "localhost:8110" }, "10.0.0.9")).here, false);
  assert.equal((await direct({ host: "localhost:8110", "x-forwarded-for": "10.0.0.1" })).here, false);
  assert.equal((await behind({ host: "hall.example" })).here, false);
});

test("a page's own origin is its scheme, its name and its port", async () => {
  const status = async (reached: typeof direct, headers: Record<string, string>) =>
    (await reached(headers, "127.0.0.1", "POST")).status;
  assert.equal(await status(direct, { host: "localhost:8110", origin: "http://localhost:8110" }), 200);
  assert.equal(await status(direct, { host: "LOCALHOST", origin: "http://localhost:80" }), 200);
  assert.equal(await status(behind, { ...told, origin: "https://hall.example" }), 200);
  for (const origin of ["http://localhost:9999", "https://localhost:8110", "http://evil.example", "null", ""]) {
    assert.equal(await status(direct, { host: "localhost:8110", origin }), 403, origin);
  }
  assert.equal(await status(direct, { host: "localhost:8110" }), 403);
  assert.equal(await status(behind, { ...told, origin: "http://hall.example" }), 403);
  assert.equal(await status(behind, { ...told, origin: "https://hall.example:8443" }), 403);
});

test("a cookie over TLS is Secure, under a name that only this host can set", async () => {
  const plain = await direct({ host: "localhost" });
  assert.equal(plain.cookie, "seat=x; Path=/; HttpOnly; SameSite=Strict; Max-Age=60");
  const secure = await behind(told);
  assert.equal(secure.cookie, "__Host-seat=x; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure");
  assert.equal((await direct({ host: "localhost", cookie: "a=b; seat=7" })).seat, "7");
  assert.equal((await direct({ host: "localhost", cookie: "xseat=7; =8; seat" })).seat, null);
  assert.equal((await behind({ ...told, cookie: "seat=planted" })).seat, null);
  assert.equal((await behind({ ...told, cookie: "seat=planted; __Host-seat=7" })).seat, "7");
});

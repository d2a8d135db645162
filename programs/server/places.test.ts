import assert from "node:assert/strict";
import { after, test } from "node:test";
import { affordable, placeLimits } from "./places.ts";
import { blockListOf } from "./origin.ts";
import { crowdAt, isOpen } from "./testing/crowd.ts";
import { memoryApi } from "./testing/memory-api.ts";
import { eventually } from "./testing/test-server.ts";

const limits = { most: 120, keptForSeats: 40, strangersOfAddress: 30, seatsOfAddress: 20 };
const api = await memoryApi({ placeLimits: limits });
const crowd = await crowdAt(api.app);
const behind = await memoryApi({
  placeLimits: limits,
  reach: { names: [{ host: "127.0.0.1" }], proxies: blockListOf([]) },
});
const proxied = await crowdAt(behind.app);
after(async () => {
  crowd.leave();
  proxied.leave();
  await api.close();
  await behind.close();
});

const bearer = (officer: string) => ({ authorization: `Bearer ${api.token("dispatcher", { officer })}` });
const openOf = (sockets: readonly Parameters<typeof isOpen>[0][]) => sockets.filter(isOpen).length;

/** Idle ones from many addresses, ten each, more than there are places for. */
const flood = async () => {
  const crowds = await Promise.all(Array.from({ length: 30 }, (_, each) => crowd.many(`127.0.2.${each + 1}`, 10)));
  return crowds.flat();
};

test("an address holds so many connections without a session; its newest stay, and another's are not touched", async () => {
  const other = await crowd.many("127.0.0.8", 5);
  const many = await crowd.many("127.0.0.9", 100);
  await eventually(() => openOf(many) === limits.strangersOfAddress);
  assert.equal(openOf(many.slice(-limits.strangersOfAddress)), limits.strangersOfAddress);
  assert.equal(openOf(other), 5);
  crowd.leave();
});

test("a flood of idle connections closes none of a seat: push, kept connections and new ones go on", async () => {
  const live = await crowd.listen("127.0.0.2", api.token("dispatcher", { officer: "310050" }));
  await eventually(() => live.said().includes("event: ready"));
  const head = `GET /api/v1/board HTTP/1.1\r\nHost: 127.0.0.1:${crowd.port}\r\nAuthorization: ${bearer("310050").authorization}\r\n\r\n`;
  const kept = await crowd.come("127.0.0.2", head);
  let answered = "";
  kept.setEncoding("utf8").on("data", (text: string) => (answered += text));
  await eventually(() => answered.startsWith("HTTP/1.1 200"));
  const crowded = await flood();
  assert.ok(openOf(crowded) > 0);
  await eventually(() => openOf(crowded) <= limits.most - limits.keptForSeats);
  // More keep coming while seats and newcomers ask.
  const more = flood();
  for (let each = 0; each < 10; each++) {
    assert.equal((await crowd.ask("127.0.0.2", "/api/v1/board", bearer("310050"))).status, 200);
    assert.equal((await crowd.ask("127.0.0.3", "/api/v1/health")).status, 200);
  }
  await more;
  assert.ok(isOpen(kept) && isOpen(live.socket));
  answered = "";
  kept.write(head);
  await eventually(() => answered.startsWith("HTTP/1.1 200"));
  const before = live.said().length;
  const given = await api.give("AddSum", { key: "flood", amount: 1, keeper: "N" });
  assert.equal(given.statusCode, 200, given.body);
  await eventually(() => live.said().slice(before).includes("SumAdded"));
  crowd.leave();
});

test("half a head and half a body hold no place that others need", async () => {
  const live = await crowd.listen("127.0.0.2", api.token("dispatcher", { officer: "310050" }));
  await eventually(() => live.said().includes("event: ready"));
  const host = `Host: 127.0.0.1:${crowd.port}\r\n`;
  const heads = await crowd.many("127.0.0.4", 30, `GET / HTTP/1.1\r\n${host}X-Slow: `);
  const bodies = await crowd.many(
    "127.0.0.5",
    30,
    `POST /api/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
  );
  await flood();
  await eventually(() => openOf(heads) === 0);
  assert.equal((await crowd.ask("127.0.0.2", "/api/v1/board", bearer("310050"))).status, 200);
  // Idle ones go before those that are being answered; what is left of these has its bound in time.
  assert.ok(openOf(bodies) <= limits.strangersOfAddress);
  await crowd.many("127.0.0.5", 40);
  assert.ok(isOpen(live.socket));
  crowd.leave();
});

test("what no longer shows a valid session is a stranger again, and an address has so many seats", async () => {
  const seat = (token: string) =>
    `GET /api/v1/board HTTP/1.1\r\nHost: 127.0.0.1:${crowd.port}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  const good = seat(api.token("dispatcher", { officer: "310051" }));
  const turned = await crowd.many("127.0.0.6", 5, good + seat("cs1.a.b"));
  const seats = await crowd.many("127.0.0.6", limits.seatsOfAddress + 15, good);
  await crowd.ask("127.0.0.6", "/api/v1/board", bearer("310051"));
  await crowd.many("127.0.0.6", limits.strangersOfAddress + 20);
  await eventually(() => openOf(turned) === 0 && openOf(seats) === limits.seatsOfAddress);
  crowd.leave();
});

test("the proxy's connections are anybody's, so none of its own is one too many", async () => {
  const many = await proxied.many("127.0.0.1", limits.strangersOfAddress + 20);
  assert.equal((await proxied.ask("127.0.0.1", "/api/v1/health", { "x-forwarded-for": "192.0.2.1" })).status, 200);
  assert.equal(openOf(many), many.length);
  const all = await proxied.many("127.0.0.1", 100);
  await eventually(() => openOf([...many, ...all]) === limits.most - limits.keptForSeats);
});

test("there are no more places than file descriptors", () => {
  assert.deepEqual(affordable(placeLimits, 1_000_000), placeLimits);
  const few = affordable(placeLimits, 4096);
  assert.deepEqual([few.most, few.keptForSeats], [4096 - 1536, 1280]);
  assert.equal(affordable(placeLimits, 100).most, 64);
});

test("sessions and tokens that are not valid count against their address, with growing waits; valid ones do not", async () => {
  const failed = { perSecond: 0.01, atOnce: 3, mostSeconds: 60 };
  const open = { openPostsPerMinute: 30, openPostsAtOnce: 60, unsignedPerSecond: 100, unsignedAtOnce: 2000 };
  const own = await memoryApi({ addressLimits: { ...open, failed } });
  after(own.close);
  const show = (headers: Record<string, string>, remoteAddress = "10.0.0.1") =>
    own.app.inject({ url: "/api/v1/board", headers, remoteAddress });
  const wrong = [
    { authorization: "Bearer cs1.a.b" },
    { cookie: "callsign-session=x" },
    { authorization: "Bearer cst_a_b" },
  ];
  for (const headers of wrong) assert.equal((await show(headers)).statusCode, 401);
  for (const headers of wrong) {
    const held = await show(headers);
    assert.deepEqual([held.statusCode, held.headers["retry-after"]], [429, "1"]);
  }
  for (let each = 0; each < 20; each++) {
    assert.equal((await show({ authorization: `Bearer ${own.token("dispatcher")}` })).statusCode, 200);
  }
  assert.equal((await show(wrong[0] ?? {}, "10.0.0.2")).statusCode, 401);
});

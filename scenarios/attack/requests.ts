import { type Draw, pick } from "../../src/district/anhe/draws.ts";
import { mintToken } from "../../src/access/server/token.ts";
import { roles } from "../../src/ground/role.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { Asked } from "./client.ts";
import { likely, type Making } from "./likely.ts";
import type { Seen } from "./seen.ts";
import { spoiled, spoiledSegment, spoiledText } from "./spoiled.ts";
import type { Target } from "./targets.ts";

/** A request with what its answer is held against. */
export interface Drawn extends Asked {
  readonly target: Target;
  /** Ids of the orders it gives. */
  readonly ids: readonly string[];
  readonly giver: Giver;
}

interface Parts {
  readonly draw: Draw;
  readonly seen: Seen;
  readonly targets: readonly Target[];
  readonly key: Buffer;
}

const halfDay = 43_200_000;
const mostSent = 500;

/** Requests of every route and order: some that make sense, most with something wrong somewhere. */
export function requestsOf({ draw, seen, targets, key }: Parts) {
  /** Requests sent lately, to be sent again unchanged, or under the same id with another body or giver. */
  const sent: Drawn[] = [];
  const orders = targets.filter(({ order }) => order !== undefined);
  const newId = () =>
    ulidOf(
      Date.now(),
      Uint8Array.from({ length: 10 }, () => Math.floor(draw() * 256)),
    );

  function next(target: Target): Drawn {
    const old = draw() < 0.05 && sent.length > 0 ? pick(draw, sent) : undefined;
    if (old !== undefined) return again(old);
    const made = make(target);
    sent[sent.length < mostSent ? sent.length : Math.floor(draw() * mostSent)] = made;
    return made;
  }

  function again(old: Drawn): Drawn {
    const act = draw();
    if (act < 0.4) return old;
    const other = make(old.target);
    const id = old.headers["idempotency-key"];
    const headers = { ...(act < 0.7 ? old : other).headers, ...(id === undefined ? {} : { "idempotency-key": id }) };
    return { ...other, headers, ids: [...other.ids, ...old.ids] };
  }

  function make(target: Target): Drawn {
    const making: Making = {
      draw,
      seen,
      about: seen.about(draw, Object.keys(target.body?.properties ?? {})),
      now: Date.now,
    };
    const giver = giverFor(target, making.about);
    const id = draw() < 0.97 ? newId() : spoiledSegment(draw, newId());
    const base = { target, giver, method: method(target), path: path(target, making) };
    const headers: Record<string, string | readonly string[]> = {
      authorization: `Bearer ${mintToken(key, { giver, expires: Date.now() + halfDay + Math.floor(draw() * halfDay) })}`,
      "idempotency-key": isSendable(id) ? id : newId(),
    };
    const isList = target.path === "/api/v1/orders";
    const list = isList ? listOf(making) : [];
    const ids = isList ? list.map((item) => item.id) : [String(headers["idempotency-key"])];
    if (target.body === undefined) return { ...base, ids, headers: bentHeaders(draw, headers) };
    const value = isList ? list : likely(making, target.body);
    const text = JSON.stringify(draw() < 0.5 ? value : spoiled(draw, value)) ?? "null";
    headers["content-type"] = target.consumes ?? "application/json";
    const isJson = headers["content-type"].includes("json");
    const body = !isJson ? junk() : draw() < 0.05 ? spoiledText(draw, text) : text;
    return { ...base, ids, headers: bentHeaders(draw, headers), body };
  }

  function listOf(making: Making): { id: string; name: string; body: unknown }[] {
    return Array.from({ length: 1 + Math.floor(draw() * 6) }, () => {
      const { order = "", body = {} } = pick(draw, orders);
      return {
        id: newId(),
        name: order,
        body: draw() < 0.6 ? likely(making, body) : spoiled(draw, likely(making, body)),
      };
    });
  }

  function junk(): Buffer {
    const zip = draw() < 0.5 ? [0x50, 0x4b, 3, 4] : [];
    return Buffer.from([...zip, ...Array.from({ length: Math.floor(draw() * 600) }, () => Math.floor(draw() * 256))]);
  }

  function method({ method: right }: Target): string {
    return draw() < 0.97
      ? right
      : pick(draw, ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PURGE"]);
  }

  function path({ path: template, query }: Target, making: Making): string {
    const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const kind = /\/([a-z]+)s\/\{\w+\}$/.exec(
        template.slice(0, template.indexOf(`{${name}}`) + name.length + 2),
      )?.[1];
      const known = seen.named(kind ?? name).filter((value) => typeof value !== "object");
      const right = String(known.length > 0 ? pick(draw, known) : likely(making, { type: "string" }, name));
      const segment = encodeURIComponent(right.toWellFormed());
      return draw() < 0.8 ? segment : spoiledSegment(draw, segment);
    });
    const pairs = query
      .filter(({ required }) => required || draw() < 0.4)
      .map(({ name, shape }) => {
        const right = encodeURIComponent(String(likely(making, shape, name)).toWellFormed());
        return `${name}=${draw() < 0.65 ? right : spoiledSegment(draw, right)}`;
      });
    if (draw() < 0.03)
      pairs.push(`${pick(draw, ["x", "limit", "cursor", "__proto__", "%00"])}=${spoiledSegment(draw, "1")}`);
    if (pairs.length > 1 && draw() < 0.05) pairs.push(pairs[0] ?? "");
    const whole = filled + (pairs.length === 0 ? "" : `?${pairs.join("&")}`);
    // What Node does not send, no browser does; such bytes are shouted on a connection of their own.
    return whole.replace(/[^\u0021-\u007e]/g, encodeURIComponent);
  }

  function giverFor({ roles: may }: Target, about: Seen | undefined): Giver {
    const allowed = may.filter((each) => each !== "system");
    const role = pick(draw, allowed.length > 0 && draw() < 0.8 ? allowed : roles);
    const known = (name: string): string | undefined => {
      const found = [...(about?.named(name) ?? []), ...seen.named(name)].filter((value) => typeof value === "string");
      return found.length === 0 ? undefined : pick(draw, found);
    };
    const isPlaced = role === "station" || role === "unit" || role === "department";
    const place = isPlaced ? (known(role) ?? "S1") : undefined;
    const officer = draw() < 0.5 ? `attack-${role}` : (known("person") ?? known("officer") ?? "P1");
    const giver: Giver = { officer, role, ...(place === undefined ? {} : { [role]: place }) };
    return draw() < 0.03 ? { ...giver, offPost: true } : giver;
  }

  return { next };
}

/** Mostly as they were; now and then without, with more, or with other credentials. */
function bentHeaders(draw: Draw, headers: Record<string, string | readonly string[]>) {
  const act = draw();
  if (act > 0.1) return headers;
  const { authorization, ...rest } = headers;
  const odd: readonly Readonly<Record<string, string | readonly string[]>>[] = [
    rest,
    { ...rest, authorization: "Bearer cs1.e30.AAAA" },
    { ...rest, authorization: `Basic ${Buffer.from(`x:${String(authorization).slice(7)}`).toString("base64")}` },
    { ...rest, authorization: "Bearer" },
    { ...rest, cookie: "callsign-session=AAAA; callsign-session=BBBB" },
    { ...headers, cookie: `callsign-session=${"A".repeat(4000)}` },
    { ...headers, "idempotency-key": ["01JD0000000000000000000000", "01JD0000000000000000000001"] },
    { ...headers, "idempotency-key": "" },
    {
      ...headers,
      "content-type": pick(draw, ["text/plain", "application/json; charset=utf-16", "multipart/form-data", "", "x"]),
    },
    { ...headers, "content-encoding": pick(draw, ["gzip", "br", "identity", "x"]) },
    { ...headers, accept: pick(draw, ["text/html", "*/*;q=0", "application/xml", ""]) },
    { ...headers, "accept-language": "\u00ff".repeat(20) },
    { ...headers, origin: pick(draw, ["https://evil.example", "null", "x"]) },
    { ...headers, host: pick(draw, ["evil.example", "127.0.0.1:1", "", "[::1]", "a b"]) },
    { ...headers, range: "bytes=0-0,5-1,-1" },
    { ...headers, "if-none-match": 'W/"x", *', "if-modified-since": "yesterday" },
    { ...headers, "x-forwarded-for": "1.2.3.4", forwarded: "for=unknown" },
    { ...headers, "last-event-id": pick(draw, ["x", "a.1", "9".repeat(900)]) },
    { ...headers, expect: "100-continue" },
    { ...headers, "x-large": "a".repeat(12_000) },
  ];
  return pick(draw, odd);
}

/** Bytes that are not HTTP, or are HTTP that no client writes. */
export function shouts(draw: Draw, port: string): Buffer {
  const host = `Host: 127.0.0.1:${port}\r\n`;
  const end = "Connection: close\r\n\r\n";
  return Buffer.from(
    pick(draw, [
      `GET /api/v1/units/a\u0000b HTTP/1.1\r\n${host}${end}`,
      `GET /api/v1/units/\u00ff\u00fe HTTP/1.1\r\n${host}${end}`,
      `GET http://evil.example/api/v1/board HTTP/1.1\r\n${host}${end}`,
      `GET /api/v1/health HTTP/1.1\r\n${host}Host: evil.example\r\n${end}`,
      `GET /api/v1/health HTTP/1.1\r\n${end}`,
      `GET /api/v1/health HTTP/9.9\r\n${host}${end}`,
      `POST /api/v1/orders/RingCall HTTP/1.1\r\n${host}Content-Length: -1\r\n${end}`,
      `POST /api/v1/orders/RingCall HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n${end}hello`,
      `POST /api/v1/orders/RingCall HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n${end}0\r\n\r\n`,
      `POST /api/v1/orders/RingCall HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n${end}zz\r\n`,
      `GET ${"/a".repeat(20_000)} HTTP/1.1\r\n${host}${end}`,
      `GET /api/v1/health HTTP/1.1\r\n${host}X: ${"a".repeat(70_000)}\r\n${end}`,
      `GET /api/v1/health HTTP/1.1\r\n${host} folded: yes\r\n${end}`,
      `\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003`,
      `CONNECT evil.example:443 HTTP/1.1\r\n${host}${end}`,
      `GET /api/v1/live HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: upgrade\r\n\r\n`,
      `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
      `GET  /  HTTP/1.1\r\n${host}${end}`,
      `\r\n\r\n\r\n`,
    ]),
    "latin1",
  );
}

function isSendable(text: string): boolean {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(text);
}

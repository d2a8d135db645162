import type { FastifyInstance, FastifyRequest } from "fastify";
import { isCarriable } from "../../src/ground/text.ts";
import { cookieName } from "./cookies.ts";
import { readHostName } from "./host-names.ts";
import { Stopped } from "./problems.ts";
import { sessionCookie } from "./session-cookie.ts";

/**
 * Header fields that mean one thing only. Sent twice, Node keeps one of them in silence, and a proxy in front may have
 * looked at the other.
 */
const single = new Set([
  "host",
  "authorization",
  "content-type",
  "content-length",
  "content-encoding",
  "transfer-encoding",
  "idempotency-key",
  "origin",
  "cookie",
  "last-event-id",
  "x-forwarded-proto",
]);

/** No name of anything here has one; in a log or a header they begin a line of their own. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f]/;

/**
 * Refuses a request that we and a proxy before us could read in two ways, before any route looks at it. 400: a path or
 * query that is not UTF-8 or has U+0000 or lone surrogates; a header field given twice; a transfer coding other than
 * `chunked`. 415: a compressed body. 421: the address of another server.
 */
export function installReadableRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    refuseDoubledHeaders(request);
    if (request.headers.host === undefined) throw new Stopped("RequestMalformed");
    const target = request.raw.url ?? "";
    if (!target.startsWith("/")) refuseOtherAuthority(target, request.headers.host);
    if (!isReadableTarget(target)) throw new Stopped("RequestMalformed");
    const { "transfer-encoding": transfer, "content-encoding": packed } = request.headers;
    if (transfer !== undefined && transfer.toLowerCase() !== "chunked") throw new Stopped("RequestMalformed");
    if (packed !== undefined) throw new Stopped("ContentEncodingUnknown");
    if (countOf(request.headers.cookie, cookieName(request, sessionCookie)) > 1) throw new Stopped("RequestMalformed");
  });
}

function refuseDoubledHeaders({ raw }: FastifyRequest): void {
  const seen = new Set<string>();
  for (let at = 0; at < raw.rawHeaders.length; at += 2) {
    const name = (raw.rawHeaders[at] ?? "").toLowerCase();
    if (!single.has(name)) continue;
    if (seen.has(name)) throw new Stopped("HeaderTwice", { header: name });
    seen.add(name);
  }
}

/** `GET http://other/…` is for a proxy to send on; here only our own name may stand there, and the same as in `Host`. */
function refuseOtherAuthority(target: string, host: string | undefined): void {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(target)?.[1];
  if (authority === undefined) throw new Stopped("RequestMalformed");
  const [named, told] = [readHostName(authority), readHostName(host ?? "")];
  if (named === undefined || named.host !== told?.host || named.port !== told.port) {
    throw new Stopped("HostUnknown", { host: authority.slice(0, 200) });
  }
}

/** Path and query, with each percent sign decoded. */
export function isReadableTarget(target: string): boolean {
  const cut = target.indexOf("?");
  const path = cut < 0 ? target : target.slice(0, cut);
  const query = cut < 0 ? "" : target.slice(cut + 1);
  const [readPath, readQuery] = [decoded(path), decoded(query)];
  if (readPath === undefined || readQuery === undefined) return false;
  return isCarriable(readPath) && isCarriable(readQuery) && !control.test(readPath);
}

function decoded(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** How often a header of cookies names this one. */
function countOf(header: string | undefined, name: string): number {
  return (header ?? "").split(";").filter((part) => part.split("=", 1)[0]?.trim() === name).length;
}

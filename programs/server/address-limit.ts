import { isIP } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type FailedLimits, failedLimits } from "./failed-credentials.ts";
import { addressOf } from "./origin.ts";
import { Stopped } from "./problems.ts";
import { type RateLimit, rateLimitOf } from "./rate-limit.ts";

export interface AddressLimits {
  /** What anybody may send without being signed in, sign-in above all: a steady rate, and what may come at once. */
  readonly openPostsPerMinute: number;
  readonly openPostsAtOnce: number;
  /** Everything else that is asked without a session: the console's files, health, what does not exist. */
  readonly unsignedPerSecond: number;
  readonly unsignedAtOnce: number;
  /** Sessions and tokens shown that are not valid. */
  readonly failed: FailedLimits;
}

/**
 * A whole station may sit behind one address and change shifts within a minute, and a console loads some twenty files.
 * Guessing at many accounts from one address ends here; guessing at one account ends at the account's own lock.
 */
export const addressLimits: AddressLimits = {
  openPostsPerMinute: 30,
  openPostsAtOnce: 60,
  unsignedPerSecond: 100,
  unsignedAtOnce: 2000,
  failed: failedLimits,
};

/** An IPv6 /64 counts as one address, because its holder has all 2^64 addresses in it. */
export function limitedAs(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = "", right] = address.toLowerCase().split("%", 1)[0]?.split("::") ?? [];
  const head = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  // Groups left out by `::`, of which a dotted end stands for two.
  const written = head.length + tail.length + (address.includes(".") ? 1 : 0);
  const groups = right === undefined ? head : [...head, ...Array<string>(8 - written).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** 429 with `Retry-After` for an address that asks too much unsigned. Before sign-in, after the origin is known. */
export function installAddressLimit(
  app: FastifyInstance,
  now: () => number,
  limits: AddressLimits,
  /** A browser somebody has signed in with: it counts for itself, whoever else is behind its address. */
  deviceOf: (request: FastifyRequest) => string | undefined = () => undefined,
): void {
  const posts = rateLimitOf(limits.openPostsPerMinute / 60, limits.openPostsAtOnce);
  const requests = rateLimitOf(limits.unsignedPerSecond, limits.unsignedAtOnce);
  app.addHook("onRequest", async (request) => {
    const isOpen = request.routeOptions.config.open === true;
    const { authorization, cookie } = request.headers;
    // Sign-in counts those that turn out not to be valid.
    if (!isOpen && !request.is404 && (authorization ?? cookie) !== undefined) return;
    const address = deviceOf(request) ?? limitedAs(addressOf(request));
    take(requests, address);
    if (isOpen && request.method === "POST") take(posts, address);
  });

  function take(limit: RateLimit, address: string): void {
    const wait = limit.take(address, now());
    if (wait > 0) throw new Stopped("TooManyRequests", {}, { "retry-after": String(wait) });
  }
}

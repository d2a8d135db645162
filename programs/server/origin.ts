import { BlockList, isIP } from "node:net";
import { TLSSocket } from "node:tls";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { isKnownHost, isLoopbackName, type KnownNames, plainAddress, readHostName } from "./host-names.ts";
import { Stopped } from "./problems.ts";

/** How the server may be reached: by which names, and through whom. */
export interface Reach extends KnownNames {
  /** Who ends TLS in front of us and is believed about a client's address, besides loopback; null: nobody does. */
  readonly proxies: BlockList | null;
}

/** From this machine, or by the address connected to; nobody in front. */
export const directReach: Reach = { names: [], proxies: null };

/** Addresses (`10.0.0.7`) and networks (`10.0.0.0/24`, `fd00::/8`) as a list to ask; throws at what is neither. */
export function blockListOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const address of addresses) {
    const [net = "", bits] = address.split("/");
    const family = isIP(net) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(bits), family);
  }
  return list;
}

/** How one request came to us. */
interface Arrival {
  /** Of the client, as far as we can know it; the empty text when the connection is gone already. */
  readonly address: string;
  /** Whether the client speaks TLS, with us or with the proxy. */
  readonly secure: boolean;
  readonly proxied: boolean;
  /** Sent by this very machine, with no sign of anybody in between. */
  readonly local: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    arrival: Arrival | null;
  }
}

function arrivalOf(request: FastifyRequest): Arrival {
  if (request.arrival === null) throw new Error("installOrigin must come before whoever asks about a request's origin");
  return request.arrival;
}

/** The client's address, IPv4 or IPv6, for limits and for the record of sessions. */
export function addressOf(request: FastifyRequest): string {
  return arrivalOf(request).address;
}

/** Whether the client's own connection is encrypted: its cookies are then `Secure`. */
export function isSecure(request: FastifyRequest): boolean {
  return arrivalOf(request).secure;
}

/** Whether whoever asks sits at this machine: by the address, by the name they call us, and with nobody in between. */
export function isFromHere(request: FastifyRequest): boolean {
  const { address, local } = arrivalOf(request);
  return isLoopback(address) && namesLoopback(request) && local;
}

/** Whether this machine itself asks, by whichever of its addresses: its own programs, a probe or a scraper beside us. */
export function isThisMachine(request: FastifyRequest): boolean {
  return arrivalOf(request).local;
}

function namesLoopback({ headers }: FastifyRequest): boolean {
  return isLoopbackName(readHostName(headers.host ?? "")?.host ?? "");
}

/**
 * The headers by which proxies, tunnels and delivery networks name the client they speak for. Behind a proxy that was
 * not declared (`--behind-proxy`) every client would look like this machine, so one such header is enough to say it
 * does not.
 */
const signsOfProxies = new RegExp(
  `^(?:${[
    "forwarded|via|client-ip|remote-addr|max-forwards|front-end-https",
    "(?:proxy|cf|true-client|fastly|tailscale|ngrok|fly|akamai|cdn|ali-cdn|incap|wl-proxy)-.*",
    "x-(?:forwarded|forward|original|originating|real|remote|client|cluster|proxy|proxyuser|tunnel|tailscale).*",
    "x-(?:envoy|nginx|varnish|appengine|azure|arr|amz|amzn|cloud|scheme|host|ssl|served).*",
  ].join("|")})$`,
);

function isProxySigned({ headers }: FastifyRequest): boolean {
  return Object.keys(headers).some((name) => signsOfProxies.test(name));
}

/**
 * 403 unless a page of this very server sends it: same scheme, same name, same port. Whatever changes something by
 * cookie must pass here. SameSite=Strict keeps our cookie out of other sites' requests; this holds for browsers that
 * do not, and against pages on another port or a sister name, which count as the same site.
 */
export function requireOwnOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const own = host === undefined ? null : URL.parse(`${isSecure(request) ? "https" : "http"}://${host}`);
  if (origin === undefined || own === null || URL.parse(origin)?.origin !== own.origin) {
    throw new Stopped("OriginNotAllowed");
  }
}

/** Notes how each request arrived. Before everything that asks about it. */
export function installOrigin(app: FastifyInstance, reach: Reach): void {
  app.decorateRequest("arrival", null);
  app.addHook("onRequest", async (request) => {
    request.arrival = readArrival(request, reach);
  });
}

/** Refuses names that are not the server's, and whoever passes by the proxy in front of it. */
export function installStrangersRefusal(app: FastifyInstance, reach: Reach): void {
  app.addHook("onRequest", async (request) => {
    const { host } = request.headers;
    if (!isKnownHost(host, request.raw.socket.localAddress, reach)) {
      throw new Stopped("HostUnknown", { host: (host ?? "").slice(0, 200) });
    }
    if (reach.proxies !== null && !isBelieved(request, reach.proxies)) throw new Stopped("ProxyPassedBy");
  });
}

function readArrival(request: FastifyRequest, reach: Reach): Arrival {
  const { socket } = request.raw;
  const peer = plainAddress(socket.remoteAddress ?? "");
  const encrypted = socket instanceof TLSSocket;
  const hop = lastOf(request.headers["x-forwarded-for"]);
  const scheme = lastOf(request.headers["x-forwarded-proto"]);
  const proxied = reach.proxies !== null && (hop ?? scheme) !== undefined && isBelieved(request, reach.proxies);
  // A proxy of ours may leave everything out; it passes the name on by which people reach it.
  const isOwn = isLoopback(peer) || (reach.proxies === null && peer === plainAddress(socket.localAddress ?? ""));
  const local = isOwn && !isProxySigned(request) && (reach.proxies === null || namesLoopback(request));
  if (!proxied) return { address: peer, secure: encrypted, proxied, local };
  const address = hop !== undefined && isIP(hop) !== 0 ? plainAddress(hop) : peer;
  // A proxy that says nothing of the scheme was put there to end TLS.
  return {
    address,
    secure: encrypted || scheme === undefined || scheme.toLowerCase() === "https",
    proxied,
    local: false,
  };
}

/** A proxy appends what it saw itself; what stands before that was the client's to invent. */
function lastOf(header: string | string[] | undefined): string | undefined {
  const last = [header ?? []].flat().join(",").split(",").at(-1)?.trim();
  return last === "" ? undefined : last;
}

function isBelieved(request: FastifyRequest, proxies: BlockList): boolean {
  return isProxy(plainAddress(request.raw.socket.remoteAddress ?? ""), proxies);
}

/** Whether the proxy in front speaks from here: this machine, or one of its addresses. */
export function isProxy(peer: string, proxies: BlockList): boolean {
  return isLoopback(peer) || (isIP(peer) !== 0 && proxies.check(peer, isIP(peer) === 6 ? "ipv6" : "ipv4"));
}

function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}

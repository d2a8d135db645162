import type { FastifyReply, FastifyRequest } from "fastify";
import { isLoopbackName, readHostName } from "./host-names.ts";

/** What the console's pages do in a browser beyond showing and asking: alarms sound, passkeys are made and used. */
const used = ["autoplay", "publickey-credentials-create", "publickey-credentials-get"];

const unused = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "clipboard-write",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "xr-spatial-tracking",
];

const onEvery: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["x-frame-options", "DENY"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", [...used.map((name) => `${name}=(self)`), ...unused.map((name) => `${name}=()`)].join(", ")],
  // An answer of the API that is opened as a page does nothing. The console's files bear a policy of their own.
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
];

const yearSeconds = 31_536_000;

/**
 * On the bare answer rather than on Fastify's, so that the live push, which is written past Fastify, has them too.
 * `secure`: the client came by TLS. A browser would then refuse plain HTTP on every port of this machine's own name, so
 * loopback is never asked to.
 */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  for (const [name, value] of onEvery) reply.raw.setHeader(name, value);
  const host = readHostName(request.headers.host ?? "")?.host;
  if (secure && host !== undefined && !isLoopbackName(host)) {
    reply.raw.setHeader("strict-transport-security", `max-age=${yearSeconds}`);
  }
}

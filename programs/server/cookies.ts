import type { FastifyRequest } from "fastify";
import { isSecure } from "./origin.ts";

/**
 * The name of a cookie on this connection. Over TLS it has the prefix with which a browser keeps a cookie for this very
 * host only, so that another host of the same domain cannot plant a cookie of this name.
 */
export function cookieName(request: FastifyRequest, name: string): string {
  return isSecure(request) ? `__Host-${name}` : name;
}

/** The value of a cookie of ours, or nothing. */
export function cookieIn(request: FastifyRequest, name: string): string | undefined {
  const wanted = cookieName(request, name);
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const cut = part.indexOf("=");
    if (cut > 0 && part.slice(0, cut).trim() === wanted) return part.slice(cut + 1).trim();
  }
  return undefined;
}

/**
 * A `Set-Cookie` no script can read and no other site's request carries; 0 seconds takes the cookie back. `Lax` goes along
 * when another site sends the browser here, as a provider of identities does.
 */
export function cookieFor(
  request: FastifyRequest,
  name: string,
  value: string,
  seconds: number,
  sameSite: "Strict" | "Lax" = "Strict",
): string {
  const age = Math.max(0, Math.floor(seconds));
  const secure = isSecure(request) ? "; Secure" : "";
  return `${cookieName(request, name)}=${value}; Path=/; HttpOnly; SameSite=${sameSite}; Max-Age=${age}${secure}`;
}

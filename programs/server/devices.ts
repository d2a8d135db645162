import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { cookieFor, cookieIn } from "./cookies.ts";

const deviceCookie = "callsign-device";
const longestSeconds = 400 * 86_400;

/**
 * Marks browsers in which somebody has signed in. The mark is a random id, signed so that nobody can make one up; whose
 * sign-ins it stands for is kept in the database (`known_place`). The mark lets nobody in. It has attempts and requests
 * of its own, so an attacker elsewhere cannot use up those of the person at this browser.
 */
export interface Devices {
  /** The id of a browser that bears a mark of ours. */
  of(request: FastifyRequest): string | undefined;
  /** Gives the browser a mark. */
  mark(request: FastifyRequest, reply: FastifyReply): string;
}

export function devicesOf(installationKey: Buffer): Devices {
  const key = Buffer.from(hkdfSync("sha256", installationKey, "", "callsign devices", 32));
  const signed = (id: string) => `${id}.${createHmac("sha256", key).update(id).digest("base64url")}`;
  return {
    of: (request) => {
      const shown = Buffer.from(cookieIn(request, deviceCookie) ?? "", "utf8");
      const id = /^[\w-]{22}(?=\.)/.exec(shown.toString("utf8"))?.[0];
      if (id === undefined) return undefined;
      const right = Buffer.from(signed(id), "utf8");
      return shown.length === right.length && timingSafeEqual(shown, right) ? id : undefined;
    },
    mark: (request, reply) => {
      const id = randomBytes(16).toString("base64url");
      reply.header("set-cookie", cookieFor(request, deviceCookie, signed(id), longestSeconds));
      return id;
    },
  };
}

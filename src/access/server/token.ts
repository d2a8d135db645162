import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Giver } from "../../ground/fact.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { ulidSchema } from "../../ground/ulid.ts";
import { roleSchema } from "../../ground/role.ts";
import { readShape } from "../../ground/read-shape.ts";

/** Who a token speaks for and until when (milliseconds since 1970). */
export interface Pass {
  readonly giver: Giver;
  readonly expires: number;
}

export type TokenFault = "malformed" | "forged" | "expired";

const longest = 2048;

/** The payload as it is signed: short keys, for the token travels with every request. */
const payloadSchema = z.strictObject({
  o: text(80),
  r: roleSchema,
  s: codeSchema.optional(),
  u: codeSchema.optional(),
  d: codeSchema.optional(),
  /** The part its officer belongs to, that the officer is off post, or under which broken glass: what only takes away. */
  p: codeSchema.optional(),
  x: z.literal(true).optional(),
  g: ulidSchema.optional(),
  e: z.number().int(),
});

/**
 * A token that needs no table: `cs1.<payload>.<mac>`, base64url, HMAC-SHA-256 under the installation's token key.
 * Anybody with the data folder can make one, also while the server is down. The server records each at its first use;
 * from then on the security administrator can revoke it.
 */
export function mintToken(key: Buffer, pass: Pass): string {
  const { officer: o, role: r, station: s, unit: u, department: d, part: p, offPost: x, glass: g } = pass.giver;
  const payload = Buffer.from(JSON.stringify({ o, r, s, u, d, p, x, g, e: pass.expires })).toString("base64url");
  return `cs1.${payload}.${mac(key, payload).toString("base64url")}`;
}

/** What a token says, or why it is not taken. The mac is compared in constant time before anything is believed. */
export function readToken(key: Buffer, token: string, now: number): Pass | TokenFault {
  if (token.length > longest) return "malformed";
  const [scheme, payload, given, ...rest] = token.split(".");
  if (scheme !== "cs1" || payload === undefined || given === undefined || rest.length > 0) return "malformed";
  const wanted = mac(key, payload);
  const found = Buffer.from(given, "base64url");
  // The text is compared too: base64url has several spellings of the same bytes, and a token has one.
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) return "forged";
  if (given !== wanted.toString("base64url")) return "forged";
  const parsed = readShape(payloadSchema, parse(payload));
  if (!parsed.success) return "malformed";
  const {
    o: officer,
    r: role,
    s: station,
    u: unit,
    d: department,
    p: part,
    x: offPost,
    g: glass,
    e: expires,
  } = parsed.data;
  if (expires <= now) return "expired";
  return {
    expires,
    giver: {
      officer,
      role,
      ...(station === undefined ? {} : { station }),
      ...(unit === undefined ? {} : { unit }),
      ...(department === undefined ? {} : { department }),
      ...(part === undefined ? {} : { part }),
      ...(offPost === undefined ? {} : { offPost }),
      ...(glass === undefined ? {} : { glass }),
    },
  };
}

function mac(key: Buffer, payload: string): Buffer {
  return createHmac("sha256", key).update("callsign token 1\n").update(payload).digest();
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

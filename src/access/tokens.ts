import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { secondsBetween } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { needsOf } from "../ground/part-need.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import {
  type AccessFact,
  MachineTokenUsed,
  securityStream,
  TokenMade,
  type TokenPower,
  TokenRevoked,
  tokenStream,
} from "./facts.ts";
import type { Power, Role } from "../ground/role.ts";
import { judgePlace } from "./power-rules.ts";
import { administrators } from "./role.ts";
import { byApprovers } from "./security.ts";
import { withSecondPerson } from "./second-person.ts";

/** A program's means of access: what it may do and until when. Its secret is shown once and kept as a digest elsewhere. */
export interface Token {
  readonly id: string;
  readonly label: string;
  readonly power: TokenPower;
  readonly by: string;
  readonly at: Instant;
  readonly until: Instant;
  /** Made with the machine's key, not here. */
  readonly machine?: true;
  readonly revoked?: { readonly by: string; readonly at: Instant; readonly reason: string };
}

export const tokenView: StreamView<Token> = {
  room: "access",
  kind: "token",
  owner: true,
  evolve: (state: Token | null, told: Fact) => {
    const fact = told as AccessFact;
    if (fact.type === "TokenMade") {
      const { token: id, label, power, until } = fact.data;
      return { id, label, power, until, by: fact.by.officer, at: fact.occurredAt };
    }
    if (fact.type === "MachineTokenUsed") {
      const { token: id, officer: label, power, until } = fact.data;
      return { id, label, power, until, by: label, at: fact.occurredAt, machine: true };
    }
    if (state === null || fact.type !== "TokenRevoked") return state;
    return { ...state, revoked: { by: fact.by.officer, at: fact.occurredAt, reason: fact.data.reason } };
  },
  needsParts: ({ label, power, until, revoked }, now) =>
    revoked === undefined && until > now ? needsOf("token", label, [power.station, power.department]) : [],
  settings: ["TokenMade", "TokenRevoked"],
  // A revoked one stays on the board: it is there that whoever shows it is refused.
  ...seenByAll("securityAdministrator", "auditAdministrator"),
};

const mostDays = 366;

const makeToken = defineOrder("MakeToken", {
  title: { zh: "生成程序令牌", en: "Make a program's token" },
  roles: ["securityAdministrator"],
  // Its life begins when it is made, and its secret is drawn by whoever asked for it.
  atOnce: true,
  body: TokenMade.shape.omit({ token: true }),
  streams: ({ id }) => [districtStream, securityStream, tokenStream(id)],
  checked: ["OrderUnknown"],
  refuses: ["PowerPlaceMissing", "PowerPlaceNotItsOwn", "PowerPlaceUnknown", "TokenLife", "TokenNotForAdministrators"],
  decide: (states, { id, body, occurredAt }) => {
    const { role } = body.power;
    if ((administrators as readonly Role[]).includes(role)) return refuse("TokenNotForAdministrators", { role });
    if (role !== "importer") {
      const misplaced = judgePlace(body.power as Power, states(districtView, districtStream) ?? unnamedDistrict);
      if (misplaced !== undefined) return misplaced;
    }
    const seconds = secondsBetween(occurredAt, body.until);
    if (seconds <= 0 || seconds > mostDays * 86_400) return refuse("TokenLife", { days: mostDays });
    return [TokenMade.draft([tokenStream(id)], { ...body, token: id })];
  },
});

/**
 * A token is a power, so a second person approves it, as any. Its secret is drawn afterwards, once, by a security
 * administrator. Refused: `TokenNotForAdministrators`, `TokenLife`, and as the place of a power.
 */
export const [MakeToken, ApproveMakeToken] = withSecondPerson(setting(makeToken), byApprovers);

/** Revokes a token at once. Revoking a revoked token records nothing. Refused: `TokenUnknown`. */
export const RevokeToken = defineOrder("RevokeToken", {
  title: { zh: "吊销令牌", en: "Revoke a token" },
  roles: ["securityAdministrator"],
  body: z.strictObject({ token: ulidSchema, reason: text(500) }),
  streams: ({ body }) => [tokenStream(body.token)],
  refuses: ["TokenUnknown"],
  decide: (states, { body }) => {
    const token = states(tokenView, tokenStream(body.token));
    if (token === null) return refuse("TokenUnknown");
    if (token.revoked !== undefined) return [];
    return [TokenRevoked.draft([tokenStream(token.id)], { ...body, label: token.label })];
  },
});

/** The program's own: a token made at the machine came by for the first time. Again, it records nothing. */
export const NoteMachineToken = defineOrder("NoteMachineToken", {
  title: { zh: "本机令牌首次使用", en: "Note a token made at the machine" },
  roles: ["system"],
  internal: true,
  body: MachineTokenUsed.shape,
  streams: ({ body }) => [tokenStream(body.token)],
  refuses: [],
  decide: (states, { body }) =>
    states(tokenView, tokenStream(body.token)) === null
      ? [MachineTokenUsed.draft([tokenStream(body.token)], body)]
      : [],
});

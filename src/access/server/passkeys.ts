import { randomBytes } from "node:crypto";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type pg from "pg";
import type { Instant } from "../../ground/instant.ts";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { passkeyChallenges } from "./passkey-challenges.ts";
import type { PasskeyCreated, PasskeyShown } from "./passkey-response.ts";

/** Where the browser is: passkeys are bound to the domain, and an answer must come from one of our own pages. */
export interface Site {
  /** The domain: `callsign.anhe.example`, `localhost`. */
  readonly rpID: string;
  readonly origin: string | readonly string[];
}

export interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Instant;
  readonly lastUsedAt?: Instant;
}

/**
 * Passkeys (WebAuthn): the authenticator keeps the key and finds out itself who it is that uses it (user verification), so
 * one alone is two factors. They are discoverable: nobody types who they are.
 */
export interface Passkeys {
  /** What the browser hands to `startRegistration`. */
  registrationOptions(
    person: string,
    name: string,
    o: { rpID: string; rpName: string },
  ): Promise<Awaited<ReturnType<typeof generateRegistrationOptions>> | Refusal<"PasskeysTooMany">>;
  verifyRegistration(
    person: string,
    response: PasskeyCreated,
    o: Site & { label: string },
  ): Promise<Passkey | Refusal<"PasskeyRefused" | "PasskeyTaken" | "PasskeysTooMany">>;
  /** What the browser hands to `startAuthentication`. With a person only a passkey of theirs will do: to unlock a screen. */
  authenticationOptions(o: { rpID: string; person?: string }): ReturnType<typeof generateAuthenticationOptions>;
  /** Whose passkey it was; refused also where a counter ran backwards: somebody copied the key. */
  verifyAuthentication(
    response: PasskeyShown,
    site: Site,
  ): Promise<{ person: string; passkey: Passkey } | Refusal<"PasskeyRefused">>;
  list(person: string): Promise<readonly Passkey[]>;
  rename(person: string, id: string, label: string): Promise<Refusal<"PasskeyUnknown"> | undefined>;
  /** The passkey that is no more. */
  remove(person: string, id: string): Promise<Passkey | Refusal<"PasskeyUnknown">>;
}

const mostPasskeys = 10;

/** EdDSA, ES256 and RS256 (RFC 9053, RFC 8812): what authenticators have. */
const supportedAlgorithmIDs = [-8, -7, -257];

interface Row {
  readonly id: string;
  readonly person: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: string[];
  readonly label: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

const handleSql = `
  insert into access.credential (person, passkey_user) values ($1, $2)
  on conflict (person) do update set passkey_user = coalesce(credential.passkey_user, excluded.passkey_user)
  returning passkey_user`;

const addSql = `
  insert into access.passkey (id, person, public_key, counter, transports, label, created_at)
  select $1, $2, $3, $4, $5, $6, $7
  where (select count(*) from access.passkey where person = $2) < ${mostPasskeys}
  on conflict (id) do nothing
  returning *`;

/** In one statement, so that of two answers with the same counter one is taken. Many authenticators always say 0. */
const useSql = `
  update access.passkey set counter = $2, last_used_at = $3
  where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))
  returning *`;

export function passkeysOf(o: { pool: pg.Pool; now: () => number }): Passkeys {
  const { pool, now } = o;
  const challenges = passkeyChallenges(now);

  async function rowsOf(person: string): Promise<readonly Row[]> {
    return (await pool.query<Row>("select * from access.passkey where person = $1 order by created_at, id", [person]))
      .rows;
  }

  return {
    registrationOptions: async (person, name, { rpID, rpName }) => {
      const rows = await rowsOf(person);
      if (rows.length >= mostPasskeys) return refuse("PasskeysTooMany", { most: mostPasskeys });
      const drawn = randomBytes(32).toString("base64url");
      const handle = await pool.query<{ passkey_user: string }>(handleSql, [person, drawn]);
      return generateRegistrationOptions({
        rpName,
        rpID,
        userName: person,
        userDisplayName: name,
        userID: bytesOf(handle.rows[0]?.passkey_user ?? drawn),
        challenge: bytesOf(challenges.draw("register", person)),
        attestationType: "none",
        supportedAlgorithmIDs,
        excludeCredentials: rows.map(({ id, transports }) => ({ id, transports })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
    },

    verifyRegistration: async (person, response, { rpID, origin, label }) => {
      const verified = await verifyRegistrationResponse({
        response: {
          id: response.id,
          rawId: response.rawId,
          type: response.type,
          response: {
            clientDataJSON: response.response.clientDataJSON,
            attestationObject: response.response.attestationObject,
          },
          clientExtensionResults: {},
        },
        expectedChallenge: (challenge) => challenges.take(challenge, "register")?.person === person,
        expectedOrigin: [origin].flat(),
        expectedRPID: rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs,
      }).catch(asRefused);
      if (!verified.verified) return refuse("PasskeyRefused");
      const { id, publicKey, counter } = verified.registrationInfo.credential;
      const transports = response.response.transports ?? [];
      const values = [id, person, Buffer.from(publicKey), counter, transports, label, new Date(now())];
      const added = (await pool.query<Row>(addSql, values)).rows[0];
      if (added !== undefined) return passkeyOf(added);
      const present = await rowsOf(person);
      return present.length >= mostPasskeys && present.every((row) => row.id !== id)
        ? refuse("PasskeysTooMany", { most: mostPasskeys })
        : refuse("PasskeyTaken");
    },

    authenticationOptions: ({ rpID, person }) =>
      generateAuthenticationOptions({
        rpID,
        challenge: bytesOf(challenges.draw("authenticate", person)),
        userVerification: "required",
      }),

    verifyAuthentication: async (response, { rpID, origin }) => {
      const { rows } = await pool.query<Row & { passkey_user: string | null }>(
        "select * from access.passkey join access.credential using (person) where id = $1",
        [response.id],
      );
      const row = rows[0];
      if (row === undefined) return refuse("PasskeyRefused");
      // A discoverable passkey names its person; a passkey that names another person is refused.
      const userHandle = response.response.userHandle ?? undefined;
      if (userHandle !== undefined && userHandle !== row.passkey_user) return refuse("PasskeyRefused");
      const verified = await verifyAuthenticationResponse({
        response: {
          id: response.id,
          rawId: response.rawId,
          type: response.type,
          response: {
            clientDataJSON: response.response.clientDataJSON,
            authenticatorData: response.response.authenticatorData,
            signature: response.response.signature,
          },
          clientExtensionResults: {},
        },
        expectedChallenge: (challenge) => {
          const asked = challenges.take(challenge, "authenticate");
          return asked !== undefined && (asked.person === undefined || asked.person === row.person);
        },
        expectedOrigin: [origin].flat(),
        expectedRPID: rpID,
        credential: { id: row.id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter) },
        requireUserVerification: true,
      }).catch(asRefused);
      if (!verified.verified) return refuse("PasskeyRefused");
      const used = await pool.query<Row>(useSql, [row.id, verified.authenticationInfo.newCounter, new Date(now())]);
      const after = used.rows[0];
      return after === undefined ? refuse("PasskeyRefused") : { person: after.person, passkey: passkeyOf(after) };
    },

    list: async (person) => (await rowsOf(person)).map(passkeyOf),

    rename: async (person, id, label) => {
      const sql = "update access.passkey set label = $3 where person = $1 and id = $2";
      const { rowCount } = await pool.query(sql, [person, id, label]);
      return rowCount === 1 ? undefined : refuse("PasskeyUnknown");
    },

    remove: async (person, id) => {
      const sql = "delete from access.passkey where person = $1 and id = $2 returning *";
      const gone = (await pool.query<Row>(sql, [person, id])).rows[0];
      return gone === undefined ? refuse("PasskeyUnknown") : passkeyOf(gone);
    },
  };
}

/** The library throws for every fault of a browser's answer; the sender gets a single refusal for all of them. */
function asRefused(): { readonly verified: false } {
  return { verified: false };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}

function passkeyOf(row: Row): Passkey {
  return {
    id: row.id,
    label: row.label,
    createdAt: row.created_at.toISOString(),
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at.toISOString() }),
  };
}

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { PasskeyCreated, PasskeyShown } from "../passkey-response.ts";

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

/** The few forms of CBOR (RFC 8949) an authenticator needs: integers, bytes, texts, maps. */
function cborOf(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? headOf(1, -1 - value) : headOf(0, value);
  if (typeof value === "string") return Buffer.concat([headOf(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([headOf(2, value.length), value]);
  const entries = [...value].map(([key, item]) => Buffer.concat([cborOf(key), cborOf(item)]));
  return Buffer.concat([headOf(5, value.size), ...entries]);
}

function headOf(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256
    ? Buffer.from([(major << 5) | 24, count])
    : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}

const isPresent = 0x01;
const isVerified = 0x04;
const hasKey = 0x40;

/** What may be told wrong, to see that it is noticed. */
export interface Ceremony {
  readonly challenge: string;
  readonly origin: string;
  readonly rpID: string;
  readonly verified?: boolean;
}

/** An authenticator of one discoverable P-256 key without attestation, written from WebAuthn level 3, section 6. */
export function softwareAuthenticator(userHandle: string) {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  let counter = 0;

  function authData(ceremony: Ceremony, key?: Buffer): Buffer {
    const flags = isPresent | (ceremony.verified === false ? 0 : isVerified) | (key === undefined ? 0 : hasKey);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([
      createHash("sha256").update(ceremony.rpID).digest(),
      Buffer.from([flags]),
      count,
      ...(key === undefined ? [] : [Buffer.alloc(16), Buffer.from([0, id.length]), id, key]),
    ]);
  }

  return {
    setCounter: (to: number) => {
      counter = to;
    },

    create: (ceremony: Ceremony): PasskeyCreated => {
      const attestation = new Map<string, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData(ceremony, coseOf(publicKey))],
      ]);
      return {
        id: id.toString("base64url"),
        rawId: id.toString("base64url"),
        type: "public-key",
        response: {
          clientDataJSON: clientData("webauthn.create", ceremony).toString("base64url"),
          attestationObject: cborOf(attestation).toString("base64url"),
          transports: ["internal"],
        },
      };
    },

    show: (ceremony: Ceremony): PasskeyShown => {
      counter += 1;
      const data = authData(ceremony);
      const client = clientData("webauthn.get", ceremony);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return {
        id: id.toString("base64url"),
        rawId: id.toString("base64url"),
        type: "public-key",
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
          userHandle,
        },
      };
    },
  };
}

function clientData(type: string, { challenge, origin }: Ceremony): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** COSE_Key (RFC 9053): EC2, ES256, P-256, x, y. */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return cborOf(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
}

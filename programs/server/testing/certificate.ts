import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A DER value: its tag, its length, and what it holds. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));

const ecdsaWithSha256 = sequence(identifier("2a8648ce3d040302"));
const rsaWithSha256 = sequence(identifier("2a864886f70d01010b"), der(0x05));

function named(name: string): Buffer {
  return sequence(der(0x31, sequence(identifier("550403"), der(0x0c, Buffer.from(name)))));
}

/** A self-signed certificate for these names (RFC 5280, P-256 or RSA), and its key, both PEM. Only for tests. */
export function makeCertificate(o: { names: readonly string[]; from?: Date; until?: Date; rsa?: boolean }): {
  readonly cert: string;
  readonly key: string;
} {
  const { publicKey, privateKey } =
    o.rsa === true
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signedBy = o.rsa === true ? rsaWithSha256 : ecdsaWithSha256;
  const subject = named(`Callsign test ${createHash("sha256").update(o.names.join()).digest("hex").slice(0, 8)}`);
  const names = der(0x04, sequence(...o.names.map((name) => der(0x82, Buffer.from(name)))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signedBy,
    subject,
    sequence(time(o.from ?? new Date(Date.now() - 3_600_000)), time(o.until ?? new Date(Date.now() + 8_640_000_000))),
    subject,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(identifier("551d11"), names))),
  );
  const signature = sign("sha256", body, privateKey);
  const whole = sequence(body, signedBy, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

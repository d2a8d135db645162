import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { listening } from "./identity-provider.ts";

/** What a provider that is wrong in one thing puts in its ID token, and how it signs it. */
export interface Falsehood {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly anotherKey?: boolean;
}

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A provider of our own making that can be wrong, where the certified one cannot. It takes any code. */
export async function falseProvider() {
  const keys = pair();
  const others = pair();
  let wrong: Falsehood = {};
  let nonce = "";
  const server = createServer((request, response) => {
    const say = (content: object) =>
      response.setHeader("content-type", "application/json").end(JSON.stringify(content));
    switch (request.url) {
      case "/.well-known/openid-configuration":
        return say({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/keys":
        return say({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] });
      case "/token":
        return say({ access_token: "x", token_type: "Bearer", expires_in: 60, id_token: idToken() });
      default:
        return response.writeHead(404).end();
    }
  });
  const issuer = `http://127.0.0.1:${await listening(server)}`;

  function idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: issuer, aud: "callsign", sub: "u", badge: "310001", nonce, iat: now, exp: now + 60 };
    const head = encoded({ alg: "RS256", kid: "one", ...wrong.header });
    const text = `${head}.${encoded({ ...usual, ...wrong.claims })}`;
    const { privateKey } = wrong.anotherKey === true ? others : keys;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey).toString("base64url")}`;
  }

  return {
    issuer,
    /** Answers the next sign-in, wrongly or not, to the nonce it was asked with. */
    answer: (askedNonce: string, falsehood: Falsehood) => {
      nonce = askedNonce;
      wrong = falsehood;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

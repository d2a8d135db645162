import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signInProvider } from "../../src/access/server/sign-in-provider.ts";
import { type Falsehood, falseProvider } from "./testing/false-provider.ts";

const provider = await falseProvider();
after(provider.close);
const lines: string[] = [];
const redirectUri = "http://127.0.0.1:1/api/v1/session/provider/return";
const signIn = signInProvider(
  {
    name: { zh: "市局统一认证", en: "the bureau's sign-in" },
    ...{ issuer: new URL(provider.issuer), clientId: "callsign", clientSecret: "x" },
    ...{ redirectUri: new URL(redirectUri), scopes: ["openid"], claim: "badge" },
    twoFactors: { amr: ["otp"], acr: ["urn:two"] },
    clockSkewSeconds: 30,
  },
  { now: Date.now, log: (line) => lines.push(line) },
);

async function enters(falsehood: Falsehood) {
  const begun = await signIn.begin();
  assert.ok(!("refused" in begun), JSON.stringify(begun));
  const asked = new URL(begun.url).searchParams;
  provider.answer(asked.get("nonce") ?? "", falsehood);
  const query = new URLSearchParams({ code: "any", state: asked.get("state") ?? "" });
  return signIn.finish(begun.flow, query.toString());
}

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

test("an ID token that is right lets in; one that says anything else of whom, for whom, by whom and when does not", async () => {
  const good = await enters({});
  assert.deepEqual("refused" in good ? good : [good.person, good.twoFactors], ["310001", false]);
  for (const [what, falsehood] of Object.entries<Falsehood>({
    "another nonce": { claims: { nonce: "of another sign-in" } },
    "no nonce": { claims: { nonce: undefined } },
    "another issuer": { claims: { iss: "https://another.example" } },
    "for another program": { claims: { aud: "another" } },
    "for several, and not to us": { claims: { aud: ["callsign", "another"], azp: "another" } },
    "over for longer than clocks differ": { claims: { exp: soon(-40) } },
    "another key": { anotherKey: true },
    "not signed at all": { header: { alg: "none" } },
  })) {
    assert.deepEqual(await enters(falsehood), { refused: "ProviderRefused", details: {} }, what);
  }
  assert.ok(lines.length >= 8, "the log says why");
});

test("clocks may differ by what was agreed; two factors are what was agreed, and only a text is a badge", async () => {
  const late = await enters({ claims: { exp: soon(-10) } });
  assert.ok(!("refused" in late), JSON.stringify(late));
  const two = await enters({ claims: { acr: "urn:two" } });
  assert.ok(!("refused" in two) && two.twoFactors);
  for (const badge of [7, null, ["310001"], "", "x".repeat(200)])
    assert.deepEqual(await enters({ claims: { badge } }), { refused: "ProviderNobody", details: {} }, String(badge));
});

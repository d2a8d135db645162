import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ProviderPlan } from "../../src/access/server/sign-in-provider.ts";
import { freePort, identityProvider, traveller } from "./testing/identity-provider.ts";
import { testServer } from "./testing/test-server.ts";

const port = await freePort();
const site = `http://127.0.0.1:${port}`;
const redirectUri = `${site}/api/v1/session/provider/return`;
const client = { id: "callsign", secret: "a secret of the two of them", redirectUri, back: `${site}/` };
const provider = await identityProvider(client);
const plan: ProviderPlan = {
  name: { zh: "市局统一认证", en: "the bureau's sign-in" },
  issuer: new URL(provider.issuer),
  ...{ clientId: client.id, clientSecret: client.secret, redirectUri: new URL(redirectUri) },
  ...{ scopes: ["openid", "badge"], claim: "police_number" },
  twoFactors: { amr: ["otp"], acr: [] },
  clockSkewSeconds: 30,
};
const server = await testServer({ port, provider: plan });
after(async () => {
  await server.close();
  await provider.close();
});
const { must, get, token } = server;
const security = token("securityAdministrator", { officer: "SEC0" });
const grants = [
  { person: "310001", power: { role: "dispatcher" } },
  { person: "310002", power: { role: "reader" } },
  { person: "310003", power: { role: "dutyCommander" } },
];
for (const { person } of grants)
  await must("RegisterPerson", { person, name: "李明", kind: "officer", part: "bureau", leads: false }, security);
await must("GrantPowers", { grants }, security);

type Traveller = ReturnType<typeof traveller>;
const session = async (browser: Traveller) => {
  const said = await browser.visit(`${site}/api/v1/session`);
  return { status: said.status, content: (await said.json()) as Record<string, unknown> };
};
const begin = async (browser: Traveller) => {
  const said = await browser.visit(`${site}/api/v1/session/provider`, { method: "POST", body: "{}" });
  return { status: said.status, content: (await said.json()) as Record<string, unknown> };
};
/** Begins, goes to the provider, and stops before coming back. */
const fetchCode = async (browser: Traveller) =>
  browser.until(String((await begin(browser)).content["url"]), redirectUri);
const comeBack = async (browser: Traveller, url: string) => {
  const back = await browser.visit(url);
  assert.equal(back.status, 303);
  return back.headers.get("location");
};

const badge = (number: string, amr: readonly string[] = ["pwd", "otp"]) => ({ id: `u-${number}`, badge: number, amr });

test("a member of the staff comes in by the provider, with the powers they have here and no others", async () => {
  provider.be(badge("310001"));
  const browser = traveller();
  const door = await session(browser);
  assert.deepEqual(
    [door.status, (door.content["details"] as object as { providerEn: string }).providerEn],
    [401, "the bureau's sign-in"],
  );
  const asked = new URL(String((await begin(browser)).content["url"]));
  assert.deepEqual(
    [asked.searchParams.get("code_challenge_method"), asked.searchParams.get("redirect_uri")],
    ["S256", redirectUri],
  );
  for (const name of ["state", "nonce", "code_challenge"]) assert.ok((asked.searchParams.get(name) ?? "").length >= 32);
  assert.equal(await comeBack(browser, await fetchCode(browser)), "/");
  const inside = await session(browser);
  assert.deepEqual(
    [inside.content["officer"], inside.content["role"], inside.content["missing"]],
    ["310001", "dispatcher", undefined],
  );
  const facts = (await get("/api/v1/log/facts?limit=1000", token("auditAdministrator"))).content["facts"] as {
    body: string;
  }[];
  const signed = facts.map(({ body }) => JSON.parse(body) as { type: string; data: { by?: string[] } });
  assert.deepEqual(
    signed.filter(({ type }) => type === "SignedIn").map(({ data }) => data.by),
    [["provider"]],
  );
  assert.ok(!facts.some(({ body }) => body.includes("eyJ")), "no token of the provider is in the log");
  // Leaving here leads to leaving there.
  const left = await browser.visit(`${site}/api/v1/session`, { method: "DELETE", body: "{}" });
  const leaving = new URL(((await left.json()) as { leaving: string }).leaving);
  assert.equal(leaving.origin, provider.issuer);
  assert.equal(leaving.searchParams.get("post_logout_redirect_uri"), `${site}/`);
  assert.equal((await session(browser)).status, 401);
});

test("nobody is made by the provider: a badge of nobody, no badge, one factor where two are asked", async () => {
  for (const [somebody, code] of [
    [badge("999999"), "NotLetIn"],
    [{ id: "u-none", amr: ["otp"] }, "ProviderNobody"],
    [badge("310001", ["pwd"]), "ProviderOneFactor"],
  ] as const) {
    provider.be({ ...somebody, id: `${somebody.id}-${code}` });
    const browser = traveller();
    assert.equal(await comeBack(browser, await fetchCode(browser)), `/?signIn=${code}`);
    assert.equal((await session(browser)).status, 401);
  }
  provider.be(badge("310002", ["pwd"]));
  const reader = traveller();
  assert.equal(await comeBack(reader, await fetchCode(reader)), "/", "one factor is enough where no more is asked");
});

test("what came back is good once, in the browser that went, with the state it went with", async () => {
  provider.be(badge("310002"));
  const browser = traveller();
  const url = await fetchCode(browser);
  // Somebody else's browser, as in a forged sign-in.
  assert.equal(await comeBack(traveller(), url), "/?signIn=ProviderFlowUnknown");
  const other = traveller();
  const theirs = new URL(await fetchCode(other));
  const mixed = new URL(theirs);
  mixed.searchParams.set("code", new URL(url).searchParams.get("code") ?? "");
  assert.equal(await comeBack(other, mixed.href), "/?signIn=ProviderRefused", "a code of another's way");
  const third = traveller();
  const forged = new URL(await fetchCode(third));
  forged.searchParams.set("state", "x".repeat(43));
  assert.equal(await comeBack(third, forged.href), "/?signIn=ProviderRefused", "another state");
  const fourth = traveller();
  const elsewhere = new URL(await fetchCode(fourth));
  elsewhere.searchParams.set("iss", "https://another.example");
  assert.equal(await comeBack(fourth, elsewhere.href), "/?signIn=ProviderRefused", "another provider's answer");
  const fifth = traveller();
  const once = await fetchCode(fifth);
  assert.equal(await comeBack(fifth, once), "/");
  assert.equal(await comeBack(fifth, once), "/?signIn=ProviderFlowUnknown", "a second time");
  const refused = traveller();
  const denied = new URL(await fetchCode(refused));
  denied.searchParams.delete("code");
  denied.searchParams.set("error", "access_denied");
  assert.equal(await comeBack(refused, denied.href), "/?signIn=ProviderRefused");
});

test("without the provider one signs in here as ever, and the door says so", async () => {
  await server.stop();
  await server.start({ provider: { ...plan, issuer: new URL("http://127.0.0.1:9") } });
  const down = await begin(traveller());
  assert.deepEqual([down.status, down.content["code"]], [409, "ProviderUnreachable"]);
  const made = await server.ask("POST", "/api/v1/people/310002/link", security, { why: "new" });
  assert.ok(made.content["waits"] !== undefined, "who comes in by the provider has a way in");
  await server.stop();
  await server.start({ provider: undefined });
  const none = await begin(traveller());
  assert.deepEqual([none.status, none.content["code"]], [404, "ProviderNone"]);
});

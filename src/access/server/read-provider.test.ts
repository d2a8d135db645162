import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Environment } from "../../journal/server/engine/environment.ts";
import { readProvider } from "./read-provider.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-provider-"));
after(() => rm(folder, { recursive: true }));
await writeFile(join(folder, "secret"), "only for the two of them\n");

const good = {
  name: { zh: "市局统一认证", en: "the bureau's sign-in" },
  issuer: "https://id.anhe.example",
  clientId: "callsign",
  clientSecretFile: "secret",
  redirectUri: "https://callsign.anhe.example/api/v1/session/provider/return",
  claim: "police_number",
};

async function read(more: object) {
  const file = join(folder, "provider.json");
  await writeFile(file, JSON.stringify({ ...good, ...more }));
  return readProvider(file);
}

test("the file says everything, the secret lies in another, and what is not said is the strict choice", async () => {
  const plan = await read({ accounts: { "u-1": "310001" } });
  assert.equal(plan.clientSecret, "only for the two of them");
  assert.deepEqual([plan.scopes, plan.twoFactors, plan.clockSkewSeconds], [["openid"], { amr: [], acr: [] }, 30]);
  assert.equal(plan.accounts?.get("u-1"), "310001");
});

test("what is wrong in the file is named, and nothing starts with it", async () => {
  for (const [more, said] of [
    [{ issuer: "http://id.anhe.example" }, /issuer/],
    [{ issuer: "not an address" }, /issuer/],
    [{ redirectUri: "https://callsign.anhe.example/elsewhere" }, /redirectUri/],
    [{ redirectUri: `${good.redirectUri}?x=1` }, /redirectUri/],
    [{ scopes: ["profile"] }, /openid/],
    [{ claim: "" }, /claim/],
    [{ clientSecret: "in the wrong place" }, /clientSecret/],
    [{ clientSecretFile: "nowhere" }, /nowhere/],
    [{ clockSkewSeconds: 4000 }, /clockSkewSeconds/],
  ] as const) {
    await assert.rejects(read(more), (error: unknown) => {
      assert.ok(error instanceof Environment);
      assert.match(error.message, said);
      return true;
    });
  }
});

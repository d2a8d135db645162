import assert from "node:assert/strict";
import { test } from "node:test";
import { refusing } from "../../src/journal/server/refused.ts";
import { memoryApi } from "./testing/memory-api.ts";

const rule = { scope: "board", roles: ["dispatcher"] } as const;

test("a server that answers with a code its route does not declare says so, and the tests' server fails of it", async () => {
  const declared = refusing("TooMuch");
  const api = await memoryApi({
    more: (app) => {
      app.get("/said", { config: { ...rule, refuses: declared.codes } }, () => Promise.reject(declared("TooMuch")));
      app.get("/unsaid", { config: rule }, () => Promise.reject(declared("TooMuch")));
    },
  });
  assert.equal((await api.get("/api/v1/said")).json<{ code: string }>().code, "TooMuch");
  assert.equal((await api.get("/api/v1/said", null)).json<{ code: string }>().code, "SignInNeeded");
  assert.equal((await api.get("/api/v1/unsaid")).json<{ code: string }>().code, "TooMuch");
  await assert.rejects(api.close, /^Error: GET \/api\/v1\/unsaid does not declare what it was answered with: TooMuch$/);
});

test("a route that declares a code without a sentence, or gives an order nobody defines, stops the boot", async () => {
  const boot = (config: object) =>
    memoryApi({ more: (app) => void app.get("/made", { config: { ...rule, ...config } }, () => ({})) });
  await assert.rejects(boot({ refuses: ["Misspelt"] }), /refuses with Misspelt, which has no sentence/);
  await assert.rejects(boot({ gives: ["Nothing"] }), /gives the order Nothing, which nobody defines/);
});

test("the description says of each route what it, the orders it gives, and authority refuse", async () => {
  const api = await memoryApi();
  const { paths } = (await api.get("/api/v1/openapi.json", null)).json<{
    paths: Record<
      string,
      Record<string, { "x-refusals": unknown; responses: Record<string, { description: string }> }>
    >;
  }>();
  await api.close();
  const opening = paths["/api/v1/openings"]?.["post"];
  const said = opening?.["x-refusals"] as Record<string, readonly string[]>;
  assert.deepEqual(said["own"], ["BodyInvalid", "NothingThere", "OpeningBudgetSpent"]);
  assert.ok(said["standing"]?.includes("PurposeMissing") && said["standing"].includes("TokenScope"));
  assert.match(opening?.responses["403"]?.description ?? "", /`OpeningBudgetSpent`/);
  assert.match(opening?.responses["503"]?.description ?? "", /`OutcomeUnknown`, `ReadUnavailable`, `Unavailable`$/);
  const health = paths["/api/v1/health"]?.["get"];
  assert.deepEqual(Object.keys(health?.responses ?? {}), [
    "200",
    "400",
    "403",
    "408",
    "415",
    "421",
    "429",
    "431",
    "500",
    "503",
  ]);
});

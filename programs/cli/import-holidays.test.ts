import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { chineseHolidays } from "../../src/district/server/chinese-holidays.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { importVerb } from "./import.ts";
import { type Given, Usage } from "./verb.ts";

function given(rest: readonly string[], texts: Readonly<Record<string, string>> = {}): Given {
  return { rest, text: (name) => texts[name], has: () => true };
}

test("a year that is no year, or that nobody has arranged, is an error before any order is given", async () => {
  await assert.rejects(importVerb.run(given(["holidays", "next"])), Usage);
  await assert.rejects(importVerb.run(given(["holidays", "2150"])), Environment);
  await assert.rejects(importVerb.run(given(["holiday", "2026"])), Usage);
});

test("the year's holidays are given as one order, and a refusal of it is an error with its sentence", async () => {
  const taken: unknown[] = [];
  const answers = [
    { accepted: true, status: 200 },
    { accepted: false, status: 403, code: "X", detail: "Not you." },
  ];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      taken.push(JSON.parse(Buffer.concat(parts).toString()));
      response.end(JSON.stringify({ answers: [answers[taken.length - 1]] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    assert.ok(typeof address === "object" && address !== null);
    const here = given(["holidays", "2026"], { url: `http://127.0.0.1:${address.port}`, token: "t" });
    assert.equal(await importVerb.run(here), 0);
    const [[order]] = taken as [[{ name: string; body: unknown }]];
    assert.equal(order.name, "AdoptHolidays");
    assert.deepEqual(order.body, chineseHolidays(2026));
    await assert.rejects(importVerb.run(here), { name: "Environment", message: "Not you." });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

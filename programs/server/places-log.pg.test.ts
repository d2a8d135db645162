import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { planMapText } from "../../src/district/anhe/testing/plan-map.ts";
import { mintToken } from "../../src/access/server/token.ts";
import { tokenKey } from "../../src/access/server/token-key.ts";
import { testDatabase } from "../../src/journal/server/testing/test-database.ts";
import { importStreets, streetsFolder } from "../../src/streets/server/import-streets.ts";
import { newUlid } from "./testing/memory-api.ts";
import { eventually } from "./testing/test-server.ts";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "callsign-places-"));
const programFolder = mkdtempSync(join(tmpdir(), "callsign-places-program-"));
after(async () => {
  await database.drop();
  for (const each of [folder, programFolder]) rmSync(each, { recursive: true, force: true });
});

/** A server of its own process: what it logs goes to descriptors 1 and 2, past everything a test could listen to. */
const program = `
  const { startServer } = await import(${JSON.stringify(new URL("./server.ts", import.meta.url).href)});
  const log = (line) => process.stderr.write(line + "\\n");
  const o = { databaseUrl: ${JSON.stringify(database.url)}, dataFolder: ${JSON.stringify(folder)}, kind: "empty" };
  const { url } = await startServer({ ...o, host: "127.0.0.1", port: 0, console: false, log });
  process.stdout.write("listening " + url + "\\n");
`;

test("what is typed into the address box is not in the log, at its most talkative, even when finding fails", async () => {
  writeFileSync(join(programFolder, "server.mjs"), program);
  const server = spawn(process.execPath, [join(programFolder, "server.mjs")], {
    env: { ...process.env, CALLSIGN_LOG: "trace" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes: Buffer) => (output += String(bytes)));
  try {
    await eventually(() => /listening (\S+)\n/.test(output));
    const url = /listening (\S+)\n/.exec(output)?.[1] ?? "";
    const key = await tokenKey(folder);
    const ask = (path: string, body?: object) => {
      const giver = { officer: "a1", role: "systemAdministrator" as const };
      const bearer = `Bearer ${mintToken(key, { giver, expires: Date.now() + 60_000 })}`;
      return fetch(`${url}/api/v1/${path}`, {
        headers: { authorization: bearer, "content-type": "application/json", "idempotency-key": newUlid() },
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
    };
    const typed = encodeURIComponent("绝密巷77号");
    const secret = /绝密|77号|%E7%BB%9D|31\.2468/i;
    assert.deepEqual(await (await ask("places?q=110.4,31.2468")).json(), {
      streets: "none",
      places: [{ kind: "coordinates", zh: "110.40000, 31.24680", en: "110.40000, 31.24680", point: [110.4, 31.2468] }],
    });
    assert.equal((await ask(`places?q=${typed}&most=many`)).status, 400);

    // An index that is none makes every question fail in the router's thread; the defect itself is logged.
    const file = join(folder, "anhe.osm");
    writeFileSync(file, planMapText());
    const { version, source, report } = await importStreets({ file, dataFolder: folder, progress: () => undefined });
    writeFileSync(
      join(streetsFolder(folder, version), "places.json"),
      '{"box":null,"areas":[],"streets":7,"places":[]}',
    );
    const { junctions, edges, kilometres } = report;
    const adopted = { version, source, junctions, edges, kilometres };
    assert.equal((await ask("orders/AdoptStreets", adopted)).status, 200);
    await eventually(async () => (await ask(`places?q=${typed}&near=110.4,31.2468`)).status === 500);
    await eventually(() => output.includes("a request failed"));
    assert.match(output, /\/api\/v1\/places/);
    assert.doesNotMatch(output, secret);
  } finally {
    server.kill("SIGKILL");
    await ended;
  }
});

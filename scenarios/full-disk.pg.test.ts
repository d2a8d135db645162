import assert from "node:assert/strict";
import { test } from "node:test";
import { preparation, type Sent } from "../bench/incident-life.ts";
import { newDataFolder, startCallsign, tokenFor } from "./running-callsign.ts";

/* The disk that really fills up is one of the mishaps (mishaps.pg.test.ts). */

interface Given {
  readonly status: number;
  readonly retryAfter: string | null;
}

async function give(url: string, token: string, { id, name, body }: Sent): Promise<Given> {
  const response = await fetch(`${url}/api/v1/orders/${name}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return { status: response.status, retryAfter: response.headers.get("retry-after") };
}

test("below the threshold of free space orders get 503 with Retry-After, and the board still reads", async () => {
  const folder = await newDataFolder("started");
  await (await startCallsign(folder.path)).stop();
  // More than any disk has: every moment is one of too little space.
  const running = await startCallsign(folder.path, ["--keep-free", "99999999"]);
  try {
    const token = await tokenFor(folder.path, "importer");
    const [first] = preparation(1);
    assert.ok(first);
    const given = await give(running.url, token, first);
    assert.equal(given.status, 503);
    assert.ok(Number(given.retryAfter) > 0);
    const board = await fetch(`${running.url}/api/v1/board`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(board.status, 200);
  } finally {
    await running.stop();
    await folder.remove();
  }
});

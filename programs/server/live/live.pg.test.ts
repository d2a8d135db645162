import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { after, test } from "node:test";
import { newUlid } from "../testing/memory-api.ts";
import { frameReader, liveReader } from "../testing/live-reader.ts";
import { rulebook } from "../rooms.ts";
import { eventually, testServer } from "../testing/test-server.ts";

const queuedBytes = 64 * 1024;
const server = await testServer({ live: { queuedBytes } });
after(server.close);
const { ask, get, must, token } = server;
const dispatcher = token("dispatcher");

await must(
  "DefineIncidentType",
  { code: "fight", name: { zh: "打架", en: "Fight" }, priority: 2, enforcement: true },
  token("importer"),
);

/** A reader on a bare connection, whose taking can be stopped as a bad network would. */
function bareReader(): { socket: Socket; reader: ReturnType<typeof liveReader> } {
  const { hostname, port } = new URL(server.url());
  const socket = connect(Number(port), hostname);
  socket.write(`GET /api/v1/live HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${dispatcher}\r\n\r\n`);
  const reader = liveReader(rulebook);
  let head = "";
  let inBody = false;
  const read = frameReader(reader.take);
  socket.on("data", (bytes: Buffer) => {
    if (inBody) return read(bytes);
    head += bytes.toString("latin1");
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    assert.match(head, /^HTTP\/1\.1 200 /);
    assert.match(head, /content-type: text\/event-stream/i);
    inBody = true;
    read(Buffer.from(head.slice(end + 4), "latin1"));
  });
  return { socket, reader };
}

/** So many orders that no buffer of the network holds their facts: some kilobytes each. */
async function flood(id: string, rounds: number): Promise<void> {
  const text = "长".repeat(4000);
  for (let round = 0; round < rounds; round++) {
    const list = Array.from({ length: 60 }, () => ({
      id: newUlid(),
      name: "OpenIncident",
      body: { type: "fight", place: { words: "x" }, narrative: text },
    }));
    const reply = await ask("POST", "/api/v1/orders", dispatcher, list);
    assert.ok((reply.content["answers"] as { status: number }[]).every((answer) => answer.status === 200));
    const ids = list.map((each) => each.id);
    const exits = ids.map((incidentId) => ({
      id: newUlid(),
      name: "MergeIncident",
      body: { incidentId, intoId: id, reason: "the same" },
    }));
    await ask("POST", "/api/v1/orders", dispatcher, exits);
  }
}

test("a reader that stops taking costs a bounded queue, holds nobody up, and is given a fresh board when it takes again", async () => {
  const id = await must("OpenIncident", { type: "fight", place: { words: "kept" } }, dispatcher);
  const slow = bareReader();
  const quick = await server.listen(dispatcher);
  await eventually(() => slow.reader.frames.some((frame) => frame.event === "ready"));
  slow.socket.pause();
  const metric = async (name: string) =>
    Number(new RegExp(`^${name} (\\d+)`, "m").exec(String((await get("/metrics", dispatcher)).content["text"]))?.[1]);
  for (let round = 0; (await metric("callsign_live_fallen_behind")) === 0; round++) {
    assert.ok(round < 40, "the reader never falls behind");
    await flood(id, 1);
  }
  await flood(id, 1);
  await must("ChangePriority", { incidentId: id, priority: 1, reason: "last" }, dispatcher);
  const priority = (reader: typeof slow.reader) =>
    (reader.held.get(`incident/${id}`) as { priority: number } | undefined)?.priority;
  await eventually(() => priority(quick.reader) === 1);
  assert.notEqual(priority(slow.reader), 1);

  slow.socket.resume();
  await eventually(() => priority(slow.reader) === 1);
  const resets = slow.reader.frames.filter((frame) => (frame.content as { reset?: boolean } | null)?.reset === true);
  assert.ok(resets.length >= 1);
  const { streams } = (await get("/api/v1/board", dispatcher)).content as { streams?: object };
  assert.deepEqual(Object.fromEntries(slow.reader.held), streams);
  assert.deepEqual(Object.fromEntries(quick.reader.held), streams);
  slow.socket.destroy();
  await quick.close();
});

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileSink } from "./security-file.ts";
import { securityLogOf, type SecurityRecord, type SecuritySink } from "./security-log.ts";
import { syslogSink } from "./security-syslog.ts";
import { readSyslog, syslogReceiver } from "./testing/syslog-receiver.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-security-log-"));
after(() => rm(folder, { recursive: true }));

const failed: SecurityRecord = { event: "signInFailed", outcome: "failure", address: "203.0.113.5" };
const noTrouble = (error: unknown) => assert.fail(String(error));

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("it did not come to be within a minute");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function memorySink(): SecuritySink & { readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  return {
    lines,
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) > 0,
    close: () => Promise.resolve(),
  };
}

test("a flood is written at a bounded rate, how many were left out is said, and what was done is not drowned", async () => {
  const sink = memorySink();
  let now = Date.UTC(2026, 10, 24, 8);
  const log = securityLogOf([sink], () => now);
  for (let number = 0; number < 5000; number++) log.write(failed);
  assert.equal(sink.lines.length, 400);
  log.write({ event: "powersGranted", outcome: "success", person: "P-1" });
  assert.equal(sink.lines.at(-1)?.["event"], "powersGranted");
  now += 60_000;
  await log.close();
  const last = sink.lines.at(-1);
  assert.equal(last?.["event"], "leftOut");
  assert.deepEqual(last?.["leftOut"], { signInFailed: 4600 });
});

test("a line is one line of printable ASCII whatever a browser calls itself, and never longer than a datagram", async () => {
  const texts: string[] = [];
  const log = securityLogOf([{ write: (line) => texts.push(line) > 0, close: () => Promise.resolve() }], Date.now);
  const agent = "evil\r\n<34>1 - - - - - - forged \u2028 名字 \u007f";
  log.write({ ...failed, agent });
  log.write({ ...failed, agent: "x".repeat(5000) });
  await log.close();
  assert.match(texts[0] ?? "", /^[\x20-\x7e]+$/);
  assert.equal((JSON.parse(texts[0] ?? "") as { agent: string }).agent, agent);
  assert.deepEqual((JSON.parse(texts[1] ?? "") as { leftOut: object }).leftOut, { signInFailed: 1 });
});

test("the file is its owner's alone, turns at its size, and keeps so many before it", async () => {
  const path = join(folder, "sub", "security.jsonl");
  const file = { path, mostBytes: 2000, kept: 2 };
  for (let number = 0; number < 60; number++) {
    const sink = fileSink(file, noTrouble);
    assert.equal(sink.write(JSON.stringify({ number, fill: "x".repeat(100) }), failed, 0), true);
    await sink.close();
  }
  assert.deepEqual((await readdir(join(folder, "sub"))).toSorted(), [
    "security.jsonl",
    "security.jsonl.1",
    "security.jsonl.2",
  ]);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const numbers: number[] = [];
  for (const name of [`${path}.2`, `${path}.1`, path]) {
    const text = await readFile(name, "utf8");
    assert.ok(text.length <= 2000);
    numbers.push(
      ...text
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { number: number }).number),
    );
  }
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, index) => 60 - numbers.length + index),
  );
});

test("a disk that fails is said once, and nothing is thrown", async () => {
  const troubles: unknown[] = [];
  const sink = fileSink({ path: join("/dev/null", "security.jsonl"), mostBytes: 1000, kept: 1 }, (error) =>
    troubles.push(error),
  );
  for (let number = 0; number < 5; number++) {
    sink.write("{}", failed, 0);
    await sink.close();
  }
  assert.equal(troubles.length, 1);
});

test("a receiver over UDP gets each line as one RFC 5424 message", async () => {
  const receiver = await syslogReceiver("udp");
  const sink = syslogSink({ by: "udp", host: "127.0.0.1", port: receiver.port }, noTrouble);
  const at = Date.UTC(2026, 10, 24, 8, 1, 2, 3);
  sink.write('{"event":"signInFailed"}', failed, at);
  sink.write('{"event":"signedIn"}', { event: "signedIn", outcome: "success" }, at);
  await until(() => receiver.messages.length === 2);
  await sink.close();
  await receiver.close();
  assert.deepEqual(receiver.faults, []);
  const [one, two] = receiver.messages;
  assert.deepEqual([one?.priority, one?.id, one?.time], [84, "signInFailed", "2026-11-24T08:01:02.003Z"]);
  assert.deepEqual([two?.priority, two?.id, two?.text], [85, "signedIn", '{"event":"signedIn"}']);
});

test("lines wait while a receiver over TCP is away, and it gets them in order when it is back", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  await new Promise<void>((resolve) => taken.close(() => resolve()));
  const troubles: unknown[] = [];
  const sink = syslogSink({ by: "tcp", host: "127.0.0.1", port }, (error) => troubles.push(error));
  for (let number = 0; number < 2500; number++) {
    const isTaken = sink.write(JSON.stringify({ number }), failed, Date.now());
    assert.equal(isTaken, number < 2000, `line ${number}`);
  }
  const receiver = await syslogReceiver("tcp", port);
  await until(() => receiver.messages.length === 2000);
  assert.equal(troubles.length, 1, "said once");
  assert.deepEqual(
    receiver.messages.map(({ text }) => (JSON.parse(text) as { number: number }).number),
    Array.from({ length: 2000 }, (_, number) => number),
  );
  assert.deepEqual(receiver.faults, []);
  await sink.close();
  await receiver.close();
});

test("the receiver of these tests takes nothing that RFC 5424 does not", () => {
  const good = "<84>1 2026-11-24T08:01:02.003Z hall callsign 12 signInFailed - {}";
  assert.equal(readSyslog(Buffer.from(good)).text, "{}");
  for (const bad of [
    good.replace("<84>", "<084>"),
    good.replace("<84>", "<192>"),
    good.replace(">1 ", ">2 "),
    good.replace("2026-11-24T", "2026-11-24 "),
    good.replace("003Z", "0031234Z"),
    good.replace("hall", ""),
    good.replace("signInFailed", "x".repeat(33)),
  ])
    assert.throws(() => readSyslog(Buffer.from(bad)), bad);
});

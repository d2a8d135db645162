import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { readCommandLine } from "./main.ts";
import { readSecurityLog } from "./security-log-options.ts";
import { startVerb } from "./start.ts";
import { Usage } from "./verb.ts";

function placesOf(...words: readonly string[]) {
  const given = readCommandLine(startVerb, words);
  return given === "help" ? assert.fail("this is help") : readSecurityLog(given, "/srv/callsign");
}

function refusal(...words: readonly string[]): string {
  try {
    placesOf(...words);
  } catch (error) {
    return error instanceof Usage ? error.sentence.en : assert.fail(String(error));
  }
  return assert.fail(`${words.join(" ")} was taken`);
}

test("without a word the security log is a file in the data folder", () => {
  assert.deepEqual(placesOf(), {
    file: { path: join("/srv/callsign", "security", "security.jsonl"), mostBytes: 10 * 1024 * 1024, kept: 20 },
  });
});

test("a file elsewhere, its size and number, the standard output, nowhere", () => {
  assert.deepEqual(placesOf("--security-log", "s.jsonl", "--security-log-size", "1", "--security-log-keep", "0"), {
    file: { path: resolve("s.jsonl"), mostBytes: 1024 * 1024, kept: 0 },
  });
  assert.deepEqual(placesOf("--security-log", "-"), { output: true });
  assert.deepEqual(placesOf("--security-log", "none"), {});
});

test("a syslog receiver by its address, beside the file", () => {
  const receiverOf = (address: string) => placesOf("--security-log", "none", "--syslog", address).syslog;
  assert.deepEqual(receiverOf("udp://127.0.0.1:514"), { by: "udp", host: "127.0.0.1", port: 514 });
  assert.deepEqual(receiverOf("tls://siem.example:6514"), { by: "tls", host: "siem.example", port: 6514 });
  assert.deepEqual(receiverOf("tcp://[::1]:601"), { by: "tcp", host: "::1", port: 601 });
  assert.notEqual(placesOf("--syslog", "udp://127.0.0.1:514").file, undefined);
});

test("what is neither names the option", () => {
  for (const address of [
    "siem.example:514",
    "http://siem:514",
    "udp://siem",
    "udp://siem:0",
    "tcp://:1",
    "udp://a b:1",
  ])
    assert.ok(refusal("--syslog", address).startsWith("--syslog "), address);
  assert.ok(refusal("--security-log-size", "0").includes("--security-log-size"));
  assert.ok(refusal("--security-log-keep", "many").includes("--security-log-keep"));
  assert.ok(refusal("--security-log", "/nowhere/at/all.jsonl").includes("/nowhere/at"));
  assert.ok(refusal("--security-log", "/tmp").includes("--security-log"));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { hashSync, parseOptions } from "@node-rs/argon2";
import { inTurn } from "./in-turn.ts";
import { passwordsOf } from "./passwords.ts";
import { openSecret, sealSecret } from "./sealed-secret.ts";

test("a password matches its own hash, however the keyboard composed it, and no other", async () => {
  const passwords = passwordsOf();
  const hashed = await passwords.hash("café ｗｉｎｄｏｗ 2x7");
  assert.ok(hashed.startsWith("$argon2id$"));
  assert.equal(await passwords.verify(hashed, "cafe\u0301 window 2x7"), true);
  assert.equal(await passwords.verify(hashed, "cafe window 2x7"), false);
});

test("the hash is at least as strong as OWASP asks for", async () => {
  const made = parseOptions(await passwordsOf().hash("kx7#Lm2!vQpz"));
  assert.ok(made.memoryCost >= 19_456 && made.timeCost >= 2 && made.parallelism >= 1, JSON.stringify(made));
});

test("without a hash nothing is right, and as much is computed", async () => {
  const passwords = passwordsOf();
  const cpu = async (hashed: string | undefined) => {
    await passwords.verify(hashed, "warm up, and the hash of nobody is made");
    const before = process.cpuUsage();
    for (let time = 0; time < 3; time++) assert.equal(await passwords.verify(hashed, "kx7#Lm2!vQpz"), false);
    return process.cpuUsage(before).user;
  };
  const known = await cpu(await passwords.hash("another one entirely"));
  const unknown = await cpu(undefined);
  assert.ok(unknown > known / 3 && unknown < known * 3, `${unknown} µs of CPU against ${known}`);
});

test("a hash of weaker parameters is to be made anew, one of today's is not", async () => {
  const passwords = passwordsOf();
  assert.equal(passwords.needsRehash(hashSync("x", { memoryCost: 19_456, timeCost: 2, parallelism: 1 })), true);
  assert.equal(passwords.needsRehash(await passwords.hash("x")), false);
});

test("two at a time, first come first served, and beyond the line nobody waits", async () => {
  const run = inTurn(2, 3);
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  const work = (number: number) => () => {
    begun.push(number);
    return new Promise<number>((resolve) => finish.push(() => resolve(number)));
  };
  const turns = [1, 2, 3, 4, 5].map((number) => run(work(number)));
  assert.deepEqual(begun, [1, 2]);
  assert.equal(run(work(6)), undefined);
  finish.shift()?.();
  assert.equal(await turns[0], 1);
  assert.deepEqual(begun, [1, 2, 3]);
  const seventh = run(work(7));
  assert.notEqual(seventh, undefined);
  for (let left = finish.length; left > 0; left = finish.length) {
    finish.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual(await Promise.all([...turns, seventh]), [1, 2, 3, 4, 5, 7]);
  assert.deepEqual(begun, [1, 2, 3, 4, 5, 7]);
});

test("work that fails gives its place on", async () => {
  const run = inTurn(1, 1);
  const failed = run(() => Promise.reject(new Error("no")));
  const next = run(() => Promise.resolve("done"));
  await assert.rejects(failed ?? Promise.resolve(), /no/);
  assert.equal(await next, "done");
  assert.equal(await run(() => Promise.resolve("free again")), "free again");
});

test("a sealed secret opens under its key, for its purpose, unchanged, and otherwise not at all", () => {
  const key = Buffer.alloc(32, 1);
  const sealed = sealSecret(key, "totp AH-1", "JBSWY3DP");
  assert.equal(openSecret(key, "totp AH-1", sealed), "JBSWY3DP");
  assert.equal(openSecret(key, "totp AH-2", sealed), undefined);
  assert.equal(openSecret(Buffer.alloc(32, 2), "totp AH-1", sealed), undefined);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(openSecret(key, "totp AH-1", changed), undefined, `byte ${at}`);
  }
  assert.notDeepEqual(sealSecret(key, "totp AH-1", "JBSWY3DP"), sealed);
});

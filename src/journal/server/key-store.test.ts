import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmod, link, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Environment } from "./engine/environment.ts";
import { folderSource, type KeySource } from "./key-source.ts";
import { openKeyStore, rewrapStore } from "./key-store.ts";
import { KeysTroubled, sumOf } from "./key-sums.ts";
import { readKeySource } from "./read-key-source.ts";

const secret = Buffer.from("a secret of thirty-two bytes ...");
const hex = "0f".repeat(32);
const other = "f0".repeat(32);
let place = "";
before(async () => {
  place = await mkdtemp(join(tmpdir(), "callsign-key-store-"));
});
after(() => rm(place, { recursive: true }));

const quiet = () => {};
let count = 0;
/** A data folder with one plain secret in it. */
async function folderWithSecret(): Promise<string> {
  const data = await mkdtemp(join(place, "data-"));
  await (await openKeyStore(data)).keep("digest.key", () => Buffer.from(secret));
  return data;
}

async function mainKeyFile(text: string | Buffer): Promise<KeySource> {
  const file = join(place, `main-${++count}`);
  await writeFile(file, text, { mode: 0o600 });
  return readKeySource(`file:${file}`, quiet);
}

/** A program that wraps by turning bytes about, and says what it was asked for. */
async function command(body: string): Promise<KeySource> {
  const file = join(place, `kms-${++count}.mjs`);
  await writeFile(file, body);
  return readKeySource(`command:${JSON.stringify([process.execPath, file, "--key", "7"])}`, quiet);
}

const turning = `
  let text = ""; for await (const part of process.stdin) text += part;
  const bytes = Buffer.from(text, "base64");
  if (!["wrap", "unwrap"].includes(process.argv.at(-1))) process.exit(3);
  console.log(Buffer.from(bytes.map((byte) => byte ^ 7)).toString("base64"));`;

const content = (data: string, name = "digest.key") => readFile(join(data, "keys", name));
/** What lies in the folder of these secrets. */
const withSums = (...names: string[]) => names.flatMap((name) => [name, `${name}.sha256`]);
const sentenceOf = (pattern: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Environment, String(error));
  assert.match(error.sentence.en, pattern);
  assert.ok(error.sentence.zh.length > 5);
  return true;
};

test("in the folder a secret lies as it is, for its owner only", async () => {
  const data = await folderWithSecret();
  assert.deepEqual(await content(data), secret);
  assert.equal((await stat(join(data, "keys"))).mode & 0o777, 0o700);
  assert.equal((await stat(join(data, "keys", "digest.key"))).mode & 0o777, 0o600);
});

test("given a file or folder others can read, when it is opened, it is refused by name and mode and left as it is", async () => {
  const data = await folderWithSecret();
  await chmod(join(data, "keys", "digest.key"), 0o644);
  await assert.rejects(openKeyStore(data), sentenceOf(/keys\/digest\.key \(mode 644\).*chmod 600/));
  assert.equal((await stat(join(data, "keys", "digest.key"))).mode & 0o777, 0o644);
  await chmod(join(data, "keys", "digest.key"), 0o600);
  await chmod(join(data, "keys"), 0o750);
  await assert.rejects(openKeyStore(data), sentenceOf(/keys \(mode 750\).*chmod 700/));
  const main = join(place, "loose");
  await writeFile(main, hex, { mode: 0o640 });
  assert.throws(() => readKeySource(`file:${main}`, quiet), sentenceOf(/loose \(mode 640\)/));
});

test("a main key is read as hex, as base64 or as bytes, and anything else is refused", async () => {
  const bytes = Buffer.from(hex, "hex");
  const data = await folderWithSecret();
  await openKeyStore(data, await mainKeyFile(`${hex}\n`), { adopt: true });
  for (const text of [bytes.toString("base64"), bytes]) {
    assert.deepEqual(await (await openKeyStore(data, await mainKeyFile(text))).read("digest.key"), secret);
  }
  await assert.rejects(mainKeyFile("too short"), sentenceOf(/no main key in the file/));
  for (const spec of ["", "keys", "file:", "env:", "command: ", "vault:x"]) {
    assert.throws(() => readKeySource(spec, quiet), sentenceOf(/--key-source is folder/));
  }
  assert.throws(() => readKeySource("file:/nowhere/at/all", quiet), sentenceOf(/no main key file/));
});

test("a main key in the environment is taken out of it, so that no child inherits it", async () => {
  process.env["CALLSIGN_TEST_MAIN"] = hex;
  const source = readKeySource("env:CALLSIGN_TEST_MAIN", quiet);
  assert.equal(process.env["CALLSIGN_TEST_MAIN"], undefined);
  const data = await folderWithSecret();
  await openKeyStore(data, source, { adopt: true });
  const again = await openKeyStore(data, readKeySource("env:CALLSIGN_TEST_MAIN", quiet));
  assert.deepEqual(await again.read("digest.key"), secret);
  assert.throws(() => readKeySource("env:CALLSIGN_TEST_NONE", quiet), sentenceOf(/no environment variable/));
});

test("plain secrets are wrapped at a start with a source, open with it alone, and nothing of them is left plain", async () => {
  const data = await folderWithSecret();
  const source = await mainKeyFile(hex);
  const store = await openKeyStore(data, source, { adopt: true });
  await store.keep("token.key", () => Buffer.from("another"));
  for (const name of ["digest.key", "token.key"])
    assert.match(String(await content(data, name)), /^callsign-wrapped 1 /);
  assert.deepEqual(await readdir(join(data, "keys")), withSums("digest.key", "token.key"));
  const again = await openKeyStore(data, source);
  assert.deepEqual(await again.read("digest.key"), secret);
  assert.deepEqual(String(await again.read("token.key")), "another");
});

test("the wrong key, no source, or a file under another's name is refused and changes nothing", async () => {
  const data = await folderWithSecret();
  const source = await mainKeyFile(hex);
  await openKeyStore(data, source, { adopt: true });
  await writeFile(join(data, "keys", "epoch-1.key"), secret, { mode: 0o600 });
  const whole = [await content(data), await content(data, "epoch-1.key")];
  await assert.rejects(openKeyStore(data, await mainKeyFile(other), { adopt: true }), sentenceOf(/does not open/));
  await assert.rejects(openKeyStore(data, folderSource, { adopt: true }), sentenceOf(/wrapped by a main key/));
  await assert.rejects(
    openKeyStore(data, await command(turning), { adopt: true }),
    sentenceOf(/wrapped by a main key/),
  );
  assert.deepEqual([await content(data), await content(data, "epoch-1.key")], whole);
  await writeFile(join(data, "keys", "token.key"), whole[0] ?? "", { mode: 0o600 });
  await assert.rejects(
    (await openKeyStore(data, source)).read("token.key"),
    sentenceOf(/does not open keys\/token\.key/),
  );
});

test("a main key that lies in the data folder is refused", async () => {
  const data = await folderWithSecret();
  await writeFile(join(data, "main"), hex, { mode: 0o600 });
  await assert.rejects(openKeyStore(data, readKeySource(`file:${join(data, "main")}`, quiet)), sentenceOf(/outside/));
  const inside = readKeySource(`file:${join(data, "main")}`, quiet);
  await assert.rejects(rewrapStore(await openKeyStore(data), inside), sentenceOf(/outside/));
  assert.deepEqual(await content(data), secret);
});

test("a command wraps and unwraps; what it says when it refuses is repeated, and what does not open again is not used", async () => {
  const data = await folderWithSecret();
  const source = await command(turning);
  await openKeyStore(data, source, { adopt: true });
  assert.match(String(await content(data)), /^callsign-wrapped 1 command\n/);
  assert.deepEqual(await (await openKeyStore(data, source)).read("digest.key"), secret);
  const refusing = await command(`console.error("token expired\\nmore"); process.exit(4)`);
  await assert.rejects(
    (await openKeyStore(data, refusing)).read("digest.key"),
    sentenceOf(/unwrap failed: token expired\./),
  );
  const gone = readKeySource("command:/no/such/program", quiet);
  await assert.rejects((await openKeyStore(data, gone)).read("digest.key"), sentenceOf(/no such program/));
  const plain = await folderWithSecret();
  const forgetful = await command(`console.log(Buffer.from("nothing").toString("base64"))`);
  await assert.rejects(openKeyStore(plain, forgetful, { adopt: true }), sentenceOf(/does not open again/));
  assert.deepEqual(await content(plain), secret);
  assert.deepEqual(await readdir(join(plain, "keys")), withSums("digest.key"));
});

test("the source is changed for all secrets at once, there and back", async () => {
  const data = await folderWithSecret();
  const [first, second] = [await mainKeyFile(hex), await mainKeyFile(other)];
  assert.equal(await rewrapStore(await openKeyStore(data, folderSource), first), 1);
  await rewrapStore(await openKeyStore(data, first), second);
  await assert.rejects((await openKeyStore(data, first)).read("digest.key"), sentenceOf(/does not open/));
  await rewrapStore(await openKeyStore(data, second), folderSource);
  assert.deepEqual(await content(data), secret);
});

test("a change of the source killed before its list is as if it had not begun; after it, the next to open ends it", async () => {
  const data = await folderWithSecret();
  await (await openKeyStore(data)).keep("token.key", () => Buffer.from("another"));
  const source = await mainKeyFile(hex);
  for (const name of ["digest.key", "token.key"]) {
    const bytes = await content(data, name);
    await writeFile(join(data, "keys", `${name}.next`), await source.wrap(name, bytes), { mode: 0o600 });
  }
  assert.deepEqual(await (await openKeyStore(data)).read("digest.key"), secret);
  // Killed between the two renames.
  const sums: Record<string, string> = {};
  for (const name of ["digest.key", "token.key"]) sums[name] = sumOf(await content(data, `${name}.next`));
  await writeFile(join(data, "keys", "rewrap.json"), JSON.stringify(sums), { mode: 0o600 });
  await rename(join(data, "keys", "digest.key.next"), join(data, "keys", "digest.key"));
  const store = await openKeyStore(data, source);
  assert.deepEqual(await store.read("digest.key"), secret);
  assert.deepEqual(String(await store.read("token.key")), "another");
  assert.deepEqual(await readdir(join(data, "keys")), withSums("digest.key", "token.key"));
  // Killed before the list: what was drafted is thrown away by the next start.
  await writeFile(join(data, "keys", "token.key.next"), "half", { mode: 0o600 });
  await openKeyStore(data, source, { adopt: true });
  assert.deepEqual(await readdir(join(data, "keys")), withSums("digest.key", "token.key"));
});

test("what is destroyed is gone from its file, also under another name of it", async () => {
  const data = await folderWithSecret();
  await link(join(data, "keys", "digest.key"), join(place, "kept"));
  const store = await openKeyStore(data);
  store.destroy("digest.key");
  assert.equal(await store.read("digest.key"), undefined);
  assert.deepEqual(await readFile(join(place, "kept")), Buffer.alloc(secret.length));
});

test("one flipped bit anywhere in a key file, plain or wrapped, is refused by its name", async () => {
  for (const source of [folderSource, await mainKeyFile(hex), await command(turning)]) {
    const data = await folderWithSecret();
    await openKeyStore(data, source, { adopt: true });
    const whole = await content(data);
    for (let at = 0; at < whole.length; at++) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await writeFile(join(data, "keys", "digest.key"), flipped);
      await assert.rejects(openKeyStore(data, source), sentenceOf(/keys\/digest\.key does not match its checksum/));
    }
    await writeFile(join(data, "keys", "digest.key"), whole);
    assert.deepEqual(await (await openKeyStore(data, source)).read("digest.key"), secret);
  }
});

test("a secret that is gone is refused by its name, never made again, and taken back as it was", async () => {
  const data = await folderWithSecret();
  const before = await openKeyStore(data);
  const whole = await content(data);
  await rm(join(data, "keys", "digest.key"));
  for (const opening of [{}, { adopt: true }]) {
    await assert.rejects(
      openKeyStore(data, folderSource, opening),
      sentenceOf(/digest\.key is missing[^]*put-back[^]*give-up digest\.key/),
    );
  }
  await assert.rejects(
    before.keep("digest.key", () => Buffer.from("another")),
    KeysTroubled,
  );
  const looked = await openKeyStore(data, folderSource, { look: true });
  assert.deepEqual(looked.troubles, [{ name: "digest.key", kind: "missing" }]);
  assert.deepEqual(await readdir(join(data, "keys")), ["digest.key.sha256"]);
  await writeFile(join(data, "keys", "digest.key"), whole, { mode: 0o600 });
  assert.deepEqual(await (await openKeyStore(data)).read("digest.key"), secret);
});

test("a change of the source that an earlier version left half done, its list without checksums, is gone on with", async () => {
  const data = await folderWithSecret();
  await rm(join(data, "keys", "digest.key.sha256"));
  const source = await mainKeyFile(hex);
  await writeFile(join(data, "keys", "digest.key.next"), await source.wrap("digest.key", secret), { mode: 0o600 });
  await writeFile(join(data, "keys", "rewrap.json"), JSON.stringify(["digest.key"]), { mode: 0o600 });
  assert.deepEqual(await (await openKeyStore(data, source, { adopt: true })).read("digest.key"), secret);
  assert.deepEqual(await readdir(join(data, "keys")), withSums("digest.key"));
});

test("a folder of an earlier version has no checksums: it is taken as it is and has them after a start", async () => {
  const data = await folderWithSecret();
  await rm(join(data, "keys", "digest.key.sha256"));
  await openKeyStore(data);
  assert.deepEqual(await readdir(join(data, "keys")), ["digest.key"]);
  await openKeyStore(data, folderSource, { adopt: true });
  const line = await readFile(join(data, "keys", "digest.key.sha256"), "utf8");
  assert.equal(line, `${createHash("sha256").update(secret).digest("hex")}  digest.key\n`);
});

test("a secret that is set aside lies beside, and another may be made in its place", async () => {
  const data = await folderWithSecret();
  await writeFile(join(data, "keys", "digest.key"), "damaged");
  const store = await openKeyStore(data, folderSource, { look: true });
  store.setAside("digest.key");
  assert.equal(String(await content(data, "digest.key.set-aside")), "damaged");
  await store.keep("digest.key", () => Buffer.from("another"));
  assert.equal(String(await (await openKeyStore(data)).read("digest.key")), "another");
});

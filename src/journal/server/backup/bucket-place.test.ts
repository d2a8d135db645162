import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, beforeEach, test } from "node:test";
import { bucketStandIn } from "../testing/bucket-stand-in.ts";
import { bucketPlace } from "./bucket-place.ts";
import { whereabouts } from "./whereabouts.ts";

const secret = "a+secret/of the store";
const store = await bucketStandIn({ bucket: "hall-backups", id: "an id", secret });
after(store.close);
function enter(): void {
  process.env["AWS_ACCESS_KEY_ID"] = "an id";
  process.env["AWS_SECRET_ACCESS_KEY"] = secret;
}
enter();
beforeEach(() => {
  enter();
  store.damage = (bytes) => bytes;
});

const placeAt = (prefix: string[]) =>
  bucketPlace("hall-backups", prefix, { endpoint: store.url, region: "cn-north-1" });
const place = placeAt(["hall", "安和 (a+b)"]);

async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const part of place.read(file)) found.push(part);
  return Buffer.concat(found);
}

test("what is written is listed, page after page, read and removed, small at once and large in parts", async () => {
  const small = randomBytes(1000);
  const large = randomBytes(33 * 1024 * 1024);
  assert.equal(await place.write("1.backup", inParts(small, 300)), small.length);
  assert.equal(await place.write("2.backup", inParts(large, 300_000)), large.length);
  await place.write("3.backup", inParts(small, 1000));
  await placeAt(["hall"]).write("elsewhere.backup", inParts(small, 1000));
  assert.deepEqual(await place.files(), ["1.backup", "2.backup", "3.backup"]);
  assert.ok((await read("1.backup")).equals(small));
  assert.ok((await read("2.backup")).equals(large));
  assert.equal(store.uploads.size, 0);
  await place.remove("2.backup");
  assert.deepEqual(await place.files(), ["1.backup", "3.backup"]);
});

test("content that breaks off leaves nothing, not even an upload that was begun", async () => {
  async function* broken() {
    yield randomBytes(20 * 1024 * 1024);
    throw new Error("broke off");
  }
  await assert.rejects(place.write("broken.backup", broken()), /broke off/);
  assert.equal(store.objects.has("hall/安和 (a+b)/broken.backup"), false);
  assert.equal(store.uploads.size, 0);
});

test("a store that keeps other bytes than it was given is found out at once", async () => {
  store.damage = (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1) === 0 ? 1 : 0])]);
  await assert.rejects(place.write("rotten.backup", inParts(randomBytes(5000), 999)), /does not read back/);
  store.damage = (bytes) => bytes.subarray(0, -1);
  await assert.rejects(place.write("short.backup", inParts(randomBytes(500_000), 999)), /does not read back/);
});

test("a wrong secret, a missing file, an address where nobody answers and absent credentials are one sentence each", async () => {
  await assert.rejects(read("none.backup"), /s3:\/\/hall-backups\/hall.* refused GET: 404 NoSuchKey/);
  await assert.rejects(bucketPlace("another", [], { endpoint: store.url }).files(), /404 NoSuchBucket/);
  await assert.rejects(
    bucketPlace("hall-backups", [], { endpoint: "http://127.0.0.1:9" }).files(),
    /cannot be reached/,
  );
  assert.throws(() => bucketPlace("hall-backups", [], { endpoint: "ftp://x" }), /--s3-endpoint/);
  process.env["AWS_SECRET_ACCESS_KEY"] = "another";
  const refused = await placeAt([])
    .files()
    .catch((error: unknown) => String(error));
  assert.match(String(refused), /403 SignatureDoesNotMatch/);
  assert.doesNotMatch(String(refused), /another|an id/);
  delete process.env["AWS_SECRET_ACCESS_KEY"];
  assert.throws(() => placeAt([]), /AWS_SECRET_ACCESS_KEY/);
});

test("an address names a prefix, or one file under it; any other form is refused", () => {
  const at = (where: string) => {
    const { place: found, file } = whereabouts(where, { endpoint: store.url });
    return [found.name, file];
  };
  assert.deepEqual(at("s3://hall-backups"), ["s3://hall-backups", undefined]);
  assert.deepEqual(at("s3://hall-backups/a/b/"), ["s3://hall-backups/a/b", undefined]);
  assert.deepEqual(at("s3://hall-backups/a/x.backup"), ["s3://hall-backups/a", "x.backup"]);
  assert.throws(() => at("s3://Not_A_Bucket/a"), /s3:\/\/BUCKET\/PREFIX/);
});

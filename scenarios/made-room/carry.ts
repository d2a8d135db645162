import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { newUlid } from "../../programs/server/testing/memory-api.ts";
import { eventually, testServer } from "../../programs/server/testing/test-server.ts";
import { openFile, sendFile, sendPart } from "./send-file.ts";

/*
 * Run in a copy of the tree that has the made room, on a database: what a file goes through, from its first piece to its
 * erasure, over HTTP, with what must not work. Each part says what it shows; the first that does not hold ends it.
 */
const server = await testServer();
const database = new pg.Client({ connectionString: server.databaseUrl });
await database.connect();
const folder = join(server.folder, "files");
const stored = async () => (await readdir(folder)).toSorted();
const uploads = async () => (await database.query("select id from vault.upload")).rows.length;
const problem = (reply: { content: Readonly<Record<string, unknown>> }) => reply.content["code"];
try {
  const importer = server.token("importer", { officer: "310777" });
  const dispatcher = server.token("dispatcher", { officer: "310101" });
  const at = (by: string) => ({ url: server.url(), ask: server.ask, by });
  const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(2_500_000)]);
  const hang = (files: readonly string[], by = dispatcher, id = newUlid(), words = "寻物启事") =>
    server.give("HangUpNotice", { words, files }, by, id);

  // A file of three pieces is there once, sealed, and named by its order's fact without its name or its hash.
  const noticeId = newUlid();
  const sent = await sendFile(at(dispatcher), noticeId, "现场照片 (王女士).pdf", pdf);
  assert.deepEqual([sent.status, sent.content["type"], sent.content["received"]], [200, "pdf", pdf.length]);
  const id = String(sent.content["id"]);
  const hung = await hang([id], dispatcher, noticeId);
  assert.equal(hung.status, 200, JSON.stringify(hung.content));
  const bytes = await readFile(join(folder, id));
  const { rows: facts } = await database.query<{ body: string }>(
    "select body from journal.fact where body like '%NoticeHungUp%'",
  );
  const fact = JSON.parse(facts[0]?.body ?? "") as { data: { files: Record<string, unknown>[] } };
  const [named] = fact.data.files;
  assert.deepEqual(
    [named?.["id"], named?.["type"], named?.["size"], named?.["sealedSha256"]],
    [id, "pdf", pdf.length, createHash("sha256").update(bytes).digest("hex")],
  );
  const plain = createHash("sha256").update(pdf).digest("hex");
  assert.ok(!facts[0]?.body.includes("王女士") && !facts[0]?.body.includes(plain));
  assert.ok(!bytes.includes(pdf.subarray(1000, 1100)));
  await eventually(async () => (await uploads()) === 0);

  // The order, sent again, is the same one; another order has no claim on the file.
  const again = await hang([id], dispatcher, noticeId);
  assert.deepEqual([again.status, again.content["repeated"]], [200, true]);
  assert.equal(problem(await hang([id])), "FileTaken");

  // It opens as it was, with a purpose, a trace and headers under which no browser shows or runs it.
  const stream = `notice/${noticeId}`;
  const asked = { stream, file: id, purpose: "other", words: "试" };
  assert.equal((await openFile(at(dispatcher), { stream, file: id })).status, 422);
  const opened = await openFile(at(dispatcher), asked);
  assert.ok(opened.status === 200 && opened.bytes.equals(pdf));
  const headers = ["content-type", "content-length", "x-content-type-options", "cache-control"];
  assert.deepEqual(
    headers.map((name) => opened.headers.get(name)),
    ["application/pdf", String(pdf.length), "nosniff", "no-store"],
  );
  assert.match(opened.headers.get("content-security-policy") ?? "", /default-src 'none'.*sandbox/);
  assert.equal(
    opened.headers.get("content-disposition"),
    `attachment; filename="____ (___).pdf"; filename*=UTF-8''${encodeURIComponent("现场照片 (王女士).pdf").replaceAll("(", "%28").replaceAll(")", "%29")}`,
  );
  const traces = await database.query<{ body: string }>(
    'select body from journal.fact where body like \'%"type":"SealedOpened"%\'',
  );
  assert.equal(traces.rows.length, 1);
  assert.match(traces.rows[0]?.body ?? "", new RegExp(`"fields":\\["file"\\],"file":"${id}"`));
  await eventually(async () => {
    const { rows } = await database.query("select from privacy.read where what = 'file'");
    return rows.length === 1;
  });
  const values = await server.ask("POST", "/api/v1/openings", dispatcher, { stream, purpose: "other", words: "试" });
  const texts = values.content["values"] as readonly { field: string; text: string }[];
  assert.deepEqual(Object.fromEntries(texts.map(({ field, text }) => [field, text])), {
    fileName: "现场照片 (王女士).pdf",
    words: "寻物启事",
  });

  // Whoever may not see a record's sealed values does not open its files; a file of another record is not there.
  const wrong = [server.token("reader"), server.token("systemAdministrator"), importer];
  for (const by of wrong) assert.equal((await openFile(at(by), asked)).status, 403);
  assert.equal((await openFile(at(dispatcher), { ...asked, file: newUlid() })).status, 404);
  assert.equal((await openFile(at(dispatcher), { ...asked, stream: `notice/${newUlid()}` })).status, 404);

  // What an order may not carry: nobody's, another's, another record's, one twice; nothing is recorded of it.
  const other = await sendFile(at(importer), newUlid(), "a.txt", Buffer.from("他人的文件"));
  const ofOther = String(other.content["id"]);
  assert.equal(problem(await hang([newUlid()])), "FileNotUploaded");
  assert.equal(problem(await hang([ofOther])), "FileNotUploaded");
  const elsewhere = await sendFile(at(dispatcher), newUlid(), "a.txt", Buffer.from("别的告示"));
  assert.equal(problem(await hang([String(elsewhere.content["id"])])), "FileNotUploaded");
  const twice = newUlid();
  const one = String((await sendFile(at(dispatcher), twice, "a.txt", Buffer.from("一"))).content["id"]);
  assert.equal(problem(await hang([one, one], dispatcher, twice)), "BodyInvalid");

  // Two orders that want one file: one of them has it, whichever comes first, and the sweep takes it from neither.
  const [first, second] = await Promise.all([hang([one], dispatcher, twice), hang([one], dispatcher, newUlid())]);
  assert.deepEqual([first.status, second.status], [200, 409]);

  // Sent for a record that is yet to be made, it is for the first order that makes one, and for no record there is.
  const unmade = String((await sendFile(at(dispatcher), undefined, "a.txt", Buffer.from("新"))).content["id"]);
  assert.equal((await hang([unmade])).status, 200);

  // A kind of record that carries none, a key that is none, a name with U+0000.
  const begin = (body: object) => server.ask("POST", "/api/v1/uploads", dispatcher, body);
  assert.equal(problem(await begin({ stream: `call/${newUlid()}`, name: "a", size: 1 })), "FilesNotCarried");
  assert.equal(problem(await begin({ stream: "notice/../../x", name: "a", size: 1 })), "FilesNotCarried");
  assert.equal(problem(await begin({ stream: `notice/${newUlid()}`, name: "a\u0000", size: 1 })), "BodyNotJson");
  assert.equal(
    problem(await begin({ stream: `notice/${newUlid()}`, name: "a", size: 21 * 1024 * 1024 })),
    "FileTooLarge",
  );

  // A program, whatever it is called; more bytes than were said; a piece twice, early, of somebody else.
  const before = (await stored()).length;
  const program = Buffer.concat([Buffer.from("MZ\u0090\u0000"), Buffer.alloc(6000)]);
  assert.equal(problem(await sendFile(at(dispatcher), newUlid(), "报告.pdf", program)), "FileTypeNotAllowed");
  const begun = await begin({ stream: `notice/${newUlid()}`, name: "../../etc/passwd", size: 20 });
  const upload = String(begun.content["id"]);
  assert.equal(problem(await sendPart(at(importer), upload, 0, Buffer.from("x"))), "UploadUnknown");
  assert.equal((await sendPart(at(dispatcher), upload, 0, Buffer.from("abcde"))).status, 200);
  assert.equal((await sendPart(at(dispatcher), upload, 0, Buffer.from("abcde"))).content["received"], 5);
  assert.equal(problem(await sendPart(at(dispatcher), upload, 9, Buffer.from("x"))), "UploadElsewhere");
  const race = await Promise.all([5, 5].map((from) => sendPart(at(dispatcher), upload, from, Buffer.from("fghij"))));
  assert.ok(race.some(({ status }) => status === 200));
  assert.equal((await sendPart(at(dispatcher), upload, 10, Buffer.alloc(11, 65))).content["code"], "FileTooLarge");
  assert.equal(problem(await sendPart(at(dispatcher), upload, 10, Buffer.from("x"))), "UploadUnknown");

  // A connection that is cut in a piece loses that piece alone; who gives up leaves nothing.
  const cut = String((await begin({ stream: `notice/${newUlid()}`, name: "a.txt", size: 900_000 })).content["id"]);
  const ending = new AbortController();
  const sending = sendPart(at(dispatcher), cut, 0, Buffer.alloc(900_000, 65), ending.signal).catch(() => undefined);
  setTimeout(() => ending.abort(), 1);
  await sending;
  await server.ask("POST", "/api/v1/uploads/drop", importer, { id: cut });
  await server.ask("POST", "/api/v1/uploads/drop", dispatcher, { id: cut });
  assert.equal((await server.ask("POST", "/api/v1/uploads/drop", dispatcher, { id })).status, 200);
  assert.ok((await stat(join(folder, id))).size > 0, "what a fact names nobody drops");
  assert.equal((await stored()).length, before);

  // Too many at once, and too many that no order takes.
  const many = await Promise.all([1, 2, 3, 4].map(() => begin({ stream: `notice/${newUlid()}`, name: "a", size: 9 })));
  assert.equal(many.filter(({ status }) => status === 200).length, 3);
  assert.equal(many.filter(({ status }) => status === 429).length, 1);

  // A stop in the middle leaves rows and drafts that the next start removes; what waits for an order stays its day.
  assert.ok((await uploads()) >= 5);
  await server.stop();
  await database.query(
    "insert into vault.upload (id, record, officer, at, size) values ($1, 'notice/x', 'x', now(), 9)",
    [newUlid()],
  );
  await database.query("update vault.upload set at = now() - interval '25 hours' where id = $1", [ofOther]);
  await server.start();
  await eventually(async () => (await uploads()) === 1);
  assert.deepEqual(await stored(), [id, one, unmade, String(elsewhere.content["id"])].toSorted());

  // Altered or gone where it lies: said by its id, and nothing of it is given out.
  const whole = await readFile(join(folder, id));
  await truncate(join(folder, id), whole.length - 1);
  await assert.rejects(openFile(at(dispatcher), asked), /terminated|other side|aborted|fetch failed/i);
  const rotten = Buffer.from(whole);
  rotten[100] = (rotten[100] ?? 0) ^ 1;
  await writeFile(join(folder, id), rotten);
  const damaged = await openFile(at(dispatcher), asked);
  assert.deepEqual(
    [damaged.status, damaged.bytes.includes("FileDamaged"), damaged.bytes.includes(id)],
    [409, true, true],
  );
  await writeFile(join(folder, id), whole);

  // Erased, it does not open; recalled, it does; erased for good, its bytes are gone and the other notice's are not.
  const supervisor = server.token("supervisor", { officer: "310001" });
  const erasures = async () =>
    (await database.query<{ id: string; done: boolean }>("select id, done from privacy.erasure order by at")).rows;
  await server.must("EraseEarly", { stream, reason: "误录" }, supervisor);
  await eventually(async () => (await openFile(at(dispatcher), asked)).bytes.includes("FileErased"));
  assert.ok((await stored()).includes(id));
  await server.must("RecallErasure", { erasure: (await erasures())[0]?.id, reason: "误操作" }, supervisor);
  await eventually(async () => (await openFile(at(dispatcher), asked)).bytes.equals(pdf));
  await server.must("EraseEarly", { stream, reason: "误录" }, supervisor);
  await eventually(async () => (await openFile(at(dispatcher), asked)).bytes.includes("FileErased"));
  await server.stop();
  // The grace is over: 73 hours later.
  await server.start({ wall: () => Date.now() + 73 * 3_600_000, clockBounds: { stopMillis: 864_000_000 } });
  await eventually(async () => (await erasures()).every(({ done }) => done));
  assert.deepEqual(await stored(), [one, unmade].toSorted());
  process.stdout.write(`${JSON.stringify({ id, one })}\n`);
} finally {
  await database.end();
  await server.close();
}

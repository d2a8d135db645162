import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { savedName } from "../../../ground/file.ts";
import { recogniser } from "./recognise.ts";

/** What it is taken for, whatever the pieces it comes in. */
function found(bytes: Buffer, name = "a"): string | undefined {
  // In single bytes only what is small: each piece is looked at by itself.
  const sizes = bytes.length < 20_000 ? [1, 7, 4096, 1_000_000] : [65_536, 1_000_000];
  const answers = sizes.map((size) => {
    const look = recogniser(name);
    for (let at = 0; at < bytes.length; at += size) look.see(bytes.subarray(at, at + size));
    const type = look.found();
    assert.ok(type === undefined || look.mayBe(), "what is taken in the end was not given up on the way");
    return type;
  });
  assert.equal(new Set(answers).size, 1, answers.join());
  return answers[0];
}

const latin = (text: string, more = 40) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(more)]);

interface Packed {
  readonly name: string;
  readonly content?: Buffer;
  /** What the list says it unpacks to, where that is a lie. */
  readonly unpacked?: number;
  readonly packed?: number;
}

/** A ZIP archive as its appendix note says. */
function zip(entries: readonly Packed[], { before = "", comment = "" } = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(before)];
  const list: Buffer[] = [];
  let at = before.length;
  for (const { name, content = Buffer.from("x"), unpacked, packed } of entries) {
    const data = deflateRawSync(content);
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(packed ?? data.length, 20);
    entry.writeUInt32LE(unpacked ?? content.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(head, title, data);
    list.push(entry, title);
    at += 30 + title.length + data.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, listed, end, Buffer.from(comment)]);
}

const types = { name: "[Content_Types].xml" };
const word = { name: "word/document.xml" };

test("each kind is known by its bytes, whatever the file is called", () => {
  assert.equal(found(latin("%PDF-1.7\n"), "a.exe"), "pdf");
  assert.equal(found(latin("\u00ff\u00d8\u00ff\u00e1"), "a.pdf"), "jpeg");
  assert.equal(found(latin("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR")), "png");
  assert.equal(found(latin("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ")), "webp");
  assert.equal(found(latin("\u0000\u0000\u0000\u0018ftypheic")), "heic");
  assert.equal(found(latin("\u0000\u0000\u0000\u0018ftypisom")), "mp4");
  assert.equal(found(zip([types, word])), "docx");
  assert.equal(found(zip([types, { name: "xl/workbook.xml" }], { comment: "a comment" })), "xlsx");
});

test("text is UTF-8, UTF-16 with its mark or GB18030, and a GeoJSON says so in its head and its name", () => {
  assert.equal(found(Buffer.from("时间,地点\r\n08:00,合肥\t路\n"), "a.csv"), "text");
  assert.equal(found(Buffer.from("\ufeff纬度,经度\n", "utf16le")), "text");
  assert.equal(found(Buffer.from([0xba, 0xcf, 0xb7, 0xca, 0x2c, 0x31, 0x0a])), "text", "合肥 in GB18030");
  assert.equal(found(Buffer.from("字")), "text");
  assert.equal(found(Buffer.from("a")), "text", "a single byte");
  assert.equal(found(Buffer.from("字".repeat(9000))), "text", "a character that is cut by a piece's end");
  const map = Buffer.from('{"type": "FeatureCollection", "features": []}');
  assert.deepEqual([found(map, "a.geojson"), found(map, "a.txt")], ["geojson", "text"]);
  assert.equal(found(Buffer.from('{"name": "x"}'), "a.geojson"), "text");
});

test("what is none of them is not taken", () => {
  const wrong: Record<string, Buffer> = {
    program: latin("MZ\u0090\u0000", 9000),
    elf: latin("\u007fELF\u0002\u0001", 9000),
    "an archive": zip([{ name: "a.txt" }]),
    "a document's half": zip([word]),
    "an archive of Java": zip([{ name: "META-INF/MANIFEST.MF" }, types]),
    "half a PNG": latin("\u0089PNG\r\n\u001a\n"),
    gif: latin("GIF89a"),
    "a single byte": Buffer.from([0]),
    "a QuickTime film": latin("\u0000\u0000\u0000\u0014ftypqt  "),
    "an old Word document": latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", 900),
    "text with an end of its own": Buffer.from("a\u0000b"),
    "text cut in a character": Buffer.from("合肥").subarray(0, 5),
    "terminal codes": Buffer.from("a\u001b[2Jb"),
  };
  for (const [what, bytes] of Object.entries(wrong)) assert.equal(found(bytes, "a.docx"), undefined, what);
});

test("a document that grows beyond measure, holds programs or is not what its list says is not taken", () => {
  const bomb = { name: "word/media/a.xml", content: Buffer.alloc(60 * 1024 * 1024) };
  assert.equal(found(zip([types, word, bomb])), undefined, "60 MiB of zeros in 60 KB");
  assert.equal(found(zip([types, word, { name: "b", unpacked: 600 * 1024 * 1024 }])), undefined, "600 MiB by its word");
  assert.equal(
    found(zip([types, word, { name: "b", packed: 9_000_000 }])),
    undefined,
    "entries that share their bytes",
  );
  assert.equal(found(zip([types, word, word])), undefined, "a name twice");
  assert.equal(found(zip([types, word, { name: "word/vbaProject.bin" }])), undefined, "macros");
  const whole = zip([types, word]);
  assert.equal(found(whole.subarray(0, -1)), undefined, "cut");
  assert.equal(found(Buffer.concat([whole, Buffer.from("x")])), undefined, "something after its end");
  assert.equal(found(zip([types, word], { before: "PK\u0003\u0004" })), "docx", "offsets that are right");
  assert.equal(found(Buffer.concat([Buffer.from("PK\u0003\u0004"), whole])), undefined, "offsets that are wrong");
  const many = Array.from({ length: 6000 }, (_, index) => ({ name: `word/media/picture-${index}.png` }));
  assert.equal(found(zip([types, word, ...many])), undefined, "a list longer than is read");
});

test("what is large and no file of ours is given up at its head", () => {
  const look = recogniser("a");
  look.see(latin("MZ\u0090\u0000", 5000));
  assert.equal(look.mayBe(), false);
});

test("a file is saved under a name of its kind, without what a folder or a browser takes amiss", () => {
  const cases: [string, Parameters<typeof savedName>[1], string][] = [
    ["现场.pdf", "pdf", "现场.pdf"],
    ["现场.JPG", "jpeg", "现场.JPG"],
    ["报告.html", "text", "报告.html.txt"],
    ["a.exe", "pdf", "a.exe.pdf"],
    ["../../etc/passwd", "text", "_.._etc_passwd.txt"],
    ["C:\\a\\b?.csv", "text", "C__a_b_.csv"],
    ['a"; filename="b.exe', "pdf", "a_; filename=_b.exe.pdf"],
    ["a\r\nset-cookie: b", "text", "a__set-cookie_ b.txt"],
    ["gpj.\u202efdp", "jpeg", "gpj._fdp.jpg"],
    [".pdf", "pdf", "pdf.pdf"],
    ["...", "text", "file.txt"],
  ];
  for (const [name, type, saved] of cases) assert.equal(savedName(name, type), saved);
});

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { keepCheckpointFiles } from "./checkpoint-files.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-checkpoints-"));
after(() => rmSync(folder, { recursive: true }));

test("the latest checkpoint is written once, with a copy for the witness, and again only when the log grew", async () => {
  const witnessFolder = join(folder, "witness");
  let note: string | undefined;
  let minute = 0;
  const files = keepCheckpointFiles({
    ...{ dataFolder: folder, witnessFolder, log: (line) => assert.fail(line) },
    latest: () => Promise.resolve(note),
    now: () => new Date(Date.UTC(2026, 0, 2, 3, minute++)),
  });
  await files.write();
  note = "first";
  await files.write();
  await files.write();
  note = "second";
  await files.stop();
  for (const each of [join(folder, "checkpoints"), witnessFolder]) {
    assert.deepEqual(
      readdirSync(each).map((name) => [name, readFileSync(join(each, name), "utf8")]),
      [
        ["2026-01-02T030000Z.txt", "first"],
        ["2026-01-02T030200Z.txt", "second"],
      ],
    );
  }
});

test("a witness folder that cannot be written is said, and the own file is there all the same", async () => {
  const lines: string[] = [];
  const blocked = join(folder, "blocked");
  writeFileSync(blocked, "");
  const data = join(folder, "other");
  const files = keepCheckpointFiles({
    ...{ dataFolder: data, witnessFolder: join(blocked, "in"), log: (line: string) => void lines.push(line) },
    latest: () => Promise.resolve("note"),
    now: () => new Date(0),
  });
  await files.stop();
  assert.match(lines.join(), /no checkpoint was written to .*blocked/);
  assert.deepEqual(readdirSync(join(data, "checkpoints")), ["1970-01-01T000000Z.txt"]);
});

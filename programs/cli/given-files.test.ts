import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { slowness } from "../../src/ground/testing/slowness.ts";

/* Every verb that takes a file is given what is none: a sentence and exit code 2, at once and in little memory. */
const folder = mkdtempSync(join(tmpdir(), "callsign-given-files-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
execFileSync("mkfifo", [at("pipe")]);
writeFileSync(at("huge"), "");
truncateSync(at("huge"), 2 ** 41);
writeFileSync(at("table.csv"), "a,b\n1,2\n");
writeFileSync(at("mapping.json"), "{}");
const main = fileURLToPath(new URL("main.ts", import.meta.url));

function run(words: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    // A reader of everything ends here by memory or by time.
    const child = spawn(process.execPath, ["--max-old-space-size=256", main, ...words], {
      cwd: folder,
      env: { ...process.env, CALLSIGN_LANGUAGE: "en", LANG: "en_US.UTF-8" },
      timeout: Math.round(30_000 * slowness()),
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stdout.resume();
    child.once("close", (code) => resolve({ code, said }));
  });
}

const data = ["--data", at("data")];
const verbs: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ["staff", (file) => ["import", "people", file, ...data]],
  ["areas", (file) => ["import", "areas", file, "--dry-run", ...data]],
  ["a mapping", (file) => ["replay", at("table.csv"), "--mapping", file, ...data]],
  ["a proof", (file) => ["verify", "--proof", file]],
  ["a key file", (file) => ["restore", at("table.csv"), "--keys", file, "--data", at("new")]],
  ["a backup", (file) => ["restore", file, "--data", at("new")]],
  ["a certificate", (file) => ["start", "--empty", "--port", "0", "--tls-cert", file, "--tls-key", file, ...data]],
  ["a main key", (file) => ["start", "--empty", "--port", "0", "--key-source", `file:${file}`, ...data]],
];

for (const [what, words] of verbs) {
  test(`${what} from a device, a pipe, a folder or a file without end`, async () => {
    const files = ["/dev/zero", at("pipe"), folder, at("huge")];
    const ended = await Promise.all(files.map((file) => run(words(file))));
    for (const [each, { code, said }] of ended.entries()) {
      assert.equal(code, 2, said);
      assert.match(
        said,
        /^callsign: .* (?:is a device, not a file|is a pipe, not a file|is too large: .*|no scheduled backups in .*|.*(?:EISDIR|cannot be read|is no Callsign key file).*)/,
        files[each],
      );
      assert.doesNotMatch(said, /\n\s+at |\.ts:/);
    }
  });
}

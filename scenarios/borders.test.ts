import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

/*
 * Rooms stand in an order, part by part (docs/decisions/0050). The linter says of one import whether it is allowed; the
 * first test reads all imports there are and looks for a way round.
 */
const root = join(import.meta.dirname, "..");
const importing = /(?:from|import|import\()\s*"(\.[^"]+)"/gu;

/** The room and the part a file belongs to: `duty rules`, `journal server`. Facts are a part of their own, below all rules. */
function partOf(file: string): string | undefined {
  const [, room, second, third] = /^src\/([^/]+)\/([^/]+)(?:\/([^/]+))?/u.exec(file) ?? [];
  if (room === undefined || second === undefined || file.includes("/testing/") || /\.test\.tsx?$/u.test(file)) {
    return undefined;
  }
  if (third === undefined) return `${room} ${second.endsWith("facts.ts") ? "facts" : "rules"}`;
  return `${room} ${second === "anhe" ? "rules" : second}`;
}

/** Which other rooms' parts each part imports, with a file that does. */
async function bordersCrossed(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const crossed = new Map<string, Map<string, string>>();
  for await (const file of glob("src/**/*.{ts,tsx}", { cwd: root })) {
    const from = partOf(file);
    if (from === undefined) continue;
    for (const [, path = ""] of (await readFile(join(root, file), "utf8")).matchAll(importing)) {
      const to = partOf(normalize(join(dirname(file), path)));
      if (to === undefined || to.split(" ")[0] === from.split(" ")[0]) continue;
      const those = crossed.get(from) ?? new Map<string, string>();
      crossed.set(from, those.set(to, `${file} imports ${path}`));
    }
  }
  return crossed;
}

/** A way from a part back to itself; undefined where there is none. */
function circleIn(crossed: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (part: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(part)) return [...way.slice(way.indexOf(part)), part];
    if (done.has(part)) return undefined;
    for (const next of crossed.get(part)?.keys() ?? []) {
      const found = walk(next, [...way, part]);
      if (found !== undefined) return found;
    }
    done.add(part);
    return undefined;
  };
  for (const part of crossed.keys()) {
    const found = walk(part, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

const crossed = await bordersCrossed();

test("no room imports itself by way of others: not by its facts, its rules, its server part or its web part", () => {
  assert.ok(crossed.size > 20, `${crossed.size} parts`);
  const circle = circleIn(crossed);
  assert.equal(circle?.join(" > "), undefined);
  const back = new Map([...crossed, ["access rules", new Map([["journal rules", "made"]])]]);
  assert.deepEqual(circleIn(back)?.toSorted(), ["access rules", "access rules", "journal rules"]);
});

test("facts import ground only", () => {
  const others = [...crossed]
    .filter(([part]) => part.endsWith(" facts"))
    .flatMap(([, those]) => [...those].filter(([to]) => !to.startsWith("ground ")).map(([, how]) => how));
  assert.deepEqual(others, []);
});

/** An import that is made, and whether the linter lets it through. */
const made: readonly (readonly [file: string, imported: string, allowed: boolean])[] = [
  ["src/ground/made.ts", "../access/role.ts", false],
  ["src/district/made.ts", "../access/role.ts", false],
  ["src/access/made.ts", "../district/district.ts", true],
  ["src/access/made.ts", "../duty/facts.ts", true],
  ["src/access/made.ts", "../journal/journal.ts", false],
  ["src/access/made.ts", "../duty/posts.ts", false],
  ["src/journal/made.ts", "../access/authority.ts", true],
  ["src/journal/made.ts", "../duty/posts.ts", false],
  ["src/streets/made.ts", "../duty/posts.ts", false],
  ["src/statute/made.ts", "../access/second-person.ts", true],
  ["src/statute/made.ts", "../duty/posts.ts", false],
  ["src/statute/made.ts", "../streets/router.ts", false],
  ["src/district/made.ts", "../statute/standing.ts", false],
  ["src/access/made.ts", "../statute/standing.ts", false],
  ["src/journal/made.ts", "../statute/standing.ts", false],
  ["src/duty/made.ts", "../statute/standing.ts", true],
  ["src/dispatch/made.ts", "../statute/recording-duty.ts", true],
  ["src/dispatch/web/made.tsx", "../../statute/web/use-statute.ts", true],
  ["src/duty/made.ts", "../access/person.ts", true],
  ["src/duty/made.ts", "../intake/call.ts", false],
  ["src/duty/made-facts.ts", "../access/people-facts.ts", false],
  ["src/journal/server/made.ts", "../../access/role.ts", true],
  ["src/journal/server/made.ts", "../../access/server/door.ts", false],
  ["src/journal/server/proof/made.ts", "../../../access/server/door.ts", false],
  ["src/journal/web/made.tsx", "../../access/web/session.ts", false],
  ["src/access/server/made.ts", "../../journal/server/note.ts", true],
  ["src/access/server/made.ts", "../../journal/web/desk.ts", false],
  ["src/access/web/made.tsx", "../../journal/web/desk.ts", true],
  ["src/intake/server/made.ts", "../../dispatch/server/units.ts", false],
  ["src/intake/web/made.tsx", "../../access/server/door.ts", false],
  ["src/privacy/web/made-web.ts", "../room.ts", true],
  ["src/privacy/web/made-web.ts", "../../access/web/sees-kind.ts", true],
  ["src/privacy/web/made-web.ts", "../../dispatch/web/incident-sheet.tsx", false],
  ["src/privacy/web/made-web.ts", "../../../programs/console/menu.ts", false],
  ["programs/server/made.ts", "../drill/run-drill.ts", false],
  ["programs/server/start/made.ts", "../../drill/run-drill.ts", false],
  ["programs/server/start/made.ts", "../drill.ts", true],
  ["programs/drill/made.ts", "../server/rooms.ts", false],
  ["programs/drill/made.ts", "../../src/streets/server/router.ts", true],
  ["programs/console/made.ts", "../server/rooms.ts", false],
  ["programs/cli/made.ts", "../drill/anhe-drill.ts", true],
];

test("the linter refuses an import that goes up, sideways, from web to server or to another program, and lets the others through", async () => {
  const folder = await mkdtemp(join(tmpdir(), "callsign-borders-"));
  try {
    const config = (await readFile(join(root, ".oxlintrc.json"), "utf8")).replace(
      '"typeAware": true',
      '"typeAware": false',
    );
    await writeFile(join(folder, ".oxlintrc.json"), config);
    const refused: string[] = [];
    for (const [at, [file, imported]] of made.entries()) {
      // One file each: a name of its own, so that an answer says which.
      const path = join(folder, file.replace("made", `made${at}`));
      await mkdir(dirname(path), { recursive: true });
      // A web manifest fetches its pages when they are opened.
      const text = file.endsWith("-web.ts")
        ? `export const made = { load: () => import("${imported}") };\n`
        : `import { made } from "${imported}";\nexport const kept = made;\n`;
      await writeFile(path, text);
    }
    const said = await lint(folder);
    for (const [at, [file, imported]] of made.entries()) {
      if (said.some((name) => name.endsWith(file.replace("made", `made${at}`)))) refused.push(`${file} > ${imported}`);
    }
    const wanted = made.filter(([, , allowed]) => !allowed).map(([file, imported]) => `${file} > ${imported}`);
    assert.deepEqual(refused, wanted);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The files the linter finds a forbidden import in. */
function lint(folder: string): Promise<readonly string[]> {
  const program = join(root, "node_modules/.bin/oxlint");
  return new Promise((resolve, reject) => {
    execFile(program, ["-c", ".oxlintrc.json", "--format", "json"], { cwd: folder }, (error, stdout) => {
      try {
        const { diagnostics } = JSON.parse(stdout) as {
          readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
        };
        resolve(
          diagnostics.filter(({ code }) => code.includes("no-restricted-imports")).map(({ filename }) => filename),
        );
      } catch {
        reject(error ?? new Error(stdout));
      }
    });
  });
}

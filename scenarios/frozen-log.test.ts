import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { rulebook } from "../programs/server/rooms.ts";
import { canonical, type Json } from "../src/ground/canonical.ts";
import type { Fact } from "../src/ground/fact.ts";
import type { StreamStates } from "../src/ground/fold.ts";
import { evolveStream, upcast } from "../src/journal/rulebook.ts";
import { fileSource, readBackup } from "../src/journal/server/backup/read-backup.ts";

/*
 * The log of each released version, made by its own program and never changed since: today's program must read it to the
 * same states. A state that gains a field on purpose is written anew beside its log, with the reason in the commit.
 */
const folder = join(import.meta.dirname, "../src/journal/testing/frozen");
const versions = (await readdir(folder))
  .filter((name) => name.endsWith(".ndjson"))
  .map((name) => name.replace(".ndjson", ""));

test("there is a frozen log of every version", () => assert.ok(versions.includes("0.1.0")));

for (const version of versions) {
  test(`the log of ${version} is read to the states it led to`, async () => {
    const states = new Map<string, StreamStates>();
    const known = new Set<string>();
    await readBackup(fileSource(join(folder, `${version}.ndjson`)), undefined, {
      facts: async (facts) => {
        for (const { body } of facts) {
          const fact = upcast(rulebook, JSON.parse(body) as Fact);
          const shape = rulebook.facts.get(fact.type)?.shape;
          assert.ok(shape?.safeParse(fact.data).success, `${fact.type} of fact ${fact.n}`);
          known.add(fact.type);
          for (const stream of fact.streams) {
            states.set(stream, evolveStream(rulebook, stream, states.get(stream) ?? {}, fact));
          }
        }
      },
    });
    const wanted = JSON.parse(await readFile(join(folder, `${version}.states.json`), "utf8")) as Record<string, Json>;
    assert.deepEqual([...states.keys()].toSorted(), Object.keys(wanted).toSorted());
    for (const [stream, state] of Object.entries(wanted))
      assert.equal(canonical(states.get(stream) as Json), canonical(state), stream);
    assert.ok(known.size > 40, `${known.size} types of facts`);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommandLine } from "./main.ts";
import { Usage } from "./verb.ts";
import type { Verb } from "./verb.ts";
import { verbs } from "./verbs.ts";

const carry: Verb = {
  name: "carry",
  summary: { zh: "搬运", en: "carry" },
  usage: "carry FILE [--data DIR] [--slowly]",
  options: {
    data: { value: "DIR", short: "d", says: { zh: "目录", en: "folder" } },
    slowly: { says: { zh: "慢", en: "slowly" } },
  },
  arguments: ["FILE"],
  run: async () => 0,
};

function refusal(words: string[]): string {
  try {
    readCommandLine(carry, words);
  } catch (error) {
    assert.ok(error instanceof Usage);
    assert.notEqual(error.sentence.zh, error.sentence.en);
    return error.message;
  }
  return "";
}

test("a command line is read into texts, switches and the rest", () => {
  const given = readCommandLine(carry, ["a.csv", "--data", "/x y", "--slowly"]);
  assert.ok(given !== "help");
  assert.deepEqual(
    [given.text("data"), given.has("slowly"), given.has("data"), given.text("slowly"), given.rest],
    ["/x y", true, false, undefined, ["a.csv"]],
  );
});

test("a value may stand after = or behind a short name, and the last one counts", () => {
  const given = readCommandLine(carry, ["--data=--odd", "-d", "there", "f"]);
  assert.ok(given !== "help");
  assert.equal(given.text("data"), "there");
  const odd = readCommandLine(carry, ["--data=--odd", "f"]);
  assert.equal(odd === "help" ? "" : odd.text("data"), "--odd");
});

test("help is asked for anywhere, also where something is missing", () => {
  assert.equal(readCommandLine(carry, ["--help"]), "help");
  assert.equal(readCommandLine(carry, ["x", "--data", "d", "--help"]), "help");
});

test("a wrong command line is refused with a sentence naming what is wrong", () => {
  assert.deepEqual(
    [
      ["f", "--colour"],
      ["f", "--data"],
      ["f", "--data", "--slowly"],
      ["f", "--slowly=yes"],
      [],
      ["f", "g"],
      ["-x", "f"],
    ].map(refusal),
    [
      "Unknown option --colour.",
      "Option --data needs a value.",
      "Option --data needs a value.",
      "Option --slowly takes no value.",
      "FILE is missing.",
      "Unexpected argument “g”.",
      "Unknown option -x.",
    ],
  );
});

for (const row of verbs) {
  test(`the verb ${row.name} is what the list of verbs says it is`, async () => {
    const verb = await row.load();
    assert.deepEqual([verb.name, verb.summary], [row.name, row.summary]);
    assert.ok(verb.usage === row.name || verb.usage.startsWith(`${row.name} `));
    for (const [name, option] of Object.entries(verb.options)) {
      assert.ok(option.says.zh.length > 1 && option.says.en.length > 1, `${row.name} --${name} has no words`);
    }
  });
}

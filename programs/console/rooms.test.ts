import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { guides } from "./guides.ts";
import { pages } from "./menu.ts";
import { rooms } from "./rooms.ts";
import { settingsForms } from "./settings-forms.ts";

/** The rooms a program names. Read as text: the server's list is not the browser's to import. */
function namedIn(file: string, part: "Server" | "Web"): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return [...text.matchAll(new RegExp(`^  (\\w+)${part},$`, "gm"))].map(([, name = ""]) => name);
}

test("the console has the rooms of the server, in its order", () => {
  const here = namedIn("rooms.ts", "Web");
  assert.ok(here.length >= 10, "the list is read");
  assert.deepEqual(here, namedIn("../server/rooms.ts", "Server"));
});

test("one room names a field, and one the codes of a detail; what several share is named once", () => {
  for (const part of ["fields", "codes", "named"] as const) {
    const names = rooms.flatMap(({ words }) => Object.keys(words?.[part] ?? {}));
    assert.deepEqual(names.toSorted(), [...new Set(names)].toSorted());
  }
});

test("an address belongs to one page, a form's name to one form, and all have titles in both languages", () => {
  const paths = [...pages.map(({ path }) => path), ...settingsForms.flatMap(({ formerly }) => formerly ?? [])];
  assert.deepEqual(paths, [...new Set(paths)]);
  const forms = settingsForms.map(({ name }) => name);
  assert.deepEqual(forms, [...new Set(forms)]);
  for (const name of forms) assert.match(name, /^[a-z-]+$/);
  for (const { title } of [...pages, ...settingsForms]) {
    assert.ok(/\p{Script=Han}/u.test(title.zh) && /[A-Za-z]/.test(title.en), title.en);
  }
});

test("each page of the rail and each form says in three lines at most what it is for, and leads to a guide", async () => {
  for (const { title, help: read } of [...pages.filter(({ group }) => group !== undefined), ...settingsForms]) {
    const help = await read?.();
    assert.ok(help !== undefined && help.lines.length >= 1 && help.lines.length <= 3, title.en);
    for (const { zh, en } of help.lines) assert.ok(/\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en), title.en);
    assert.ok(
      guides.some(({ name }) => name === help.guide),
      `${title.en}: ${help.guide}`,
    );
  }
});

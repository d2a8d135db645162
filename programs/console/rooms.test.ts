import assert from "node:assert/strict";
import { test } from "node:test";
import { statisticsRoom } from "../../src/statistics/room.ts";
import { rulebook } from "../server/rooms.ts";
import { consoleBook } from "./console-book.ts";
import { pages } from "./menu.ts";
import { settingsForms } from "./settings-forms.ts";

test("the console has the rules of the server's rooms, but for statistics, which no screen rehearses", () => {
  const names = (book: typeof consoleBook) => new Set(book.rooms.map(({ name }) => name));
  assert.deepEqual(names(rulebook), new Set([...names(consoleBook), statisticsRoom.name]));
  for (const room of consoleBook.rooms)
    assert.ok(rulebook.rooms.includes(room), `${room.name} is the same on both sides`);
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

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDrafts, type Shelf } from "./drafts.ts";

const [ann, ben] = ["A", "B"].map((letter) => Buffer.alloc(32, letter).toString("base64"));

function shelfOf(items: Map<string, string>): Shelf {
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

const opened = async (items: Map<string, string>, key = ann ?? "", now = 1_000_000) => {
  const drafts = makeDrafts({
    shelf: shelfOf(items),
    readKey: () => Promise.resolve(key),
    now: () => now,
    subtle: crypto.subtle,
  });
  await drafts.settled();
  return drafts;
};

test("words are given back to the person who typed them after the page is gone, and lie unreadable for everybody else", async () => {
  const items = new Map<string, string>();
  const before = await opened(items);
  before.keep("call new", { said: "火从三楼窗户出来", number: "13800001234" });
  before.keep("narrative 01", "a");
  before.keep("narrative 01", "ab");
  before.close();
  await before.settled();
  const lying = JSON.stringify([...items]);
  for (const word of ["火", "13800001234", "call new", "narrative"]) assert.equal(lying.includes(word), false, word);

  const other = await opened(items, ben);
  assert.deepEqual(other.names.get(), []);
  assert.equal(other.get("call new"), undefined);

  const after = await opened(items);
  assert.deepEqual(after.get("call new"), { said: "火从三楼窗户出来", number: "13800001234" });
  assert.equal(after.get("narrative 01"), "ab");
  after.forget("call new");
  await after.settled();
  assert.deepEqual((await opened(items)).names.get(), ["narrative 01"]);
});

test("what has lain for three days is wiped by whoever opens the console, and what cannot be read is", async () => {
  const items = new Map<string, string>();
  const before = await opened(items);
  before.keep("call new", "x");
  await before.settled();
  items.set("callsign.draft.broken", "{");
  await opened(items, ben, 1_000_000 + 73 * 3600 * 1000);
  assert.deepEqual([...items], []);
});

test("words typed before the key is there are written once it is, and win over what lay there", async () => {
  const items = new Map<string, string>();
  const before = await opened(items);
  before.keep("report 01", "old");
  await before.settled();
  let give: (key: string) => void = () => undefined;
  const late = makeDrafts({
    shelf: shelfOf(items),
    readKey: () => new Promise<string>((resolve) => (give = resolve)),
    now: () => 1_000_000,
    subtle: crypto.subtle,
  });
  late.keep("report 01", "new");
  assert.equal(late.names.get(), null);
  give(ann ?? "");
  await late.settled();
  await late.settled();
  assert.equal(late.get("report 01"), "new");
  assert.equal((await opened(items)).get("report 01"), "new");
});

test("where the browser keeps nothing, or the line is open, the words are in the page and nowhere else", async () => {
  const items = new Map<string, string>();
  const drafts = makeDrafts({
    shelf: shelfOf(items),
    readKey: () => Promise.resolve(ann ?? ""),
    now: () => 0,
    subtle: undefined,
  });
  drafts.keep("call new", "x");
  await drafts.settled();
  assert.equal(drafts.get("call new"), "x");
  assert.equal(items.size, 0);
});

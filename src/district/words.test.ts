import assert from "node:assert/strict";
import { test } from "node:test";
import { personalRefused } from "../ground/text.ts";
import { readShape } from "../ground/read-shape.ts";
import { isRefusal } from "../ground/refusal.ts";
import type { RoomRules } from "../ground/room.ts";
import { idsOnly } from "../ground/testing/ids-only.ts";
import { wrongField } from "../ground/wrong-field.ts";
import { noWords, ownWords, type Words, wordsView } from "./words.ts";
import { WordSet } from "./words-facts.ts";

const kinds = {
  patrol: { zh: "巡逻", en: "Patrol" },
  air: { zh: "警航队", en: "Air squad" },
};
const list = { title: kinds.patrol, shown: kinds.patrol };
const rooms = [
  { words: [{ ...list, name: "unitKind", words: kinds }] },
  { words: [{ ...list, name: "status", words: { free: { zh: "空闲", en: "Free" } } }] },
] as unknown as readonly RoomRules[];
const [SetWord] = ownWords(rooms).orders;
assert.ok(SetWord);

/** The state after the order, or why it was refused. */
function give(state: Words, body: object): Words | { refused: string; details: unknown } {
  const order = { id: "", name: "SetWord", by: { officer: "a", role: "x" }, receivedAt: "", occurredAt: "", body };
  const answer = SetWord?.decide(<State>() => state as State, order);
  if (answer === undefined || isRefusal(answer)) return answer ?? assert.fail();
  return answer.reduce<Words>(
    (now, { data, type }) => wordsView.evolve(now, { type, data } as never, "") ?? now,
    state,
  );
}

const rover = { word: "unitKind.patrol", zh: "机动组", en: "Rover" };

test("a word is called as the district says, in the languages it says, and as the program says once it is taken back", () => {
  const named = give(noWords, rover) as Words;
  assert.deepEqual(named.words, { "unitKind.patrol": rover });
  const onlyChinese = { word: "unitKind.patrol", zh: "机动组" };
  assert.deepEqual((give(named, onlyChinese) as Words).words, { "unitKind.patrol": onlyChinese });
  assert.deepEqual(give(named, { word: "unitKind.patrol" }), noWords);
  assert.equal(give(named, rover), named, "saying it again records nothing");
  assert.equal(give(noWords, { word: "unitKind.patrol" }), noWords);
});

test("a word that no list has is refused by its name", () => {
  for (const word of ["unitKind.tank", "kind.patrol", "patrol", "constructor"]) {
    assert.deepEqual(give(noWords, { word, zh: "车" }), { refused: "WordUnknown", details: { word } });
  }
});

test("two codes of one list are never called the same; the words of another list do not matter", () => {
  const taken = { refused: "WordTaken", details: { word: "unitKind.patrol", other: "unitKind.air" } };
  assert.deepEqual(give(noWords, { word: "unitKind.patrol", zh: "警航队" }), taken);
  assert.deepEqual(give(noWords, { word: "unitKind.patrol", en: "air squad" }), taken);
  const moved = give(noWords, { word: "unitKind.air", zh: "飞行队" }) as Words;
  assert.ok("words" in give(moved, { word: "unitKind.patrol", zh: "警航队" }));
  assert.deepEqual(give(moved, { word: "unitKind.patrol", zh: "飞行队" }), taken);
  assert.ok("words" in give(noWords, { word: "unitKind.patrol", zh: "空闲" }));
});

test("what is empty, too long, or looks personal is refused with its field", () => {
  const fieldOf = (body: object) => {
    const read = readShape(SetWord.body, body);
    return read.success ? "" : `${wrongField(read.error).field}: ${wrongField(read.error).reason.en}`;
  };
  assert.equal(fieldOf({ ...rover, reason: "So we say" }), "");
  assert.equal(fieldOf({ ...rover, zh: "" }), "zh: must not be empty");
  assert.equal(fieldOf({ ...rover, en: "  " }), "en: must not be empty");
  assert.equal(fieldOf({ ...rover, en: "a".repeat(41) }), "en: must be at most 40 characters");
  assert.equal(fieldOf({ ...rover, zhTW: " 機動組" }), "zhTW: must not begin or end with white space");
  assert.equal(fieldOf({ ...rover, zh: "13812345678" }), `zh: ${personalRefused.phone}`);
  assert.match(fieldOf({ ...rover, fr: "Patrouille" }), /fr/);
});

test("the words are part of the configuration, one order a word", () => {
  const [configured] = wordsView.configured ?? [];
  const state = give(give(noWords, rover) as Words, { word: "status.free", en: "Ready" }) as Words;
  const bodies = configured?.bodies(state, "") ?? [];
  assert.deepEqual(bodies, [rover, { word: "status.free", en: "Ready" }]);
  assert.deepEqual(
    bodies.map((body) => configured?.key?.(body)),
    ["unitKind.patrol", "status.free"],
  );
});

test("a change says the program's word and the district's", () => {
  const names = { ...idsOnly, word: () => kinds.patrol };
  const by = { officer: "a", role: "systemAdministrator" } as never;
  assert.deepEqual(WordSet.say({ ...rover, zhTW: "機動組" }, names, by), {
    zh: "用语“巡逻”改为“机动组 / 機動組 / Rover”",
    en: "The word “Patrol” is now “机动组 / 機動組 / Rover”",
  });
  assert.equal(WordSet.say({ word: "unitKind.patrol" }, names, by).en, "The word “Patrol” is as it was");
});

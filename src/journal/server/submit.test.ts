import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { plainVault } from "../../../programs/server/testing/plain-vault.ts";
import { sealedText } from "../../ground/text.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { JournalUnavailable } from "../journal.ts";
import { memoryJournal } from "../memory-journal.ts";
import { defineOrder } from "../../ground/order-kind.ts";
import { linesOf, RuleDefect } from "../../ground/rule-defect.ts";
import { rulebookOf } from "../rulebook.ts";
import { ledgerRoom } from "../testing/ledger.ts";
import { submitterOf } from "./submit.ts";

const words = "number 4711 said so";

/** An order whose number is matched by a rule that throws with the number in its mouth. */
const Ring = defineOrder("Ring", {
  title: { zh: "来电", en: "Ring" },
  roles: ["systemAdministrator"],
  body: z.strictObject({ number: sealedText(40), also: sealedText(40).optional() }),
  sealed: ["number", "also"],
  record: ({ id }) => `account/${id}`,
  matched: {
    field: "number",
    form: (text) => {
      throw new Error(`cannot read ${text}`);
    },
  },
  streams: () => [],
  refuses: [],
  decide: () => [],
});

const book = rulebookOf([{ ...ledgerRoom, orders: [...ledgerRoom.orders, Ring] }]);
const tester = { officer: "tester", role: "systemAdministrator" } as const;

function desk(vault = plainVault) {
  const journal = memoryJournal(book);
  const digested: string[] = [];
  const submit = submitterOf({
    ...{ book, clerk: journal, vault, now: () => new Date() },
    keys: { digest: (text) => (digested.push(text), text) },
    marks: { mark: () => Promise.resolve(undefined) },
  });
  let count = 0;
  const newId = () => ulidOf(Date.now(), Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, ++count]));
  return { journal, digested, submit, newId };
}

test("sealed words of a repeated order are compared with nothing: the first ones stand, and no digest has them", async () => {
  const { submit, newId, digested, journal } = desk();
  const id = newId();
  const give = (note: string, of = "a") => submit({ id, name: "Note", body: { of, note }, giver: tester });
  const first = await give(words);
  assert.ok(first.accepted && !first.repeated);
  const guess = await give("number 4712 said so");
  const same = await give(words);
  assert.deepEqual(guess, { ...first, repeated: true });
  assert.deepEqual(same, guess, "a right guess and a wrong one are answered alike");
  const other = await give(words, "b");
  assert.ok(!other.accepted && other.refusal.refused === "OrderIdReused", "other plain words are another order");
  assert.ok(digested.length >= 4 && digested.every((text) => !text.includes("4711")));
  assert.equal(journal.head(), 1);
});

test("to somebody else a used id is refused alike, with right words and with wrong ones", async () => {
  const { submit, newId } = desk();
  const id = newId();
  await submit({ id, name: "Note", body: { of: "a", note: words }, giver: tester });
  const thief = { officer: "thief", role: "systemAdministrator" };
  const answers = [];
  for (const note of [words, "else"])
    answers.push(await submit({ id, name: "Note", body: { of: "a", note }, giver: thief }));
  assert.deepEqual(answers[0], answers[1]);
  assert.ok(answers[0] !== undefined && !answers[0].accepted && answers[0].refusal.refused === "OrderIdReused");
});

test("a rule that sees plain text and throws is named without a word of it", async () => {
  const { submit, newId } = desk();
  const failure: unknown = await submit({ id: newId(), name: "Ring", body: { number: words }, giver: tester }).catch(
    (error: unknown) => error,
  );
  assert.ok(failure instanceof RuleDefect);
  assert.deepEqual([failure.order, failure.part], ["Ring", "matched.form"]);
  assert.match(linesOf(failure), /Error, its message left out\n +at /);
  assert.ok(!linesOf(failure).includes("4711"));
});

test("a store that is away while a value is sealed is no defect: nothing was written, try again", async () => {
  const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const { submit, newId } = desk({ ...plainVault, seal: () => Promise.reject(away) });
  const given = submit({ id: newId(), name: "Note", body: { of: "a", note: words }, giver: tester });
  await assert.rejects(given, JournalUnavailable);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { text } from "../../ground/text.ts";
import { journalRefusals } from "../refusals.ts";
import type { Client } from "./client.ts";
import { wrongIn } from "./wrong-in.ts";

const body = z.strictObject({ reason: text(5), place: z.strictObject({ words: text(9) }) });
const client = {
  book: { orders: new Map([["Hold", { body }]]), refusals: journalRefusals },
  words: {},
  fields: {},
} as unknown as Pick<Client, "book" | "words" | "fields">;

test("nothing is said against a body that is not whole yet, or that the order's schema accepts", () => {
  assert.deepEqual(wrongIn(client, "Hold", null), {});
  assert.deepEqual(wrongIn(client, "Hold", { reason: "court", place: { words: "Main St" } }), {});
});

test("each field is told what is wrong with it, a part of a field as the field, in both languages", () => {
  const wrong = wrongIn(client, "Hold", { reason: "a court case", place: { words: "" } });
  assert.deepEqual(Object.keys(wrong).toSorted(), ["place", "reason"]);
  assert.match(wrong["reason"]?.en ?? "", /must be at most 5 characters/);
  assert.match(wrong["reason"]?.zh ?? "", /不得多于 5 个字符/);
});

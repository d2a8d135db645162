import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import type { FactDraft } from "./fact.ts";
import type { Sealed } from "./sealed.ts";
import { setting } from "./setting.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { filesField, unreadFile } from "./file.ts";
import { defineMadeOrder, defineOrder, type OrderKind } from "./order-kind.ts";

/*
 * What an order refuses is checked by the compiler: each line below that must not compile says so, and one that compiles
 * all the same fails `tsc`.
 */

const shape = {
  title: { zh: "试", en: "Try" },
  roles: ["dispatcher"],
  underGlass: true,
  body: z.strictObject({ n: z.number() }),
  streams: () => [],
} as const;

function judgeSize(n: number): Refusal<"TooSmall" | "TooLarge"> | undefined {
  if (n < 0) return refuse("TooSmall");
  return n > 9 ? refuse("TooLarge") : undefined;
}

test("an order that declares what it and its helpers refuse", () => {
  const kind = defineOrder("Try", {
    ...shape,
    refuses: ["TooSmall", "TooLarge", "Odd"],
    decide: (_, { body }) => judgeSize(body.n) ?? (body.n % 2 === 1 ? refuse("Odd") : []),
  });
  const codes: readonly ("TooSmall" | "TooLarge" | "Odd")[] = kind.refuses;
  assert.deepEqual(codes, ["TooSmall", "TooLarge", "Odd"]);
});

test("a code that is misspelt does not compile", () => {
  defineOrder("Try", {
    ...shape,
    refuses: ["Odd"],
    // @ts-expect-error It is declared as Odd.
    decide: (_, { body }) => (body.n % 2 === 1 ? refuse("Od") : []),
  });
});

test("a code of a helper that is not declared does not compile", () => {
  defineOrder("Try", {
    ...shape,
    refuses: ["TooSmall"],
    // @ts-expect-error The helper may refuse with TooLarge too.
    decide: (_, { body }) => judgeSize(body.n) ?? [],
  });
});

test("a declared code that is never given does not compile", () => {
  defineOrder("Try", {
    ...shape,
    // @ts-expect-error Nothing answers Odd.
    refuses: ["TooSmall", "TooLarge", "Odd"],
    decide: (_, { body }) => judgeSize(body.n) ?? [],
  });
  defineOrder("Try", {
    ...shape,
    // @ts-expect-error It refuses nothing.
    refuses: ["Odd"],
    decide: () => [],
  });
});

test("an order that does not say what it refuses, or a refusal of any code, does not compile", () => {
  // @ts-expect-error There is no list.
  defineOrder("Try", { ...shape, decide: () => [] });
  const any: Refusal = refuse("Odd");
  defineOrder("Try", {
    ...shape,
    refuses: ["Odd"],
    // @ts-expect-error Its code is not known.
    decide: (): readonly FactDraft[] | Refusal => any,
  });
});

test("an order made of another's codes gives those and its own, and no others", () => {
  function again<Code extends string>(kind: OrderKind<unknown, Code>): OrderKind<unknown, Code | "Never"> {
    return defineMadeOrder(`Again${kind.name}`, {
      ...shape,
      refuses: [...kind.refuses, "Never"],
      decide: (states, order) => {
        const drafts = kind.decide(states, order);
        return isRefusal(drafts) || drafts.length > 0 ? drafts : refuse("Never");
      },
    });
  }
  const kind = defineOrder("Try", {
    ...shape,
    refuses: ["Odd"],
    decide: (_, { body }) => (body.n % 2 === 1 ? refuse("Odd") : []),
  });
  assert.deepEqual(again(kind).refuses, ["Odd", "Never"]);
  function typo<Code extends string>(kind: OrderKind<unknown, Code>) {
    return defineMadeOrder("Typo", {
      ...shape,
      refuses: [...kind.refuses, "Never"],
      // @ts-expect-error Nevr is not declared.
      decide: (states, order) => (isRefusal(kind.decide(states, order)) ? kind.decide(states, order) : refuse("Nevr")),
    });
  }
  assert.deepEqual(typo(kind).refuses, ["Odd", "Never"]);
});

test("a rule sees files in the place of their ids, and is not asked where one of them is wanting", () => {
  const kind = defineOrder("Try", {
    ...shape,
    body: z.strictObject({ files: filesField, more: filesField.optional() }),
    files: ["files", "more"],
    record: ({ id }) => `try/${id}`,
    refuses: [],
    decide: (_, { body: { files, more } }) => {
      const names: readonly Sealed[] = [...files, ...(more ?? [])].map(({ name }) => name);
      return names.length > 5 ? [] : [];
    },
  });
  assert.deepEqual(kind.refuses, ["FileNotUploaded", "FileTaken"]);
  const id = "01JD0000000000000000000000";
  const given = { id, name: "Try", by: { officer: "1", role: "dispatcher" }, receivedAt: "", occurredAt: "" };
  const decide = (body: object) => kind.decide(() => null, { ...given, body });
  const file = unreadFile(id, { record: "", field: "", nonce: "", cipher: "" });
  assert.deepEqual(decide({ files: [file] }), []);
  assert.deepEqual(decide({ files: [file], more: [{ id, wanting: "FileTaken" }] }), {
    refused: "FileTaken",
    details: { file: id, field: "more" },
  });
});

test("an order names only fields it has as files", () => {
  // @ts-expect-error It has no such field.
  defineOrder("Try", { ...shape, files: ["file"], refuses: [], decide: () => [] });
});

test("a setting carries no files: what is planned is kept as it was given", () => {
  const body = z.strictObject({ files: filesField });
  const kind = defineOrder("Try", { ...shape, body, files: ["files"], refuses: [], decide: () => [] });
  assert.throws(() => setting(kind), /files/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../ground/fact.ts";
import { filesIn, type SealedFile, unreadFile } from "../ground/file.ts";
import { filesFold, type KeptFiles } from "./kept-files.ts";

const record = "task/01JD0000000000000000000000";
const id = (n: number) => `01JD000000000000000000000${n}`;

function file(n: number, of = record): SealedFile {
  return { ...unreadFile(id(n), { record: of, field: "fileName", nonce: "", cipher: "" }), key: "" };
}

function told(type: string, data: object, streams: readonly string[] = [record]): Fact {
  const at = "2026-11-30T08:00:00.000Z";
  return {
    ...{ writer: "w", n: 1, hlc: "0", order: id(9), by: { officer: "1", role: "dispatcher" }, streams },
    ...{ type, version: 1, occurredAt: at, recordedAt: at, data },
  };
}

function after(facts: readonly Fact[], stream = record): readonly (readonly [string, string | undefined])[] {
  const state = facts.reduce<KeptFiles | null>((now, fact) => filesFold.evolve(now, fact, stream), null);
  return (state?.files ?? []).map((one) => [one.id, one.erasure]);
}

const erased = (n: number) => told("SealedErased", { stream: record }, [record, `erasure/${id(n)}`]);
const recalled = (n: number) => told("ErasureRecalled", { stream: record }, [record, `erasure/${id(n)}`]);

test("files are kept wherever a fact names them, once each, and of other records none", () => {
  const facts = [
    told("TaskIssued", { files: [file(1)], answer: { deep: [file(2)] } }),
    told("TaskSeen", { note: null, count: 3 }),
    told("TaskAnswered", { files: [file(1), file(3, "task/other")] }, [record, "task/other"]),
  ];
  assert.deepEqual(after(facts), [
    [id(1), undefined],
    [id(2), undefined],
  ]);
  assert.deepEqual(after(facts.slice(2), "task/other"), [[id(3), undefined]]);
  assert.deepEqual(after([erased(5)]), []);
});

test("an erasure takes the files there are, a recall gives back its own, and what comes later has another key", () => {
  const first = told("TaskIssued", { files: [file(1)] });
  const second = told("TaskAnswered", { files: [file(2)] });
  assert.deepEqual(after([first, erased(5), second]), [
    [id(1), id(5)],
    [id(2), undefined],
  ]);
  assert.deepEqual(after([first, erased(5), second, erased(6), recalled(5)]), [
    [id(1), undefined],
    [id(2), id(6)],
  ]);
});

test("what looks like a file and is none is none", () => {
  for (const wrong of [null, 3, "x", { sealedSha256: "x" }, { ...file(1), size: 0 }, { ...file(1), more: 1 }])
    assert.deepEqual(filesIn({ files: [wrong] }), []);
});

import type { Fact } from "../../ground/fact.ts";
import type { Reply } from "../../journal/web/api.ts";
import { type Rulebook, upcast } from "../../journal/rulebook.ts";
import { actGroupOf, keyOfAct } from "./act-groups.ts";

/** A page of `GET /api/v1/log/facts`: bodies are the canonical text of each fact, absent where one is hidden. */
export interface LogPage {
  readonly size: number;
  readonly facts: readonly { readonly n: number; readonly body?: string }[];
}

export type ReadLog = (after: number, limit: number) => Promise<Reply<LogPage>>;

/** Acts found reading backwards, and the number of the oldest fact that was looked at; 1: all has been read. */
export interface OlderActs {
  readonly acts: readonly Fact[];
  readonly from: number;
}

const pageSize = 1000;

/**
 * How many pages one request reads at most. Most of a log is calls and incidents, and a person waits for the answer.
 */
const mostPages = 10;

/** Reads the log backwards from before a fact (undefined: from the end) until at least `least` acts are found. */
export async function readOlderActs(
  read: ReadLog,
  book: Rulebook,
  before: number | undefined,
  least: number,
): Promise<Reply<OlderActs>> {
  const acts: Fact[] = [];
  let from = before;
  if (from === undefined) {
    const first = await read(0, 1);
    if (first.kind !== "ok") return first;
    from = first.content.size + 1;
  }
  for (let pages = 0; pages < mostPages && from > 1 && acts.length < least; pages++) {
    const after = Math.max(0, from - 1 - pageSize);
    const page = await read(after, from - 1 - after);
    if (page.kind !== "ok") return page;
    acts.push(...actsOf(page.content, book));
    from = after + 1;
  }
  return { kind: "ok", content: { acts, from } };
}

/** One act by its key; null where there is none, or none that is shown here. */
export async function readAct(read: ReadLog, book: Rulebook, key: string): Promise<Reply<Fact | null>> {
  const n = Number(/\/([1-9]\d{0,14})$/.exec(key)?.[1] ?? "0");
  if (n === 0) return { kind: "ok", content: null };
  const page = await read(n - 1, 1);
  if (page.kind !== "ok") return page;
  return { kind: "ok", content: actsOf(page.content, book).find((act) => keyOfAct(act) === key) ?? null };
}

/** What of a page is about people and powers. */
function actsOf({ facts }: LogPage, book: Rulebook): readonly Fact[] {
  return facts
    .flatMap(({ body }) => (body === undefined ? [] : [upcast(book, JSON.parse(body) as Fact)]))
    .filter((fact) => actGroupOf(book, fact) !== undefined);
}

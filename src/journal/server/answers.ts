import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import type { Refusal } from "../../ground/refusal.ts";
import { ulidMillis, ulidOf } from "../../ground/ulid.ts";
import { type Answered, giverOf, repeated } from "../answered.ts";
import type { Outcome, Submission } from "../journal.ts";
import { inRule } from "../../ground/rule-defect.ts";
import { type Rulebook, upcast } from "../rulebook.ts";
import { bounded } from "./store-failure.ts";
import { WeighedMap } from "./weighed-map.ts";

/** Text of facts held in answers: some ten thousand orders. In memory it takes two to three times as much. */
const mostBytes = 12_000_000;
/** What an answer weighs besides its facts. */
const answerBytes = 300;
const mostAhead = 50_000;

/**
 * Answers by the ids of orders ($1), each with its facts. Their numbers are listed: of a range of numbers PostgreSQL thinks
 * that it holds a ninth of the log, and reads every answer (97 ms of 100,000 instead of 0.2).
 */
export const loadAnswers = `
  select a.order_id, a.giver, a.digest, a.refusal, f.body
  from journal.answer a
  left join lateral (
    select n, body from journal.fact where n = any (array(select generate_series(a.n, a.n + a.facts - 1)))
  ) f on true
  where a.order_id = any($1) order by f.n`;

interface AnswerRow {
  readonly order_id: string;
  readonly giver: string | null;
  readonly digest: string;
  readonly refusal: string | null;
  readonly body: string | null;
}

/**
 * The answers of orders given before: recent ones from memory, older ones from the store. For most new orders the store
 * need not be asked: an order's id tells when it was made, and every answer that is not in memory belongs to an id made
 * before `horizon`.
 */
export class Answers {
  #kept = new WeighedMap<Answered>(mostBytes);
  /** No id made after this moment has an answer that is not held here. */
  #horizon = 0;
  /** Ids of clocks that run ahead, answered and no longer held: one such clock must not push the moment up for everybody. */
  #ahead = new Set<string>();

  /** The answer to a repetition of an order given lately, or undefined. */
  of(submission: Submission): Outcome | undefined {
    const kept = this.#kept.get(submission.order.id);
    return kept === undefined ? undefined : repeated(kept, submission);
  }

  /** True of an id that cannot have been answered before. */
  isNew(id: string): boolean {
    return ulidMillis(id) > this.#horizon && !this.#ahead.has(id) && !this.#kept.has(id);
  }

  /** `bytes`: how long the text of its facts is. */
  keep(submission: Submission, outcome: Outcome, bytes: number): void {
    this.#keep(submission.order.id, { giver: giverOf(submission), digest: submission.digest, outcome }, bytes);
  }

  /** What these orders said is no longer compared with anything. */
  forgetDigests(ids: readonly string[]): void {
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept !== undefined) this.#kept.replace(id, { ...kept, digest: "" });
    }
  }

  /** Learns from the store which ids have been used; to be asked when the log has just been taken. */
  async learn(client: pg.Client): Promise<void> {
    const now = Date.now();
    const { rows: past } = await client.query<{ last: string | null }>(
      bounded({
        text: "select max(order_id) as last from journal.answer where order_id < $1",
        values: [ulidOf(now, new Uint8Array(10))],
      }),
    );
    const { rows: ahead } = await client.query<{ order_id: string }>(
      bounded({
        text: `select order_id from journal.answer where order_id >= $1 order by order_id limit ${mostAhead + 1}`,
        values: [ulidOf(now, new Uint8Array(10))],
      }),
    );
    const last = past[0]?.last ?? null;
    this.#horizon = Math.max(this.#horizon, last === null ? 0 : ulidMillis(last));
    for (const { order_id: id } of ahead) this.#pass(id, now);
  }

  /** The stored answers of those of these orders that have one, by order id; a `RuleDefect` where one cannot be read. */
  async load(
    client: pg.Pool | pg.Client,
    submissions: readonly Submission[],
    book: Rulebook,
  ): Promise<ReadonlyMap<string, Outcome | Error>> {
    const { rows } = await client.query<AnswerRow>(
      bounded({
        name: "load-answers",
        text: loadAnswers,
        values: [submissions.map(({ order }) => order.id)],
      }),
    );
    const byOrder = new Map<string, AnswerRow[]>();
    for (const row of rows) byOrder.set(row.order_id, [...(byOrder.get(row.order_id) ?? []), row]);
    const outcomes = new Map<string, Outcome | Error>();
    for (const submission of submissions) {
      const own = byOrder.get(submission.order.id);
      if (own === undefined) continue;
      try {
        const answered = this.#kept.get(submission.order.id) ?? answeredIn(own, book);
        const bytes = own.reduce((sum, { body }) => sum + (body?.length ?? 0), 0);
        this.#keep(submission.order.id, answered, bytes);
        outcomes.set(submission.order.id, repeated(answered, submission));
      } catch (error) {
        outcomes.set(submission.order.id, error instanceof Error ? error : new Error(String(error)));
      }
    }
    return outcomes;
  }

  #keep(id: string, answered: Answered, bytes: number): void {
    const gone = this.#kept.set(id, answered, bytes + answerBytes);
    if (gone.length === 0) return;
    const now = Date.now();
    for (const each of gone) this.#pass(each, now);
    const first = this.#ahead.values().next().value;
    if (first !== undefined && (ulidMillis(first) <= now || this.#ahead.size > mostAhead)) {
      this.#ahead.delete(first);
      this.#horizon = Math.max(this.#horizon, ulidMillis(first));
    }
  }

  /** An id that was used and is not held here. */
  #pass(id: string, now: number): void {
    if (ulidMillis(id) <= now) this.#horizon = Math.max(this.#horizon, ulidMillis(id));
    else this.#ahead.add(id);
  }
}

function answeredIn(rows: readonly AnswerRow[], book: Rulebook): Answered {
  const facts = rows.flatMap(({ body }) => (body === null ? [] : [JSON.parse(body) as Fact]));
  const first = rows[0];
  // Rows of the version before do not say whose the order was: its facts do, and a refusal has none.
  const giver = first?.giver ?? facts[0]?.by.officer;
  const refusal = first?.refusal ?? null;
  return {
    giver,
    digest: first?.digest ?? "",
    outcome:
      refusal === null
        ? { accepted: true, facts: inRule("upcast", () => facts.map((fact) => upcast(book, fact))), repeated: false }
        : { accepted: false, refusal: JSON.parse(refusal) as Refusal, repeated: false },
  };
}

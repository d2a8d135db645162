import type pg from "pg";
import type { Fact } from "../../ground/fact.ts";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { Outcome, Submission } from "../journal.ts";
import { type Rulebook, upcast } from "../rulebook.ts";

const held = 20_000;

interface Kept {
  readonly digest: string;
  readonly outcome: Outcome;
}

interface AnswerRow {
  readonly order_id: string;
  readonly digest: string;
  readonly refusal: string | null;
  readonly body: string | null;
}

/** The answers of orders that were given before: the latest from memory, the rest from the store. */
export class Answers {
  #kept = new Map<string, Kept>();

  /** The answer of an order given lately, `OrderIdReused` when the id stood for something else, or undefined. */
  of(submission: Submission): Outcome | undefined {
    const kept = this.#kept.get(submission.order.id);
    return kept === undefined ? undefined : again(kept, submission);
  }

  keep({ order, digest }: Submission, outcome: Outcome): void {
    this.#kept.set(order.id, { digest, outcome });
    if (this.#kept.size <= held) return;
    const oldest = this.#kept.keys().next().value;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  /** The stored answers of those of these orders that have one, by order id. */
  async load(
    client: pg.Client,
    submissions: readonly Submission[],
    book: Rulebook,
  ): Promise<ReadonlyMap<string, Outcome>> {
    const { rows } = await client.query<AnswerRow>(
      `select a.order_id, a.digest, a.refusal, f.body
       from journal.answer a
       left join journal.writer w on a.n is not null
       left join journal.fact f on f.writer = w.writer and f.n >= a.n and f.n < a.n + a.facts
       where a.order_id = any($1) order by f.n`,
      [submissions.map(({ order }) => order.id)],
    );
    const facts = new Map<string, Fact[]>();
    for (const { order_id: id, body } of rows) {
      const found = facts.get(id) ?? [];
      if (body !== null) found.push(upcast(book, JSON.parse(body) as Fact));
      facts.set(id, found);
    }
    const outcomes = new Map<string, Outcome>();
    for (const { order_id: id, digest, refusal } of rows) {
      const submission = submissions.find(({ order }) => order.id === id);
      if (submission === undefined || outcomes.has(id)) continue;
      const outcome: Outcome =
        refusal === null
          ? { accepted: true, facts: facts.get(id) ?? [], repeated: false }
          : { accepted: false, refusal: JSON.parse(refusal) as Refusal, repeated: false };
      const kept = { digest, outcome };
      this.#kept.set(id, kept);
      outcomes.set(id, again(kept, submission));
    }
    return outcomes;
  }
}

function again({ digest, outcome }: Kept, submission: Submission): Outcome {
  return digest === submission.digest
    ? { ...outcome, repeated: true }
    : { accepted: false, refusal: refuse("OrderIdReused"), repeated: false };
}

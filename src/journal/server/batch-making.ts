import { checkpointText } from "../checkpoint.ts";
import { type Frontier, rootOf } from "../merkle.ts";
import { defectOf, type RuleDefect } from "../../ground/rule-defect.ts";
import type { Batch, Statement } from "./batch-statement.ts";
import type { Decided, Draft, Touched } from "./deciding.ts";
import { node } from "./hashing.ts";
import type { Keys } from "./keys.ts";
import type { Waiting } from "./waiting.ts";

interface Parts {
  readonly writer: string;
  readonly keys: Keys;
  readonly write: (batch: Batch) => Statement;
}

/** What writes a batch; or the orders for which a read table's rule threw, and then there is no statement. */
type Made =
  | { readonly statement: Statement; readonly culprits?: never }
  | { readonly statement?: never; readonly culprits: ReadonlyMap<Waiting, RuleDefect> };

/** What a statement is made of. */
type Sent = Pick<Draft, "from" | "head"> & { readonly decided: readonly Decided[]; readonly touched: Touched };

/** Makes the statement that writes a draft, with the checkpoint over the log as it has grown then. */
export function batchMaking({ writer, keys, write }: Parts) {
  function make(sent: Draft, epoch: number, grown: Frontier): Made {
    try {
      return { statement: write(batchOf(sent, epoch, grown)) };
    } catch (error) {
      // Each order's own rows tell whose rule threw. What only built on what a culprit did is none itself.
      const culprits = new Map<Waiting, RuleDefect>();
      const spoilt = new Set<string>();
      const { from, head } = sent;
      for (const decided of sent.decided) {
        const streams = [...decided.touched.keys()];
        if (streams.some((stream) => spoilt.has(stream))) continue;
        try {
          write(batchOf({ from, head, decided: [decided], touched: decided.touched }, epoch, grown));
        } catch (own) {
          culprits.set(decided.waiting, defectOf(decided.waiting.submission.order.name, own));
          for (const stream of streams) spoilt.add(stream);
        }
      }
      if (culprits.size === 0) throw error;
      return { culprits };
    }
  }

  function batchOf({ decided, touched, from, head }: Sent, epoch: number, grown: Frontier): Batch {
    const facts = decided.flatMap((each) => each.facts);
    const accepted = decided.flatMap(({ waiting, outcome }) => (outcome.accepted ? [waiting.submission] : []));
    return {
      ...{ writer, epoch, expected: from.n, n: head.n, hlc: head.hlc, facts },
      frontier: Buffer.concat(grown.hashes),
      note: facts.length === 0 ? null : noteFor(grown),
      streams: touched,
      answers: decided.map(answerRow),
      keys: accepted.flatMap(({ key }) => (key === undefined ? [] : [key])),
      marks: accepted.flatMap(({ mark }) => (mark === undefined ? [] : [mark])),
    };
  }

  function noteFor(tree: Frontier): string {
    const origin = `callsign/${writer}`;
    const root = Buffer.from(rootOf(tree, node)).toString("base64");
    return keys.signed(origin, checkpointText({ origin, size: tree.size, root }));
  }

  return { make };
}

function answerRow({ waiting: { submission, giver }, outcome }: Decided): Batch["answers"][number] {
  const whose = { id: submission.order.id, giver, digest: submission.digest };
  return outcome.accepted
    ? { ...whose, n: outcome.facts[0]?.n ?? null, facts: outcome.facts.length, refusal: null }
    : { ...whose, n: null, facts: 0, refusal: JSON.stringify(outcome.refusal) };
}

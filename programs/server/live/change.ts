import type { Fact } from "../../../src/ground/fact.ts";
import type { Touched } from "./board.ts";
import { sees } from "./sight.ts";

/** One commit as the live push keeps it, its facts written as JSON once. */
export interface Change {
  /** The numbers of the first and last fact. */
  readonly from: number;
  readonly to: number;
  readonly facts: readonly { readonly streams: readonly string[]; text(): string }[];
  readonly touched: ReadonlyMap<string, Touched>;
}

export function changeOf(facts: readonly Fact[], touched: ReadonlyMap<string, Touched>): Change {
  return {
    from: facts[0]?.n ?? 0,
    to: facts.at(-1)?.n ?? 0,
    touched,
    facts: facts.map((fact) => {
      let text: string | undefined;
      return { streams: fact.streams, text: () => (text ??= JSON.stringify(fact)) };
    }),
  };
}

/** One server-sent event; JSON text has no line breaks, so one data line carries it. */
export function frame(event: string, data: string, id?: string): string {
  return `event: ${event}\ndata: ${data}\n${id === undefined ? "" : `id: ${id}\n`}\n`;
}

export function snapshotFrame(stream: string, stateText: string): string {
  return frame("snapshot", `{"stream":${JSON.stringify(stream)},"state":${stateText}}`);
}

export function forgetFrame(stream: string): string {
  return frame("forget", JSON.stringify({ stream }));
}

/**
 * The messages about a change for the readers with these tags; empty when they may see none of it. The order matters:
 *
 * 1. A stream they may no longer see is forgotten before the facts, so that a reader learns nothing it may not know.
 * 2. The facts.
 * 3. A stream that left the board (a filed incident) is forgotten after the facts, so that the reader learns why.
 * 4. A stream that came into sight is sent as a snapshot, after the facts, which the reader skips for streams not held.
 */
export function messagesOf(change: Change, tags: readonly string[]): string {
  let lost = "";
  let gone = "";
  let come = "";
  const told = new Set<string>();
  for (const [stream, { before, after }] of change.touched) {
    const mayAfter = sees(tags, after.sight);
    const heldBefore = before.current && sees(tags, before);
    if (mayAfter) told.add(stream);
    const holdsAfter = mayAfter && after.sight.current;
    if (heldBefore && !mayAfter) lost += forgetFrame(stream);
    else if (heldBefore && !holdsAfter) gone += forgetFrame(stream);
    else if (!heldBefore && holdsAfter) come += snapshotFrame(stream, after.text());
  }
  let facts = "";
  for (const fact of change.facts) {
    if (fact.streams.some((stream) => told.has(stream))) facts += (facts === "" ? "" : ",") + fact.text();
  }
  return lost + (facts === "" ? "" : frame("facts", `{"facts":[${facts}]}`)) + gone + come;
}

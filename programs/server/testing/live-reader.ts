import type { Fact } from "../../../src/ground/fact.ts";
import { ownerOf, type Rulebook } from "../../../src/journal/rulebook.ts";

/** One server-sent event. */
export interface Frame {
  readonly event: string;
  readonly content: unknown;
  readonly id: string | undefined;
}

/** Splits a stream of server-sent events into frames, however its bytes arrive. */
export function frameReader(take: (frame: Frame) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = "";
  return (bytes) => {
    rest += decoder.decode(bytes, { stream: true });
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const lines = rest.slice(0, end).split("\n");
      rest = rest.slice(end + 2);
      const line = (name: string) => lines.find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = line("data");
      const id = line("id");
      if (data !== undefined || id !== undefined) {
        take({ event: line("event") ?? "", content: data === undefined ? null : (JSON.parse(data) as unknown), id });
      }
    }
  };
}

/** A reader of the live push as the console is one: what it holds, by the same evolve, and what it was told. */
export interface LiveReader {
  readonly held: Map<string, unknown>;
  readonly facts: Fact[];
  readonly frames: Frame[];
  position: string | undefined;
  /** Called when a connection opens: what comes before its first ready belongs to one set. */
  opened(): void;
  take(frame: Frame): void;
}

export function liveReader(book: Rulebook): LiveReader {
  let fresh = new Set<string>();
  const reader: LiveReader = {
    held: new Map(),
    facts: [],
    frames: [],
    position: undefined,
    opened: () => {
      fresh = new Set();
    },
    take: ({ event, content, id }) => {
      reader.frames.push({ event, content, id });
      if (id !== undefined) reader.position = id;
      const said = content as { stream: string; state: unknown; facts: readonly Fact[]; reset?: boolean };
      if (event === "snapshot") {
        fresh.add(said.stream);
        reader.held.set(said.stream, said.state);
      }
      if (event === "forget") reader.held.delete(said.stream);
      if (event === "ready" && said.reset === true) {
        for (const stream of reader.held.keys()) if (!fresh.has(stream)) reader.held.delete(stream);
      }
      if (event !== "facts") return;
      for (const fact of said.facts) {
        reader.facts.push(fact);
        for (const stream of fact.streams) {
          const state = reader.held.get(stream);
          if (state !== undefined) reader.held.set(stream, ownerOf(book, stream)?.evolve(state, fact, stream));
        }
      }
    },
  };
  return reader;
}

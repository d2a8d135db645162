import type { Fact } from "../src/ground/fact.ts";

/** A console's ear without a console: follows `/api/v1/live` and resumes where it was after every break. */
export interface LiveReader {
  /** The numbers of the facts it was sent, in the order they came. */
  readonly heard: readonly number[];
  /** Streams it was sent whole. */
  readonly snapshots: number;
  stop(): Promise<void>;
}

/** Follows the live feed of `address()` (asked again at each connection, for a restart may move it). */
export function followLive(address: () => string, token: string): LiveReader {
  const heard: number[] = [];
  let snapshots = 0;
  let position = "";
  const ending = new AbortController();

  async function listen(): Promise<void> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (position !== "") headers["last-event-id"] = position;
    const response = await fetch(`${address()}/api/v1/live`, { headers, signal: ending.signal });
    if (response.body === null || !response.ok) throw new Error(`live answered ${response.status}`);
    let rest = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + chunk).split("\n\n");
      rest = messages.pop() ?? "";
      for (const message of messages) take(message);
    }
  }

  function take(message: string): void {
    const field = (name: string) =>
      message
        .split("\n")
        .filter((line) => line.startsWith(`${name}: `))
        .map((line) => line.slice(name.length + 2))
        .join("\n");
    const kind = field("event");
    if (kind === "snapshot") snapshots += 1;
    if (kind === "facts") {
      const { facts } = JSON.parse(field("data")) as { facts: readonly Fact[] };
      for (const fact of facts) heard.push(fact.n);
    }
    const id = field("id");
    if (id !== "") position = id;
  }

  const done = (async () => {
    while (!ending.signal.aborted) {
      await listen().catch(() => undefined);
      if (!ending.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();

  return {
    heard,
    get snapshots() {
      return snapshots;
    },
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}

import { frameReader, type LiveReader, liveReader } from "../programs/server/testing/live-reader.ts";
import { rulebook } from "../programs/server/rooms.ts";

/** A console's ear without a console: follows `/api/v1/live` and resumes where it was after every break. */
export interface Following extends LiveReader {
  stop(): Promise<void>;
}

/** Follows the live feed of `address()`, asked again at each connection, for a restart may move it. */
export function followLive(address: () => string, token: string): Following {
  const reader = liveReader(rulebook);
  const ending = new AbortController();

  async function listen(): Promise<void> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (reader.position !== undefined) headers["last-event-id"] = reader.position;
    const response = await fetch(`${address()}/api/v1/live`, { headers, signal: ending.signal });
    if (response.body === null || !response.ok) throw new Error(`live answered ${response.status}`);
    reader.opened();
    const read = frameReader(reader.take);
    for await (const chunk of response.body) read(chunk);
  }

  const done = (async () => {
    while (!ending.signal.aborted) {
      await listen().catch(() => undefined);
      if (!ending.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();

  return Object.assign(reader, {
    stop: async () => {
      ending.abort();
      await done;
    },
  });
}

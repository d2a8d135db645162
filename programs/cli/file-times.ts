import type { TestEvent } from "node:test/reporters";

/** A reporter of Node's test runner: for each test file that ended, a line `milliseconds file`. */
export default async function* fileTimes(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== "test:summary" || event.data.file === undefined) continue;
    yield `${Math.round(event.data.duration_ms)} ${event.data.file}\n`;
  }
}

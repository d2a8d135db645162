import type { Client } from "./client.ts";

/** The states of a kind that a client holds at this moment; `useStreams` follows them. */
export function statesNow<State>({ live }: Client, kind: string): readonly State[] {
  return live.ofKind(kind).map(({ state }) => state as State);
}

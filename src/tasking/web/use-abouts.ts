import { useMemo } from "react";
import { ownerOf } from "../../journal/rulebook.ts";
import { type Client, useClient, useStream, useStreams } from "../../journal/web/client.ts";
import type { About } from "../task.ts";

interface Numbered {
  readonly id: string;
  readonly number: string;
}

function numberIn({ book }: Client, stream: string, state: unknown): string | undefined {
  return ownerOf(book, stream)?.told?.(state).number;
}

/** What work can belong to, of what is open and in sight: incidents or tasks, each by its number. */
export function useNumbered(kind: "incident" | "task"): readonly Numbered[] {
  const client = useClient();
  const streams = useStreams<unknown>(kind);
  return useMemo(
    () =>
      streams.flatMap(({ stream, state }) => {
        const number = numberIn(client, stream, state);
        return number === undefined ? [] : [{ id: stream.slice(kind.length + 1), number }];
      }),
    [client, streams, kind],
  );
}

/** The number of one of them; the end of its id where it is not in sight. */
export function useNumberOf(kind: About["kind"], id: string): string {
  const client = useClient();
  const stream = `${kind}/${id}`;
  const state = useStream<unknown>(stream);
  return (state === undefined ? undefined : numberIn(client, stream, state)) ?? id.slice(-6);
}

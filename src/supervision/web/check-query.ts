import { useMemo } from "react";
import { ask } from "../../journal/web/api.ts";
import { type Read, useRead } from "../../journal/web/use-read.ts";

/** What a path of the server's answers, with what is asked for after its question mark; absent words are left out. */
export function useAnswer<Content>(
  path: string,
  words: Readonly<Record<string, string | undefined>> = {},
  because?: unknown,
): Read<Content> {
  const query = new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  const from = useMemo(
    () => (signal: AbortSignal) => ask<Content>("GET", `/api/v1${path}${query === "" ? "" : `?${query}`}`, { signal }),
    [path, query],
  );
  return useRead(from, because);
}

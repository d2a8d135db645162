import { useMemo } from "react";
import type { Fact } from "../../ground/fact.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { keyOfAct } from "./act-groups.ts";
import { type LogPage, readAct } from "./read-acts.ts";

/**
 * The act of a key: of those that were read, else asked of the server, as where a link names one from long ago. `null` in
 * `read`: there is none.
 */
export function useAct(
  key: string | null,
  acts: readonly Fact[],
): { readonly act: Fact | undefined; readonly read: Read<Fact | null> } {
  const { book } = useClient();
  const held = acts.find((each) => keyOfAct(each) === key);
  const wanted = held === undefined ? key : null;
  const from = useMemo<ReadFrom<Fact | null> | null>(
    () =>
      wanted === null
        ? null
        : (signal) =>
            readAct(
              (after, limit) => ask<LogPage>("GET", `/api/v1/log/facts?after=${after}&limit=${limit}`, { signal }),
              book,
              wanted,
            ),
    [wanted, book],
  );
  const read = useRead(from);
  const found = read.content ?? undefined;
  return { act: held ?? (found !== undefined && keyOfAct(found) === key ? found : undefined), read };
}

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Fact } from "../../ground/fact.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { withActs } from "./act-groups.ts";
import { type LogPage, type OlderActs, readOlderActs } from "./read-acts.ts";

const noneHeld: readonly Fact[] = [];

/** How many acts each further request adds. */
const least = 200;

export interface Acts {
  /** Newest first. */
  readonly acts: readonly Fact[];
  readonly read: Read<OlderActs>;
}

/** Acts as they happen, and those of the log, read backwards as far as one asks. */
export function useActs(): Acts {
  const { book, live } = useClient();
  const [told, setTold] = useState(noneHeld);
  useEffect(() => live.onFact((fact) => setTold((held) => withActs(book, held, [fact]))), [book, live]);
  const older = useCallback<ReadFrom<OlderActs>>(
    async (signal, before) => {
      const found = await readOlderActs(
        (after, limit) => ask<LogPage>("GET", `/api/v1/log/facts?after=${after}&limit=${limit}`, { signal }),
        book,
        before?.from,
        least,
      );
      if (found.kind !== "ok") return found;
      const { acts, from } = found.content;
      return { kind: "ok", content: { acts: [...(before?.acts ?? []), ...acts], from } };
    },
    [book],
  );
  const read = useRead(older);
  const known = read.content?.acts ?? noneHeld;
  return { acts: useMemo(() => withActs(book, told, known), [book, told, known]), read };
}

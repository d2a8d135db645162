import { useCallback, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import type { OpenItem } from "../../ground/open-item.ts";
import { doorTexts } from "../../access/web/door-texts.ts";

/** How long the board must be quiet before the open items are read again. */
const pauseMillis = 1500;

export interface OpenItems {
  /** Null until they are known. */
  readonly items: readonly OpenItem[] | null;
  readonly trouble: Sentence | null;
  readonly read: () => void;
}

/** The open items of a post and their owners; read again whenever something has happened. */
export function useOpenItems(post: string | undefined): OpenItems {
  const client = useClient();
  const [items, setItems] = useState<readonly OpenItem[] | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    setItems(null);
  }, [post]);
  useEffect(() => {
    if (post === undefined) return;
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const path = `/api/v1/handovers/open-items?post=${encodeURIComponent(post)}`;
      const reply = await ask<{ items: readonly OpenItem[] }>("GET", path, { signal: ending.signal });
      if (ending.signal.aborted) return;
      if (reply.kind === "ok") setItems(reply.content.items);
      setTrouble(
        reply.kind === "ok"
          ? null
          : reply.kind === "refused"
            ? sentenceOfRefused(client, reply.refused)
            : doorTexts.unreachable,
      );
    };
    void read();
    const undo = client.live.onFact(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void read();
      }, pauseMillis);
    });
    return () => {
      ending.abort();
      clearTimeout(timer);
      undo();
    };
  }, [client, post, asked]);
  return { items, trouble, read: useCallback(() => setAsked((count) => count + 1), []) };
}

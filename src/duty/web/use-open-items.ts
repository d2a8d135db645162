import { useEffect, useMemo } from "react";
import { ask, type Reply } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { type Read, useRead } from "../../journal/web/use-read.ts";
import type { OpenItem } from "../../ground/open-item.ts";

/** How long the board must be quiet before the open items are read again. */
const pauseMillis = 1500;

export interface OpenItems {
  /** Null until they are known. */
  readonly items: readonly OpenItem[] | null;
  readonly read: Read<unknown>;
}

interface OfPost {
  readonly post: string;
  readonly items: readonly OpenItem[];
}

/** The open items of a post and their owners; read again whenever something has happened. */
export function useOpenItems(post: string | undefined): OpenItems {
  const { live } = useClient();
  const read = useRead(
    useMemo(() => (post === undefined ? null : (signal: AbortSignal) => readItems(post, signal)), [post]),
  );
  const { again, content } = read;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const undo = live.onFact(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        again();
      }, pauseMillis);
    });
    return () => {
      clearTimeout(timer);
      undo();
    };
  }, [live, again]);
  return { items: content?.post === post ? (content?.items ?? null) : null, read };
}

async function readItems(post: string, signal: AbortSignal): Promise<Reply<OfPost>> {
  const path = `/api/v1/handovers/open-items?post=${encodeURIComponent(post)}`;
  const reply = await ask<{ readonly items: readonly OpenItem[] }>("GET", path, { signal });
  return reply.kind === "ok" ? { kind: "ok", content: { post, items: reply.content.items } } : reply;
}

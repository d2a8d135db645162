import { useCallback, useEffect, useRef, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { kitTexts } from "../../ground/web/kit-texts.ts";
import type { PanelState } from "../../ground/web/panel.tsx";
import type { Refused, Reply } from "./api.ts";
import { useClient, useConnection } from "./client.ts";
import { sentenceOfRefused } from "./refusal-sentence.ts";

/** Asks the server. `before` is what is known already, where somebody wants more of it: the next page. */
export type ReadFrom<Content> = (signal: AbortSignal, before: Content | undefined) => Promise<Reply<Content>>;

export interface Read<Content> {
  /** What the server said last; nothing once it has said that it is not for whoever asks. */
  readonly content: Content | undefined;
  readonly state: Exclude<PanelState, "empty">;
  /** Why the last answer is none, in words. */
  readonly trouble: Sentence | null;
  readonly refused: Refused | undefined;
  readonly busy: boolean;
  /** Reads once more what was read or tried last. */
  again(): void;
  /** Reads what comes after what is known. */
  more(): void;
}

type Failure = Exclude<Reply<unknown>, { kind: "ok" }>;

/** What was last known, and what came of asking for it last. */
interface Known<Content> {
  readonly of: ReadFrom<Content> | null;
  readonly content: Content | undefined;
  readonly failure: Failure | null;
}

const pauseSeconds = 3;

/**
 * What a page reads from the server besides the live board, and in which state its panel is therefore: not for this post
 * (403), without a connection, refused. Where nobody answered it asks again by itself, and so it does when the live
 * connection is back, when what the session may see has changed, when `read` is another question, or with another
 * `because`. The last answer stays while a new one is on its way; it does not stand in for an answer to another question
 * that failed.
 */
export function useRead<Content>(read: ReadFrom<Content> | null, because?: unknown): Read<Content> {
  const client = useClient();
  const { standing } = useConnection();
  const returns = useReturns();
  const [known, setKnown] = useState<Known<Content>>({ of: null, content: undefined, failure: null });
  const [busy, setBusy] = useState(true);
  const asking = useRef<AbortController | null>(null);
  /** From where on the last attempt read that has not succeeded. */
  const tried = useRef<Content>(undefined);

  const look = useCallback(
    async (from: Content | undefined) => {
      asking.current?.abort();
      if (read === null) {
        setBusy(false);
        return;
      }
      const mine = new AbortController();
      asking.current = mine;
      tried.current = from;
      setBusy(true);
      const reply = await read(mine.signal, from);
      // Something else was asked meanwhile.
      if (mine.signal.aborted) return;
      setBusy(false);
      if (reply.kind === "ok") tried.current = undefined;
      setKnown((before) =>
        reply.kind === "ok"
          ? { of: read, content: reply.content, failure: null }
          : {
              of: read,
              content: before.of !== read || isForbidden(reply) ? undefined : before.content,
              failure: reply,
            },
      );
    },
    [read],
  );
  useEffect(() => {
    void look(undefined);
    return () => asking.current?.abort();
  }, [look, standing, returns, because]);

  const { content, failure } = known;
  useEffect(() => {
    if (busy || failure?.kind !== "unreachable") return;
    const pause = setTimeout(() => void look(tried.current), (failure.retryAfterSeconds ?? pauseSeconds) * 1000);
    return () => clearTimeout(pause);
  }, [busy, failure, look]);

  const state = read === null && content === undefined ? "ready" : stateOf(content, failure);
  return {
    content,
    state,
    trouble: failure === null ? null : inWords(failure, state, (refused) => sentenceOfRefused(client, refused)),
    refused: failure?.refused,
    busy,
    again: useCallback(() => void look(tried.current), [look]),
    more: useCallback(() => void look(content), [look, content]),
  };
}

/** How often the live connection has come back: what was read before may be old. */
function useReturns(): number {
  const { state } = useConnection();
  const [returns, setReturns] = useState(0);
  const wasLost = useRef(false);
  useEffect(() => {
    if (state === "live" && wasLost.current) setReturns((count) => count + 1);
    wasLost.current = state === "lost" || (wasLost.current && state !== "live");
  }, [state]);
  return returns;
}

/** What a panel is told of a read. */
export function panelOf<Content>(
  { content, state, trouble, again }: Read<Content>,
  isEmpty: (content: Content) => boolean = () => false,
): { readonly state: PanelState; readonly failed?: Sentence; readonly again: () => void } {
  const shown = state === "ready" && content !== undefined && isEmpty(content) ? "empty" : state;
  return { state: shown, ...(trouble === null ? {} : { failed: trouble }), again };
}

function isForbidden({ kind, refused }: Failure): boolean {
  return kind === "refused" && refused.status === 403;
}

function stateOf(content: unknown, failure: Failure | null): Read<unknown>["state"] {
  if (failure === null) return content === undefined ? "loading" : "ready";
  if (isForbidden(failure)) return "forbidden";
  if (failure.refused !== undefined) return "failed";
  return content === undefined ? "unreached" : "offline";
}

function inWords(
  { kind, refused }: Failure,
  state: Read<unknown>["state"],
  words: (refused: Refused) => Sentence,
): Sentence {
  if (state === "forbidden") return kitTexts.forbidden;
  if (refused === undefined) return state === "offline" ? kitTexts.offline : kitTexts.unreached;
  return kind === "refused" ? words(refused) : refused;
}

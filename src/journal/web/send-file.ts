import type { FileType } from "../../ground/file.ts";
import { ask, type Refused, type Reply } from "./api.ts";

/** Small enough to arrive in time over a bad line, and to show how far a file is. */
const pieceBytes = 256 * 1024;
const pieceMillis = 30_000;
const mostTries = 8;
const firstPauseMillis = 500;
const longestPauseMillis = 8000;

interface UploadState {
  readonly id: string;
  readonly received: number;
  readonly type?: FileType;
}

export type SentFile =
  | { readonly kind: "sent"; readonly id: string; readonly type: FileType }
  | { readonly kind: "refused"; readonly refused: Refused }
  | { readonly kind: "unreachable" }
  /** Given up by the person. */
  | { readonly kind: "stopped" };

interface Sending {
  readonly signal: AbortSignal;
  /** Told the share that has arrived, from 0 to 1. */
  progress(share: number): void;
}

/**
 * Sends a file for a record (`task/01J…`), or for one that an order will make (`task`), piece by piece. After a lost
 * connection it goes on from where the server is; when the server knows nothing of it any more it begins once again.
 */
export async function sendFile(stream: string, file: File, o: Sending): Promise<SentFile> {
  const first = await sendOnce(stream, file, o);
  const isGone = first.kind === "refused" && first.refused.code === "UploadUnknown";
  return isGone && !o.signal.aborted ? await sendOnce(stream, file, o) : first;
}

async function sendOnce(stream: string, file: File, o: Sending): Promise<SentFile> {
  const body = { stream, name: file.name, size: file.size };
  const begun = await tried(o, () => ask<UploadState>("POST", "/api/v1/uploads", { body, signal: limited(o) }));
  if (begun.kind !== "ok") return endOf(begun, o);
  const { id } = begun.content;
  let received = 0;
  for (;;) {
    o.progress(received / file.size);
    const from = received;
    const reply = await tried(o, () =>
      ask<UploadState>("POST", `/api/v1/uploads/part?id=${id}&from=${from}`, {
        file: file.slice(from, from + pieceBytes),
        signal: limited(o),
      }),
    );
    if (reply.kind === "refused" && reply.refused.code === "UploadElsewhere") {
      const { received: there } = reply.refused.details;
      if (typeof there !== "number" || there === from) return { kind: "refused", refused: reply.refused };
      received = there;
    } else if (reply.kind !== "ok") {
      if (o.signal.aborted) dropFile(id);
      return endOf(reply, o);
    } else if (reply.content.type !== undefined) return { kind: "sent", id, type: reply.content.type };
    else received = reply.content.received;
  }
}

/** Tells the server that a file is not wanted; what it does not hear of goes after a day. */
export function dropFile(id: string): void {
  void ask("POST", "/api/v1/uploads/drop", { body: { id } });
}

function limited({ signal }: Sending): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(pieceMillis)]);
}

function endOf(reply: Exclude<Reply<UploadState>, { kind: "ok" }>, { signal }: Sending): SentFile {
  if (signal.aborted) return { kind: "stopped" };
  return reply.kind === "refused" ? reply : { kind: "unreachable" };
}

async function tried<Content>({ signal }: Sending, request: () => Promise<Reply<Content>>): Promise<Reply<Content>> {
  for (let tries = 1; ; tries += 1) {
    const reply = await request();
    if (reply.kind !== "unreachable" || signal.aborted || tries === mostTries) return reply;
    const pause = Math.min(longestPauseMillis, firstPauseMillis * 2 ** (tries - 1));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(pause, (reply.retryAfterSeconds ?? 0) * 1000));
      signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}

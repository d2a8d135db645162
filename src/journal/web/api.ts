import { learnServerClock } from "../../ground/web/clock.ts";
import type { Sentence } from "../../ground/sentence.ts";

/** What the server refused, as RFC 9457 and its sentence say. */
export interface Refused extends Sentence {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
}

export type Reply<Content> =
  | { readonly kind: "ok"; readonly content: Content }
  | { readonly kind: "refused"; readonly refused: Refused }
  /** Nobody answered, or the answer was that it cannot be done now (429, 502–504). */
  | {
      readonly kind: "unreachable";
      readonly retryAfterSeconds: number | undefined;
      readonly refused: Refused | undefined;
    };

const later = new Set([429, 502, 503, 504]);

/** One request to the public API. Never throws; what went wrong is in the reply. */
export async function ask<Content>(method: string, path: string, o: AskOptions = {}): Promise<Reply<Content>> {
  const sentAt = Date.now();
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(o.body === undefined ? {} : { "content-type": "application/json" }),
        ...(o.file === undefined ? {} : { "content-type": "application/octet-stream" }),
        ...o.headers,
      },
      ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
      ...(o.file === undefined ? {} : { body: o.file }),
      signal: o.signal ?? AbortSignal.timeout(15_000),
    });
    text = await response.text();
  } catch {
    return { kind: "unreachable", retryAfterSeconds: undefined, refused: undefined };
  }
  learnServerClock(response.headers.get("date"), sentAt, Date.now());
  const content = parsed(text);
  if (response.ok) return { kind: "ok", content: content as Content };
  const refused = refusedOf(response.status, content);
  if (!later.has(response.status)) return { kind: "refused", refused };
  const seconds = Number(response.headers.get("retry-after"));
  return { kind: "unreachable", retryAfterSeconds: seconds > 0 ? seconds : undefined, refused };
}

export interface AskOptions {
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function refusedOf(status: number, content: unknown): Refused {
  const problem = (typeof content === "object" && content !== null ? content : {}) as Partial<Record<string, unknown>>;
  const spoken = (name: string) => (typeof problem[name] === "string" ? problem[name] : undefined);
  const details = problem["details"];
  return {
    code: spoken("code") ?? `Status${status}`,
    status,
    zh: spoken("zh") ?? `服务器答复 ${status}`,
    en: spoken("detail") ?? `The server answered ${status}.`,
    details: (typeof details === "object" && details !== null ? details : {}) as Readonly<Record<string, unknown>>,
  };
}

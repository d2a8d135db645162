import { newUlid } from "../../programs/server/testing/memory-api.ts";
import type { Reply } from "../../programs/server/testing/test-server.ts";

const piece = 1024 * 1024;

/** What a server is asked by; `by` is a token. */
type Ask = (method: string, path: string, by: string, body?: unknown) => Promise<Reply>;

/** Sends a file for a notice, or for one that is yet to be made, as a console does, piece by piece; answers the last reply. */
export async function sendFile(
  o: { readonly url: string; readonly ask: Ask; readonly by: string },
  notice: string | undefined,
  name: string,
  bytes: Buffer,
): Promise<{ readonly status: number; readonly content: Readonly<Record<string, unknown>> }> {
  const stream = notice === undefined ? "notice" : `notice/${notice}`;
  const begun = await o.ask("POST", "/api/v1/uploads", o.by, { stream, name, size: bytes.length });
  if (begun.status !== 200) return begun;
  const id = String(begun.content["id"]);
  for (let from = 0; ; from += piece) {
    const sent = await sendPart(o, id, from, bytes.subarray(from, from + piece));
    if (sent.status !== 200 || sent.content["type"] !== undefined) return sent;
  }
}

export async function sendPart(
  { url, by }: { readonly url: string; readonly by: string },
  id: string,
  from: number,
  bytes: Buffer,
  signal?: AbortSignal,
): Promise<{ readonly status: number; readonly content: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${url}/api/v1/uploads/part?id=${id}&from=${from}`, {
    method: "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
    ...(signal === undefined ? {} : { signal }),
  });
  return { status: response.status, content: (await response.json()) as Readonly<Record<string, unknown>> };
}

/** Opens a file as a console does. */
export async function openFile(
  { url, by }: { readonly url: string; readonly by: string },
  body: object,
): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const response = await fetch(`${url}/api/v1/files/open`, {
    method: "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": "application/json", "idempotency-key": newUlid() },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

import { Environment } from "../../src/journal/server/engine/environment.ts";
import type { LogSource } from "../../src/journal/server/verify-log.ts";

interface Page<Item> {
  readonly writer: string;
  readonly size: number;
  readonly facts: readonly Item[];
}

interface Signed {
  readonly verifiers: readonly string[];
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
}

/** A server's log, read over its API, and the keys it says it signs with. */
export async function logAt(url: string, token: string): Promise<{ log: LogSource; verifiers: readonly string[] }> {
  const get = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(new URL(`/api/v1/log/${path}`, url), {
      headers: { authorization: `Bearer ${token}` },
    }).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Environment({ zh: "连不上 {url}：{why}。", en: "{url} cannot be reached: {why}." }, { url, why });
    });
    if (response.ok) return (await response.json()) as Answer;
    throw new Environment(
      { zh: "{url} 拒绝了请求（{status}）。", en: "{url} refused the request ({status})." },
      { url, status: response.status },
    );
  };
  const limit = 1000;
  const start = await get<Page<{ n: number; body: string }>>(`facts?after=0&limit=1`);
  const { verifiers } = await get<Signed>("checkpoints?after=0&limit=1");
  return {
    verifiers,
    log: {
      writer: start.writer,
      head: start.size,
      // What is committed while we read lies beyond the head we began with, and is not read.
      facts: async (after) =>
        (await get<Page<{ n: number; body: string }>>(`facts?after=${after}&limit=${limit}`)).facts.filter(
          ({ n }) => n <= start.size,
        ),
      checkpoints: async (after) =>
        (await get<Signed>(`checkpoints?after=${after}&limit=${limit}`)).checkpoints.filter(
          ({ size }) => size <= start.size,
        ),
    },
  };
}

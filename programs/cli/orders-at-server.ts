import type { Ended, ListedOrder } from "../../src/exchange/server/listed-order.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { type Ask, askOf } from "./own-server.ts";

/** The orders of a server over its public API. */
export interface Orders {
  /** Gives a list in sequence; what could not be taken now is given again under the same ids until it is. */
  give(orders: readonly ListedOrder[]): Promise<readonly Ended[]>;
  /** What the server answers to `GET path`. */
  read(path: string): Promise<unknown>;
  /** What it answers to a file that is posted as it is. */
  post(path: string, file: Buffer): Promise<unknown>;
  /** What it answers to a question that is posted as JSON. */
  tell(path: string, body: object): Promise<unknown>;
  importOf(source: string): Promise<{ readonly begunAt: string; readonly totals?: string }>;
}

interface Answer {
  readonly accepted?: boolean;
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly zh?: string;
}

const tries = 60;

export function ordersAt(url: string, token: string, asking: Ask = askOf(undefined)): Orders {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };

  async function ask(
    path: string,
    init: { method?: string; body?: string | Buffer<ArrayBuffer>; headers?: Readonly<Record<string, string>> },
  ): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await asking(new URL(path, url), { ...init, headers: { ...headers, ...init.headers } }).catch(
        (error: unknown) => error as Error,
      );
      if (!(response instanceof Error) && response.status !== 503 && response.status !== 429) {
        if (response.ok) return response;
        throw await refusedBy(url, response);
      }
      if (attempt >= tries) throw refused(url, response instanceof Error ? response.message : response.status);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  async function give(orders: readonly ListedOrder[]): Promise<readonly Ended[]> {
    const ended: Ended[] = [];
    for (let attempt = 1; ended.length < orders.length; attempt++) {
      const body = JSON.stringify(orders.slice(ended.length));
      const { answers } = (await (await ask("/api/v1/orders", { method: "POST", body })).json()) as {
        answers: Answer[];
      };
      for (const { accepted, status, code = "", detail = "", zh = detail } of answers) {
        if (status === 503) break;
        ended.push(accepted === true ? null : { code, sentence: { zh, en: detail } });
      }
      if (ended.length < orders.length) {
        if (attempt >= tries) throw refused(url, 503);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    return ended;
  }

  return {
    give,
    read: async (path) => (await ask(path, {})).json(),
    post: async (path, file) => {
      const type = { "content-type": "application/octet-stream" };
      return (await ask(path, { method: "POST", body: Buffer.from(file), headers: type })).json();
    },
    tell: async (path, body) => (await ask(path, { method: "POST", body: JSON.stringify(body) })).json(),
    importOf: async (source) =>
      (await (await ask(`/api/v1/imports/${source}`, {})).json()) as { begunAt: string; totals?: string },
  };
}

/** With the sentence of the problem, when the server said one. */
async function refusedBy(url: string, response: Response): Promise<Environment> {
  const problem = (await response.json().catch(() => ({}))) as { zh?: unknown; detail?: unknown };
  const { zh, detail } = problem;
  if (typeof zh !== "string" || typeof detail !== "string") return refused(url, response.status);
  return new Environment({ zh: `${zh}。`, en: detail });
}

function refused(url: string, why: string | number): Environment {
  return new Environment({ zh: "{url} 没有受理：{why}。", en: "{url} did not take it: {why}." }, { url, why });
}

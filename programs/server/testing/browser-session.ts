import { ulidOf } from "../../../src/ground/ulid.ts";
import { randomBytes } from "node:crypto";

/** What one answer said. */
export interface Said {
  readonly status: number;
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * A browser as far as the server can tell: it keeps its cookies and names its own page with every change. `address`: what
 * a proxy says of it, where the server has one in front.
 */
export function browserAt(url: () => string, address?: string) {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  async function ask(method: string, path: string, body?: unknown): Promise<Said> {
    const response = await fetch(url() + path, {
      method,
      headers: {
        ...(jar.size === 0 ? {} : { cookie: cookies() }),
        ...(address === undefined ? {} : { "x-forwarded-for": address, "x-forwarded-proto": "http" }),
        ...(method === "GET" ? {} : { origin: url() }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        "idempotency-key": ulidOf(Date.now(), randomBytes(10)),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = set.split(";", 1)[0]?.split("=") ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, content: text === "" ? {} : (JSON.parse(text) as Said["content"]) };
  }

  return {
    get: (path: string) => ask("GET", `/api/v1${path}`),
    post: (path: string, body: object = {}) => ask("POST", `/api/v1${path}`, body),
    remove: (path: string) => ask("DELETE", `/api/v1${path}`),
    give: (name: string, body: object) => ask("POST", `/api/v1/orders/${name}`, body),
    cookie: () => cookies(),
    /** Takes the cookies of another window of the same browser. */
    adopt: (text: string) => {
      for (const each of text.split("; ")) jar.set(each.split("=")[0] ?? "", each.slice(each.indexOf("=") + 1));
    },
    /** Forgets what is named so, as whoever clears it does. */
    forget: (name: string) => void jar.delete(name),
    /** The live push as this browser gets it, read until it ends; `events` grows. */
    listen: async () => {
      const response = await fetch(`${url()}/api/v1/live`, { headers: { cookie: cookies() } });
      if (response.status !== 200 || response.body === null) throw new Error(`live answers ${response.status}`);
      const { body } = response;
      const events: string[] = [];
      const ended = (async () => {
        const decoder = new TextDecoder();
        for await (const bytes of body) {
          for (const [, event] of decoder.decode(bytes, { stream: true }).matchAll(/^event: (\w+)$/gm)) {
            if (event !== undefined) events.push(event);
          }
        }
      })();
      return { events, ended };
    },
  };
}

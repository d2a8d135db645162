import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Giver } from "../../../src/ground/fact.ts";
import { mintToken } from "../../../src/access/server/token.ts";
import { tokenKey } from "../../../src/access/server/token-key.ts";
import { testDatabase } from "../../../src/journal/server/testing/test-database.ts";
import { rulebook } from "../rooms.ts";
import { type Server, startServer } from "../server.ts";
import type { ServerOptions } from "../server-options.ts";
import { newUlid } from "./memory-api.ts";
import { failOfUndeclared } from "./undeclared.ts";
import { frameReader, type LiveReader, liveReader } from "./live-reader.ts";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Listening {
  readonly reader: LiveReader;
  close(): Promise<void>;
}

/** The whole server on a database and a data folder of its own, spoken to over HTTP only. */
export async function testServer(given: Partial<ServerOptions> = {}) {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), "callsign-server-"));
  const lines: string[] = [];
  const options: ServerOptions = {
    databaseUrl: database.url,
    dataFolder: folder,
    kind: "empty",
    host: "127.0.0.1",
    port: 0,
    log: (line) => lines.push(line),
    console: false,
    ...given,
  };
  const clean = async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  };
  let server: Server | undefined = await startServer(options).catch(async (error: unknown) => {
    await clean();
    throw error;
  });
  const key = await tokenKey(folder);

  const url = () => server?.url ?? "";
  const token = (role: string, more: Partial<Giver> = {}) =>
    mintToken(key, { giver: { officer: role, role, ...more }, expires: Date.now() + 3_600_000 });

  async function ask(method: string, path: string, by: string, body?: unknown, id = newUlid()): Promise<Reply> {
    const response = await fetch(url() + path, {
      method,
      headers: {
        authorization: `Bearer ${by}`,
        "idempotency-key": id,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      headers: response.headers,
      content: isJson ? (JSON.parse(text) as Reply["content"]) : { text },
    };
  }

  return {
    options,
    folder,
    databaseUrl: database.url,
    lines,
    url,
    token,
    ask,
    get: (path: string, by: string) => ask("GET", path, by),
    give: (name: string, body: object, by: string, id = newUlid()) =>
      ask("POST", `/api/v1/orders/${name}`, by, body, id),
    /** Gives an order that must be accepted, and answers its id. */
    must: async (name: string, body: object, by: string): Promise<string> => {
      const reply = await ask("POST", `/api/v1/orders/${name}`, by, body);
      if (reply.status !== 200) throw new Error(`${name}: ${JSON.stringify(reply.content)}`);
      return String(reply.content["id"]);
    },
    listen: async (by: string, reader = liveReader(rulebook)): Promise<Listening> => {
      const query = reader.position === undefined ? "" : `?position=${reader.position}`;
      const ending = new AbortController();
      const response = await fetch(`${url()}/api/v1/live${query}`, {
        headers: { authorization: `Bearer ${by}` },
        signal: ending.signal,
      });
      if (response.status !== 200 || response.body === null) throw new Error(`live answers ${response.status}`);
      const { body } = response;
      reader.opened();
      const reading = (async () => {
        const read = frameReader(reader.take);
        try {
          for await (const bytes of body) read(bytes);
        } catch {
          // Ended by us, or by a server that stopped.
        }
      })();
      const close = async () => {
        ending.abort();
        await reading;
      };
      const before = reader.frames.length;
      await eventually(() => reader.frames.slice(before).some((frame) => frame.event === "ready"));
      return { reader, close };
    },
    stop: async () => {
      await server?.stop();
      server = undefined;
    },
    start: async (more: Partial<ServerOptions> = {}) => {
      server = await startServer({ ...options, ...more });
    },
    close: async () => {
      await server?.stop();
      await clean();
      failOfUndeclared(lines);
    },
  };
}

/** Waits until the condition holds; fails after a minute, longer than any start on a machine with other work. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it did not come to be within a minute");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import type { Sent } from "../../bench/incident-life.ts";
import { mintToken } from "../../src/access/server/token.ts";
import { tokenKey } from "../../src/access/server/token-key.ts";
import type { Giver } from "../../src/ground/fact.ts";
import {
  callsign,
  newDataFolder,
  type RunningCallsign,
  startCallsign,
  StartEnded,
  until,
} from "../running-callsign.ts";

/** How an order was answered over HTTP. */
export interface Given {
  readonly status: number;
  readonly code: string | undefined;
  readonly numbers: readonly number[];
  readonly repeated: boolean;
  readonly milliseconds: number;
}

export interface Health {
  readonly status: number;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Some installations have their clock set ahead by years. */
const tokenLife = 4000 * 86_400_000;

/** A Callsign of its own on a temporary data folder, started, stopped, killed and asked as a person would. */
export class Installation {
  readonly data: string;
  readonly #remove: () => Promise<void>;
  #running: RunningCallsign | undefined;
  #key: Buffer | undefined;
  #url = "";

  static async open(args: readonly string[] = ["--empty"]): Promise<Installation> {
    return Installation.at(await newDataFolder(args.includes("--empty") ? "started" : undefined), args);
  }

  /** In a folder of one's own; `remove` is called when it closes. */
  static async at(
    folder: { readonly path: string; remove(): Promise<void> },
    args: readonly string[],
    through: readonly string[] = [],
  ): Promise<Installation> {
    const installation = new Installation(folder.path, folder.remove);
    try {
      await installation.start(args, through);
    } catch (error) {
      await installation.close();
      throw error;
    }
    return installation;
  }

  private constructor(data: string, remove: () => Promise<void>) {
    this.data = data;
    this.#remove = remove;
  }

  get url(): string {
    return this.#url;
  }

  get pid(): number {
    return this.#running?.process.pid ?? 0;
  }

  /** Starts it again; `through` is a command that runs what follows it. */
  async start(args: readonly string[] = [], through: readonly string[] = []): Promise<void> {
    this.#running = await startCallsign(this.data, args, through);
    this.#url = this.#running.url;
    this.#key ??= await tokenKey(this.data);
  }

  /** A start that must refuse: what it said, and its exit code. Fails when it starts. */
  async refuses(args: readonly string[] = [], through: readonly string[] = []): Promise<StartEnded> {
    try {
      await this.start(args, through);
    } catch (error) {
      if (error instanceof StartEnded) return error;
      throw error;
    }
    await this.stop();
    throw new Error("it started, though it must not");
  }

  said(): string {
    return this.#running?.said() ?? "";
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  async kill(): Promise<void> {
    await this.#running?.kill();
    this.#running = undefined;
  }

  get key(): Buffer {
    if (this.#key === undefined) throw new Error("it has not started yet");
    return this.#key;
  }

  token(role = "importer", more: Partial<Giver> = {}): string {
    return mintToken(this.key, { giver: { officer: role, role, ...more }, expires: Date.now() + tokenLife });
  }

  /** Undefined when no answer came at all. */
  async give({ id, name, body }: Sent, token = this.token()): Promise<Given | undefined> {
    const began = performance.now();
    try {
      const response = await fetch(`${this.#url}/api/v1/orders/${name}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as { facts?: { n: number }[]; repeated?: boolean; code?: string };
      return {
        status: response.status,
        code: answer.code,
        numbers: (answer.facts ?? []).map((fact) => fact.n),
        repeated: answer.repeated ?? false,
        milliseconds: performance.now() - began,
      };
    } catch {
      return undefined;
    }
  }

  async get(path: string, token = this.token()): Promise<Health> {
    const response = await fetch(`${this.#url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, content: (await response.json()) as Health["content"] };
  }

  /** What is sealed in a stream, opened for a purpose; null where its key is gone. */
  async opened(stream: string): Promise<readonly (string | null)[]> {
    const response = await fetch(`${this.#url}/api/v1/openings`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.token("supervisor")}`, "content-type": "application/json" },
      body: JSON.stringify({ stream, purpose: "other", words: "attack" }),
    });
    const { values } = (await response.json()) as { values?: { text: string | null }[] };
    if (values === undefined) throw new Error(`${stream} could not be opened: ${response.status}`);
    return values.map(({ text }) => text);
  }

  /** How many facts of these types the log has. */
  async facts(types: readonly string[]): Promise<number> {
    const store = new pg.Client({ connectionString: await this.databaseUrl() });
    await store.connect();
    try {
      const { rows } = await store.query<{ count: number }>(
        "select count(*)::integer as count from journal.fact where body::json ->> 'type' = any($1)",
        [types],
      );
      return rows[0]?.count ?? 0;
    } finally {
      await store.end();
    }
  }

  /** Undefined while nobody answers. */
  async health(): Promise<Health | undefined> {
    return this.get("/api/v1/health").catch(() => undefined);
  }

  async isWell(seconds = 60): Promise<void> {
    await until(seconds, async () => ((await this.health())?.status === 200 ? true : undefined));
  }

  async databaseUrl(): Promise<string> {
    return (await callsign(["url", "--data", this.data])).stdout.trim();
  }

  async postmaster(): Promise<number> {
    const [line] = (await readFile(join(await this.cluster(), "postmaster.pid"), "utf8")).split("\n");
    return Number(line);
  }

  /** The folder of its PostgreSQL. */
  async cluster(): Promise<string> {
    const { cluster } = JSON.parse(await readFile(join(this.data, "postgres.json"), "utf8")) as { cluster: string };
    return resolve(this.data, cluster);
  }

  /** What `verify` and `rebuild --check` find wrong. */
  async troubles(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const check of [["verify"], ["rebuild", "--check"]]) {
      const said = await callsign([...check, "--data", this.data, "--json"]);
      if (said.code !== 0) found.push(`${check.join(" ")}: ${said.stdout}${said.stderr}`.slice(0, 2000));
    }
    return found;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.#remove();
  }
}

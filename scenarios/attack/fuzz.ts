import pg from "pg";
import { drawsFrom, pick } from "../../src/district/anhe/draws.ts";
import type { Fact } from "../../src/ground/fact.ts";
import { type Answered, clientOf } from "./client.ts";
import { type Drawn, requestsOf, shouts } from "./requests.ts";
import { Seen } from "./seen.ts";
import { type Target, targetsOf } from "./targets.ts";

interface Parts {
  readonly url: string;
  readonly databaseUrl: string;
  /** The installation's key of tokens: requests come from every role. */
  readonly key: Buffer;
  /** As many, but at least one for every route and order. */
  readonly requests: number;
  readonly seed: number;
  readonly progress?: (done: number, of: number) => void;
}

/** A request that was not answered as it must be, word for word. */
export interface Fault {
  readonly status: number;
  readonly request: string;
  readonly answer: string;
}

export interface FuzzFigures {
  readonly requests: number;
  readonly seconds: number;
  /** `2xx` and so on; `none`: the connection was closed without an answer, as some broken requests deserve. */
  readonly byClass: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  readonly hangs: number;
  /** Routes and orders of the description, and those of them that were never asked. */
  readonly targets: number;
  readonly untried: readonly string[];
  readonly orders: { readonly sent: number; readonly accepted: number; readonly kinds: number };
  /** Orders whose facts are not those of their answers. */
  readonly halfEffects: readonly string[];
}

/** Asked at once, over as many connections. */
const atOnce = 12;
const mostFaults = 200;

/** One in this many requests is not HTTP at all. */
const everyShout = 50;

/** Besides what the description names. */
const more: readonly Target[] = [
  ...["/", "/proof", "/metrics", "/checkpoint", "/tile/0/000", "/tile/entries/{n}", "/assets/{file}", "/{page}"],
  ...["/api/v1/health", "/api/v1/health/live", "/api/v1/{route}", "/.well-known/security.txt", "/map/{z}/{x}/{y}"],
].map((path) => ({ method: "GET", path, roles: [], query: [] }));

/** Asks a running server everything its description names, in every role, with sense and without. */
export async function fuzz({ url, databaseUrl, key, requests, seed, progress }: Parts): Promise<FuzzFigures> {
  const draw = drawsFrom(seed);
  const seen = new Seen();
  const store = new pg.Client({ connectionString: databaseUrl });
  await store.connect();
  const client = clientOf(url, atOnce);
  const began = performance.now();
  try {
    const { rows } = await store.query<{ body: string }>("select body from journal.fact order by n desc limit 4000");
    for (const { body } of rows.toReversed()) seen.takeFact(JSON.parse(body) as Fact);
    const described = await client.ask({ method: "GET", path: "/api/v1/openapi.json", headers: {} });
    const targets = [...targetsOf(await (await fetch(`${url}/api/v1/openapi.json`)).json()), ...more];
    if (described.status !== 200) throw new Error(`no description: ${described.status}`);
    const made = requestsOf({ draw, seen, targets, key });
    const tally = tallyOf(seen);
    // Everything in turn at first, then as it comes: what was never asked would be reported as good.
    const queue = [...targets];
    let next = 0;
    const work = async () => {
      while (next < requests || queue.length > 0) {
        const count = next++;
        if (count % everyShout === everyShout - 1) {
          const bytes = shouts(draw, new URL(url).port);
          tally.shouted(bytes, await client.shout(bytes));
        } else {
          const target = queue.shift() ?? pick(draw, targets);
          const drawn = made.next(target);
          // Now and then an earlier request is sent again in its place.
          if (drawn.target !== target && count < 2 * targets.length) queue.push(target);
          tally.answered(drawn, await client.ask(drawn), draw() < 0.1);
        }
        if (count % 500 === 0) progress?.(count, Math.max(requests, count));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return {
      ...tally.figures(targets),
      requests: next,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      halfEffects: await tally.halfEffects(store),
    };
  } finally {
    client.close();
    await store.end();
  }
}

/** What came back, counted. */
function tallyOf(seen: Seen) {
  const byClass: Record<string, number> = {};
  const faults: Fault[] = [];
  const asked = new Set<Target>();
  const kinds = new Set<string>();
  /** How many facts each id was answered with; 0 for what was refused, undefined where the answer is unknown. */
  const told = new Map<string, number | undefined>();
  let hangs = 0;
  let accepted = 0;

  function count({ status, text }: Answered, request: () => string): void {
    const name = status < 0 ? "hang" : status === 0 ? "none" : `${Math.floor(status / 100)}xx`;
    byClass[name] = (byClass[name] ?? 0) + 1;
    if (status < 0) hangs += 1;
    if ((status < 0 || status >= 500) && faults.length < mostFaults)
      faults.push({ status, request: request(), answer: text.slice(0, 400) });
  }

  function note(id: string, facts: number | undefined): void {
    // The first acceptance counts: what is sent again is answered from the store.
    if ((told.get(id) ?? 0) === 0) told.set(id, facts);
  }

  return {
    shouted: (bytes: Buffer, answered: Answered) => count(answered, () => JSON.stringify(bytes.toString("latin1"))),

    answered: (drawn: Drawn, answered: Answered, look: boolean) => {
      asked.add(drawn.target);
      count(answered, () => written(drawn));
      const { order, path } = drawn.target;
      const isOrder = order !== undefined || path === "/api/v1/orders";
      // Most answers of routes are long and are only counted.
      const content = isOrder || look ? jsonOf(answered.text) : undefined;
      if (isOrder) {
        const answers = (content as { answers?: unknown[] } | undefined)?.answers ?? [content];
        for (const id of drawn.ids)
          if (!told.has(id)) note(id, answered.status >= 500 || answered.status <= 0 ? undefined : 0);
        for (const each of answers) {
          if (!isAccepted(each)) continue;
          note(each.id, each.facts.length);
          for (const fact of each.facts) seen.takeFact(fact);
          if (!each.repeated) accepted += 1;
          if (order !== undefined) kinds.add(order);
        }
      } else if (look && answered.status === 200) seen.take(content);
    },

    figures: (targets: readonly Target[]) => ({
      byClass,
      faults,
      hangs,
      targets: targets.length,
      untried: targets.filter((target) => !asked.has(target)).map(({ method, path }) => `${method} ${path}`),
      orders: { sent: told.size, accepted, kinds: kinds.size },
    }),

    /** A refused order left nothing; an accepted one left what its answer said. */
    halfEffects: async (store: pg.Client): Promise<readonly string[]> => {
      const { rows } = await store.query<{ order_id: string; facts: number }>(
        "select body::json ->> 'order' as order_id, count(*)::integer as facts from journal.fact where body::json ->> 'order' = any($1) group by 1",
        [[...told.keys()].filter((id) => !id.includes("\u0000"))],
      );
      const held = new Map(rows.map((row) => [row.order_id, row.facts]));
      return [...told].flatMap(([id, facts]) =>
        facts === undefined || facts === (held.get(id) ?? 0) ? [] : [`${id}: told ${facts}, held ${held.get(id) ?? 0}`],
      );
    },
  };
}

interface AcceptedAnswer {
  readonly id: string;
  readonly repeated: boolean;
  readonly facts: readonly Fact[];
}

function isAccepted(answer: unknown): answer is AcceptedAnswer {
  return (answer as { accepted?: unknown } | undefined | null)?.accepted === true;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The request as it can be sent again. */
function written({ method, path, giver, headers, body }: Drawn): string {
  const { authorization: _, ...rest } = headers;
  const said = body === undefined ? "" : ` ${body.toString().slice(0, 3000)}`;
  return `${method} ${path.slice(0, 500)} as ${JSON.stringify(giver)} ${JSON.stringify(rest).slice(0, 600)}${said}`;
}

import { randomBytes } from "node:crypto";
import { Pool } from "pg";
import { mintToken } from "../../../src/duty/server/token.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { refuse } from "../../../src/ground/refusal.ts";
import type { Sealed } from "../../../src/ground/sealed.ts";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { JournalUnavailable } from "../../../src/journal/journal.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import { journalRefusals } from "../../../src/journal/refusals.ts";
import { rulebookOf } from "../../../src/journal/rulebook.ts";
import { wrongDetails, wrongField } from "../../../src/journal/wrong-field.ts";
import { apiOf } from "../api.ts";
import { loadBoard } from "../live/board.ts";
import { type DatabaseState, liveOf } from "../live/live.ts";
import { metricsOf } from "../metrics.ts";
import type { Answer, OrderRequest } from "../../../src/journal/server/submit.ts";
import { ledgerRoom, openingRoom } from "./ledger-room.ts";

/** The whole API over the ledger on a memory journal; requests go in by `inject`, without a port. */
export async function ledgerApi(o: { demo?: boolean; requestsPerSecond?: number } = {}) {
  const book = rulebookOf([
    ledgerRoom,
    openingRoom,
    { name: "journal", facts: [], views: [], orders: [], refusals: journalRefusals },
  ]);
  const journal = memoryJournal(book);
  const board = await loadBoard(book, journal);
  const live = liveOf({ book, journal, board, now: Date.now });
  journal.listen(live.commit);
  const key = randomBytes(32);
  const condition = { database: "up" as DatabaseState, away: false, troubles: [] as string[] };

  /** What stands before the clerk, as far as the edge can tell: names, bodies, sealing. */
  async function submit({ id, name, body, giver }: OrderRequest): Promise<Answer> {
    const kind = book.orders.get(name);
    if (kind === undefined) return { accepted: false, refusal: refuse("OrderUnknown", { order: name }), stored: false };
    if (!(kind.roles as readonly string[]).includes(giver.role)) {
      return { accepted: false, refusal: refuse("RoleNotAllowed", { role: giver.role, order: name }), stored: false };
    }
    if (id === undefined) return { accepted: false, refusal: refuse("OrderIdMissing"), stored: false };
    const parsed = kind.body.safeParse(body);
    if (!parsed.success) {
      const details = wrongDetails(wrongField(parsed.error));
      return { accepted: false, refusal: refuse("BodyInvalid", details), stored: false };
    }
    const checked = { ...(parsed.data as Record<string, unknown>) };
    // Sums of these names make the stand-in for the clerk fail: by a defect, or as a store that goes away and stays away.
    if (checked["key"] === "broken") throw new Error("secret words of a defect");
    if (checked["key"] === "down") condition.away = true;
    if (condition.away) throw new JournalUnavailable("down", 3);
    for (const field of kind.sealed) {
      const text = checked[field];
      if (typeof text === "string") checked[field] = seal(`sum/${String(checked["key"])}`, field, text);
    }
    const at = new Date().toISOString();
    return journal.submit({
      digest: JSON.stringify([name, body]),
      order: { id, name, by: giver, receivedAt: at, occurredAt: at, body: checked },
    });
  }

  const app = await apiOf({
    book,
    rooms: [],
    journal,
    board,
    live,
    submit,
    open: (values) => Promise.resolve(values.map(unseal)),
    pool: new Pool(),
    tokenKey: key,
    demo: o.demo ?? false,
    condition: {
      version: "0.0.0",
      writer: journal.writer,
      head: board.head,
      database: () => condition.database,
      takesOrders: () => condition.database === "up",
      freeBytes: () => Promise.resolve(1_000_000),
      lastBackupAt: () => Promise.resolve(null),
      isDrill: () => o.demo ?? false,
      databaseRestarts: () => 0,
    },
    metrics: metricsOf({
      readers: live.readers,
      fallenBehind: live.fallenBehind,
      feed: board.head,
      databaseUp: () => condition.database === "up",
      freeBytes: () => Promise.resolve(1_000_000),
    }),
    now: () => new Date(),
    requestsPerSecond: o.requestsPerSecond ?? 5000,
    trouble: (incident, _error, route) => condition.troubles.push(`${incident} ${route}`),
  });

  const token = (role: string, more: Partial<Giver> = {}, expires = Date.now() + 60_000) =>
    mintToken(key, { giver: { officer: role, role, ...more }, expires });

  return {
    app,
    journal,
    condition,
    token,
    close: async () => {
      live.close();
      await app.close();
    },
    /** One order over HTTP, as a program gives it. */
    give: (name: string, body: unknown, by = token("dispatcher"), id = newUlid()) =>
      app.inject({
        method: "POST",
        url: `/api/v1/orders/${name}`,
        headers: { authorization: `Bearer ${by}`, "idempotency-key": id, "content-type": "application/json" },
        payload: typeof body === "string" ? body : JSON.stringify(body),
      }),
    get: (url: string, by: string | null = token("dispatcher"), headers: Record<string, string> = {}) =>
      app.inject({ url, headers: by === null ? headers : { authorization: `Bearer ${by}`, ...headers } }),
  };
}

export function newUlid(): string {
  return ulidOf(Date.now(), randomBytes(10));
}

function seal(record: string, field: string, text: string): Sealed {
  return { record, field, nonce: newUlid(), cipher: Buffer.from(text).toString("base64") };
}

function unseal(value: Sealed): string {
  return Buffer.from(value.cipher, "base64").toString();
}

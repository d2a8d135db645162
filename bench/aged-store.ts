import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { withDatabase } from "../programs/cli/open-database.ts";
import { migrations, readTables, rulebook } from "../programs/server/rooms.ts";
import { startCallsign } from "../scenarios/running-callsign.ts";
import { bringUp } from "../src/journal/server/bring-up.ts";
import { deleteOldAnswers } from "../src/journal/server/old-answers.ts";
import { writerOf } from "../src/journal/server/engine/data-folder.ts";
import { ulidOf } from "../src/ground/ulid.ts";
import { type Give, givingOrders } from "./giving-orders.ts";
import { incidentLives, preparation } from "./incident-life.ts";

/*
 * The store of a district that has worked for five years: a real data folder, filled by the orders themselves with a
 * clock that is moved. It is made once and kept; one that was left half made is gone on with.
 */

const units = 360;
const callers = 32;
/** As many incidents are left open, and as many calls unanswered. */
const leftOpen = 40;
const years = 5;
const yearMillis = 365 * 86_400_000;
/** How long before today it ends: the orders measured on it are younger than everything in it. */
const endsBefore = 3_600_000;

/** The folder of an aged store of so many incidents within `place`; makes what is missing of it. */
export async function agedStore(place: string, incidents: number, progress: (line: string) => void): Promise<string> {
  await mkdir(place, { recursive: true });
  const folder = join(place, `incidents-${incidents}`);
  if (!existsSync(join(folder, "callsign.json"))) {
    progress("aged store: a data folder is made");
    await (await startCallsign(folder, ["--empty"])).stop();
  }
  await withDatabase({ data: folder, verb: "bench" }, async (url, { path, identity }) => {
    // A store that an earlier version made is this version's from now on.
    await bringUp(url, writerOf(identity), { migrations, book: rulebook, tables: readTables }, progress);
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    // An idle connection may still be there when the database is stopped.
    pool.on("error", () => undefined);
    try {
      const made = await incidentsIn(pool);
      if (made < incidents) await fill({ url, path, writer: writerOf(identity), pool, made, incidents, progress });
    } finally {
      await pool.end();
    }
  });
  return folder;
}

export async function incidentsIn(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>("select count(*)::integer as count from dispatch.incident");
  return rows[0]?.count ?? 0;
}

interface Filling {
  readonly url: string;
  readonly path: string;
  readonly writer: string;
  readonly pool: pg.Pool;
  readonly made: number;
  readonly incidents: number;
  readonly progress: (line: string) => void;
}

async function fill({ url, path, writer, pool, made, incidents, progress }: Filling): Promise<void> {
  const begins = Date.now() - endsBefore - years * yearMillis;
  let next = made;
  const now = () => begins + Math.floor((Math.min(next, incidents) / incidents) * years * yearMillis);
  const giving = await givingOrders({ url, path, writer, pool, now });
  try {
    if (made === 0) for (const sent of preparation(units, now)) await giving.give(sent);
    const began = performance.now();
    const caller = async (index: number) => {
      for (let unit = index; next < incidents; unit = unit + callers < units ? unit + callers : index) {
        next += 1;
        if (next % 1000 === 0) {
          const perSecond = Math.round(((next - made) * 1000) / (performance.now() - began));
          progress(`aged store: ${next} of ${incidents} incidents, ${perSecond} a second`);
          // As a server does every hour.
          await deleteOldAnswers(pool, now());
        }
        await giveLife(giving.give, unit, now, next > incidents - leftOpen);
      }
    };
    await Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
    for (let call = 0; call < leftOpen; call++) {
      const body = { channel: "voice", kind: "emergency", number: "00000000000" };
      await giving.give({ id: idAt(now()), name: "RingCall", body });
    }
  } finally {
    await giving.close();
  }
  await pool.query("vacuum analyze");
}

async function giveLife(give: Give, unit: number, now: () => number, isLeftOpen: boolean): Promise<void> {
  for (const sent of incidentLives(unit, now)) {
    await give(sent);
    if (sent.name === "FileIncident" || (isLeftOpen && sent.name === "OpenIncident")) return;
  }
}

function idAt(millis: number): string {
  return ulidOf(millis, randomBytes(10));
}

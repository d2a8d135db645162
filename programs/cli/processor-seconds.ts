import { readFile } from "node:fs/promises";

/**
 * The processor seconds of this process, of everything it started that has ended, and of a PostgreSQL beside it; NaN where
 * the system does not say (`/proc` is Linux's). Two of them tell what lies between.
 */
export async function processorSeconds(postmaster: () => number | undefined): Promise<number> {
  const ids = [process.pid, postmaster()].filter((id) => id !== undefined);
  const each = await Promise.all(ids.map(secondsOf));
  return each.reduce((sum, one) => sum + one, 0);
}

/** Ticks of its own and of its ended children, in user and in system mode, a hundred a second everywhere. */
async function secondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name stands in brackets and may have blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.length === 4 ? ticks.reduce((sum, one) => sum + one, 0) / 100 : Number.NaN;
}

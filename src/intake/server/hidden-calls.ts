import type pg from "pg";
import { callStream } from "../facts.ts";

/** Every complaint that is hidden from somebody, with from whom, by what they belong to. */
export async function hiddenCalls(pool: pg.Pool): Promise<readonly (readonly [string, readonly string[]])[]> {
  const { rows } = await pool.query<{ id: string; hidden_from: readonly string[] }>(
    "SELECT id, hidden_from FROM intake.call WHERE hidden_from <> '[]'::jsonb",
  );
  return rows.map(({ id, hidden_from }) => [callStream(id), hidden_from]);
}

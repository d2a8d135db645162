import type pg from "pg";
import { ulidOf } from "../../ground/ulid.ts";
import { oldestIdMillis } from "./submit.ts";

/**
 * How old an order's id is when its answer is deleted: twice the age at which the id is refused. The half between is for
 * a clock that is set back later.
 */
const keptMillis = 2 * oldestIdMillis;
const rowsAtOnce = 2_000;

/**
 * Deletes the stored answers of orders that nobody can repeat any more: their ids are refused as too old, whatever was
 * answered. The facts stay; they say by which order they were made. Some rows at a time, so that orders do not wait, and
 * no further than it may: a store of years has millions when this version opens it first.
 */
export async function deleteOldAnswers(pool: pg.Pool, now: number, goesOn: () => boolean = () => true): Promise<void> {
  const first = ulidOf(now - keptMillis, new Uint8Array(10));
  for (let last = ""; goesOn();) {
    const { rows } = await pool.query<{ last: string | null }>(
      `with old as (
         select order_id from journal.answer where order_id > $1 and order_id < $2 order by order_id limit ${rowsAtOnce}),
       gone as (delete from journal.answer using old where answer.order_id = old.order_id)
       select max(order_id) as last from old`,
      [last, first],
    );
    const upto = rows[0]?.last ?? null;
    if (upto === null) return;
    last = upto;
  }
}

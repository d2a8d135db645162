import type pg from "pg";
import { readNote } from "../checkpoint.ts";
import type { Witness, Witnesses } from "../witnesses.ts";
import { readWitnessKey } from "../witness-key.ts";
import { cosignatureOf } from "./cosignature.ts";

/** What became of a note somebody brought: how many cosignatures were kept, or why none was. */
export type Brought =
  | { readonly size: number; readonly kept: readonly string[] }
  | { readonly fault: "unreadable" | "notOurs" | "noWitness" };

/** Cosignatures of witnesses on checkpoints of this writer's log: each is checked before it is kept. */
export interface Cosignatures {
  /** `now`: a cosignature from the future is not kept. */
  bring(note: string, witnesses: Witnesses, now: number): Promise<Brought>;
  /** The largest checkpoint this witness has cosigned; 0: none. */
  sizeOf(witness: string): Promise<number>;
  /** The latest checkpoint with a cosignature, as a note that bears all of its, and who cosigned it when. */
  latest(): Promise<CosignedCheckpoint | undefined>;
  /** When each witness last cosigned, and how large the log was then. */
  standings(): Promise<readonly { readonly witness: string; readonly size: number; readonly at: string }[]>;
}

export interface CosignedCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly by: readonly { readonly witness: string; readonly at: string }[];
}

const aheadMillis = 5 * 60_000;

export function cosignaturesOf(pool: pg.Pool, writer: string): Cosignatures {
  return {
    bring: async (note, witnesses, now) => {
      const read = readNote(note);
      if (read === null) return { fault: "unreadable" };
      const { size } = read.checkpoint;
      const { rows } = await pool.query<{ note: string }>(
        "select note from journal.checkpoint where writer = $1 and size = $2",
        [writer, size],
      );
      const own = rows[0] === undefined ? null : readNote(rows[0].note);
      // Byte for byte: another root under our origin would be a fork, and a witness that signed it must be heard of.
      if (own === null || own.text !== read.text) return { fault: "notOurs" };
      const kept: string[] = [];
      for (const { name, key } of Object.values(witnesses)) {
        const known = readWitnessKey(key);
        const good = known === null ? null : cosignatureOf(note, known);
        if (good === null || good.at > now + aheadMillis) continue;
        await pool.query(
          `insert into journal.cosignature (writer, size, witness, line, at) values ($1, $2, $3, $4, $5)
           on conflict (writer, size, witness) do update set line = excluded.line, at = excluded.at`,
          [writer, size, name, good.line, new Date(good.at)],
        );
        kept.push(name);
      }
      return kept.length === 0 ? { fault: "noWitness" } : { size, kept };
    },
    sizeOf: async (witness) => {
      const { rows } = await pool.query<{ size: string | null }>(
        "select max(size) as size from journal.cosignature where writer = $1 and witness = $2",
        [writer, witness],
      );
      return Number(rows[0]?.size ?? 0);
    },
    latest: async () => {
      const { rows } = await pool.query<{ size: string; note: string; line: string; witness: string; at: Date }>(
        `select c.size, k.note, c.line, c.witness, c.at
         from journal.cosignature c join journal.checkpoint k using (writer, size)
         where writer = $1 and size = (select max(size) from journal.cosignature where writer = $1)
         order by c.witness`,
        [writer],
      );
      const [first] = rows;
      if (first === undefined) return undefined;
      return {
        size: Number(first.size),
        note: first.note + rows.map(({ line }) => line).join(""),
        by: rows.map(({ witness, at }) => ({ witness, at: at.toISOString() })),
      };
    },
    standings: async () => {
      const { rows } = await pool.query<{ witness: string; size: string; at: Date }>(
        `select distinct on (witness) witness, size, at from journal.cosignature where writer = $1
         order by witness, size desc`,
        [writer],
      );
      return rows.map(({ witness, size, at }) => ({ witness, size: Number(size), at: at.toISOString() }));
    },
  };
}

/** Where a witness takes checkpoints (C2SP tlog-witness), for those that can be reached. */
export function addCheckpointUrl({ url }: Witness): string | undefined {
  return url === undefined ? undefined : `${url.replace(/\/+$/, "")}/add-checkpoint`;
}

import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { type Clock, clockStream, clockView } from "../../src/journal/clock.ts";
import { cosignaturesOf } from "../../src/journal/server/cosignatures.ts";
import { type Witnesses, witnessStream, witnessView } from "../../src/journal/witnesses.ts";
import type { Board } from "./live/board.ts";
import { logTreeOf } from "./log-tree.ts";
import { proofPage } from "./proof-page.ts";
import { cosignedRoute } from "./witness-routes.ts";
import { startWitnessing } from "./witnessing.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly writer: string;
  readonly board: Board;
  /** The public keys checkpoints may be signed with. */
  readonly verifiers: () => readonly string[];
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/** What this log shows to those outside the house, and what they give back: cosignatures of witnesses. */
export function openOutsiders({ pool, writer, board, verifiers, now, log }: Parts) {
  const cosignatures = cosignaturesOf(pool, writer);
  const witnesses = () =>
    (board.entry(witnessStream)?.states[witnessView.room] as Witnesses | undefined) ?? ({} satisfies Witnesses);
  const tree = logTreeOf(async (from, to) => {
    const { rows } = await pool.query<{ body: string }>(
      "SELECT body FROM journal.fact WHERE writer = $1 AND n > $2 AND n <= $3 ORDER BY n",
      [writer, from, to],
    );
    return rows.map((row) => row.body);
  });

  async function checkpoint(): Promise<{ readonly size: number; readonly note: string } | undefined> {
    const { rows } = await pool.query<{ size: string; note: string }>(
      "SELECT size, note FROM journal.checkpoint WHERE writer = $1 ORDER BY size DESC LIMIT 1",
      [writer],
    );
    return rows[0] === undefined ? undefined : { size: Number(rows[0].size), note: rows[0].note };
  }

  const witnessing = startWitnessing({
    ...{ witnesses, cosignatures, checkpoint, log },
    consistency: tree.consistency,
    now: () => now().getTime(),
  });
  return {
    cosignatures,
    witnesses,
    witnessing,
    /** The pages and files for everybody, at the server's root. */
    routes: (app: FastifyInstance) => {
      cosignedRoute(app, cosignatures);
      proofPage(app, async () => ({
        note: (await checkpoint())?.note,
        verifiers: verifiers(),
        witnesses: await cosignatures.standings(),
        clock: board.entry(clockStream)?.states[clockView.room] as Clock | undefined,
      }));
    },
  };
}

export type Outsiders = ReturnType<typeof openOutsiders>;

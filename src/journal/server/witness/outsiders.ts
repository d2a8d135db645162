import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { clockStream, clockView } from "../../clock.ts";
import type { Read } from "../../../ground/fold.ts";
import { keepCheckpointFiles } from "../checkpoint-files.ts";
import { cosignaturesOf } from "../cosignatures.ts";
import { logTilesOf } from "../log-tiles.ts";
import { readNote } from "../../checkpoint.ts";
import { witnessView, witnessStream } from "../../witnesses.ts";
import { logReadingOf } from "../proof/log-reading.ts";
import { proofPage } from "../proof/proof-page.ts";
import { tileRoutes } from "../proof/tile-routes.ts";
import { cosignedRoute } from "./witness-routes.ts";
import { startWitnessing } from "./witnessing.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly writer: string;
  /** A room's state of a stream, from memory. */
  readonly state: Read;
  readonly dataFolder: string;
  /** Where a copy of every checkpoint file goes. */
  readonly witnessFolder: string | undefined;
  /** The public keys checkpoints may be signed with. */
  readonly verifiers: () => readonly string[];
  readonly head: () => number;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  readonly trouble: (error: unknown) => void;
}

/** What this log shows to people outside the bureau, and what they give back: cosignatures of witnesses. */
export function openOutsiders(parts: Parts) {
  const { pool, writer, state, now, verifiers } = parts;
  const log = logReadingOf({ pool, writer, verifiers });
  const tiles = logTilesOf(pool, writer);
  const cosignatures = cosignaturesOf(pool, writer);
  const witnesses = () => state(witnessView, witnessStream) ?? {};
  const witnessing = startWitnessing({
    ...{ witnesses, cosignatures, log: parts.log },
    checkpoint: async () => {
      const note = await log.checkpoint();
      const size = note === undefined ? undefined : readNote(note)?.checkpoint.size;
      return note === undefined || size === undefined ? undefined : { size, note };
    },
    consistency: tiles.consistency,
    now: () => now().getTime(),
  });
  const files = keepCheckpointFiles({
    ...{ dataFolder: parts.dataFolder, witnessFolder: parts.witnessFolder, now, log: parts.log },
    latest: log.checkpoint,
  });
  /** Not only when they are asked for: a first proof would wait for all of them. */
  const fill = () => void tiles.fill(parts.head()).catch(parts.trouble);
  fill();
  return {
    ...{ log, tiles, cosignatures, witnesses, witnessing, commit: fill },
    /** The pages and files for everybody, at the server's root. */
    routes: (app: FastifyInstance) => {
      tileRoutes(app, log, tiles);
      cosignedRoute(app, cosignatures);
      proofPage(app, async () => ({
        note: await log.checkpoint(),
        verifiers: verifiers(),
        witnesses: await cosignatures.standings(),
        clock: state(clockView, clockStream),
      }));
    },
    stop: async () => {
      await Promise.all([witnessing.stop(), files.stop()]);
    },
  };
}

export type Outsiders = ReturnType<typeof openOutsiders>;

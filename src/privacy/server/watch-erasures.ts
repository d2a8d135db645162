import { stateIn } from "../../ground/fold.ts";
import type pg from "pg";
import { note } from "../../journal/server/note.ts";
import { streamKey, streamKind } from "../../ground/fact.ts";
import { type Commit, JournalUnavailable } from "../../journal/journal.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import type { Vault } from "../../journal/server/vault.ts";
import { type ErasureStage, erasureView } from "../erasing.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly vault: Pick<Vault, "setAside" | "destroy" | "recall" | "forget">;
  /** Removes what lies outside the journal of what an erasure took. */
  readonly removeErased: (erasure: string) => Promise<void>;
  readonly submit: Submit;
  readonly now: () => number;
  readonly isClockTrusted: () => boolean;
  readonly trouble: (error: unknown) => void;
}

// What was decided and not done; a key that was set aside waits for the end of its grace.
const openSql = `
  SELECT id FROM privacy.erasure e
  WHERE NOT done AND (stage <> 'aside' OR NOT EXISTS (SELECT FROM vault.set_aside s WHERE s.erasure = e.id))
  ORDER BY at, id`;

const oneSql = "SELECT stream, stage FROM privacy.erasure WHERE id = $1 AND NOT done";

const againMillis = 60_000;

/**
 * Does what was decided: sets a key aside, destroys it, or puts it back, and notes it. What a stop or a database that was
 * away left undone is made good later.
 */
export function watchErasures(o: Parts): {
  /** Takes up what is decided and not done. */
  begin(): Promise<void>;
  commit(commit: Commit): void;
  stop(): Promise<void>;
} {
  const { vault } = o;
  let last = Promise.resolve();
  let again: NodeJS.Timeout | undefined;
  let stopping = false;

  /**
   * Takes one erasure to its next step, by its stage at that moment. Erasures are done one after another. A key that is
   * already destroyed or put back is not set aside again.
   */
  async function follow(id: string): Promise<void> {
    const { rows } = await o.pool.query<{ stream: string; stage: ErasureStage }>(oneSql, [id]);
    const [erasure] = rows;
    if (erasure === undefined || stopping) return;
    const { stream, stage } = erasure;
    if (stage === "recalled") {
      const keys = await vault.recall(stream, id);
      await note(o, "NoteKeyReturned", { erasure: id, keys });
      return vault.forget(id);
    }
    await vault.setAside(stream, id);
    if (stage === "aside" || !o.isClockTrusted()) return;
    await vault.destroy(id);
    await o.removeErased(id);
    await note(o, "NoteErasureDone", { erasure: id });
    await vault.forget(id);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    return (last = last.then(work).catch((error: unknown) => {
      if (!(error instanceof JournalUnavailable)) o.trouble(error);
      if (stopping) return;
      clearTimeout(again);
      again = setTimeout(() => void begin(), againMillis);
      again.unref();
    }));
  }

  function begin(): Promise<void> {
    return inTurn(async () => {
      const { rows } = await o.pool.query<{ id: string }>(openSql);
      for (const { id } of rows) await follow(id);
    });
  }

  return {
    begin,
    commit: ({ streams }) => {
      for (const [stream, { after }] of streams) {
        if (streamKind(stream) !== "erasure") continue;
        const erasure = stateIn(erasureView, after);
        if (erasure?.done === false) void inTurn(() => follow(streamKey(stream)));
      }
    },
    stop: () => {
      stopping = true;
      clearTimeout(again);
      return last;
    },
  };
}

import { note } from "../../journal/server/note.ts";
import type { Commit } from "../../journal/journal.ts";
import { type RotationParts, turnTo } from "../../journal/server/key-rotation.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import type { KeyEpochs } from "../key-epochs.ts";

export interface RotatingParts extends Omit<RotationParts, "isStopping" | "destroyed"> {
  /** What the log says of the epochs of keys; undefined before it said anything. */
  readonly epochs: () => KeyEpochs | undefined;
  readonly submit: Submit;
  readonly now: () => number;
  /** While false no key is destroyed, also none that a rotation left half done. */
  readonly isClockTrusted: () => boolean;
  readonly trouble: (error: unknown) => void;
  /** Told when a rotation has come to its end. */
  readonly turned: () => void;
}

const againMillis = 60_000;

/**
 * Carries out a rotation whose fact is recorded, also one that an earlier run left half done. Records the keys found in
 * the folder when they differ from those in the log.
 */
export function watchKeyEpochs(parts: RotatingParts): {
  begin(): Promise<void>;
  commit(commit: Commit): void;
  stop(): Promise<void>;
} {
  const { epochs, keys } = parts;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let last = Promise.resolve();

  /** The log is told of keys it does not know: of a new installation, or of one restored with later keys. */
  async function tellFound(): Promise<void> {
    if (keys.epoch > (epochs()?.epoch ?? 0)) await note(parts, "NoteKeysFound", { epoch: keys.epoch });
  }

  async function follow(): Promise<void> {
    await tellFound();
    const state = epochs();
    if (state === undefined) return later();
    if (!parts.isClockTrusted()) return later();
    if (state.leaving === undefined && state.epoch === keys.epoch && keys.past().length === 0) return;
    const isDone = await turnTo(state.epoch, {
      ...parts,
      isStopping: () => stopping,
      destroyed: (epoch, left) => note(parts, "NoteOldKeyDestroyed", { epoch, left }).then(() => undefined),
    });
    if (!isDone) return later();
    // Killed between the last file's end and its fact.
    const { leaving } = epochs() ?? {};
    if (leaving !== undefined) await note(parts, "NoteOldKeyDestroyed", { epoch: leaving, left: 0 });
    parts.turned();
  }

  function later(): void {
    if (stopping) return;
    clearTimeout(again);
    again = setTimeout(() => void inTurn(), againMillis);
    again.unref();
  }

  function inTurn(work: () => Promise<void> = follow): Promise<void> {
    if (stopping) return last;
    return (last = last.then(work).catch((error: unknown) => {
      parts.trouble(error);
      later();
    }));
  }

  return {
    begin: async () => {
      await inTurn(tellFound);
      void inTurn();
    },
    commit: ({ facts }) => {
      if (facts.some(({ type }) => type === "KeysRotated")) void inTurn();
    },
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      await last;
    },
  };
}

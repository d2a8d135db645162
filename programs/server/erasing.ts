import { erasureView, type Erasure } from "../../src/privacy/erasing.ts";
import { streamKey, streamKind } from "../../src/ground/fact.ts";
import type { Commit } from "../../src/journal/journal.ts";
import type { Vault } from "../../src/journal/server/vault.ts";
import { note } from "../../src/duty/server/door.ts";
import type { Submit } from "../../src/journal/server/submit.ts";
import type { Board } from "./live/board.ts";

/**
 * Does what was decided: destroys the key, then notes that it is gone. A decision stands on the board until then, so a
 * stop in between is made good at the next start.
 */
export function watchErasures(o: {
  readonly board: Board;
  readonly vault: Pick<Vault, "erase">;
  readonly submit: Submit;
  readonly now: () => number;
  readonly trouble: (error: unknown) => void;
}): { commit(commit: Commit): void; stop(): Promise<void> } {
  let last = Promise.resolve();

  function begin(stream: string, erasure: Erasure): void {
    if (erasure.done) return;
    last = last
      .then(async () => {
        await o.vault.erase(erasure.stream);
        await note(o, "NoteErasureDone", { erasure: streamKey(stream) });
      })
      .catch(o.trouble);
  }

  for (const { stream, sight } of o.board.entries()) {
    if (streamKind(stream) === "erasure") begin(stream, sight.state as Erasure);
  }
  return {
    commit: ({ streams }) => {
      for (const [stream, { after }] of streams) {
        const erasure = streamKind(stream) === "erasure" ? (after[erasureView.room] as Erasure | undefined) : undefined;
        if (erasure !== undefined) begin(stream, erasure);
      }
    },
    stop: () => last,
  };
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { tagsOf } from "../../../src/access/sight.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import { view, type StreamView } from "../../../src/ground/room.ts";
import { rulebookOf } from "../../../src/journal/rulebook.ts";
import { give } from "../../../src/journal/testing/journal-contract.ts";
import { type Account, account, accountView, ledgerRoom } from "../../../src/journal/testing/ledger.ts";
import { frameReader, liveReader } from "../testing/live-reader.ts";
import { settle } from "../testing/ledger-hall.ts";
import { loadBoard } from "./board.ts";
import { liveOf } from "./live.ts";

const dispatcher: Giver = { officer: "d", role: "dispatcher" };

/** Accounts everybody sees; who sees the one called `broken` cannot be told once it holds more than nine. */
function viewThrowing(rule: "seenBy" | "hiddenFrom"): StreamView<Account> {
  const throwing = ({ balance }: Account, stream: string) => {
    if (stream === account("broken") && balance > 9) throw new Error("a view that was never thought through");
    return [];
  };
  return rule === "seenBy"
    ? { ...accountView, seenBy: (state, stream) => [...throwing(state, stream), "everyone"] }
    : {
        ...accountView,
        hiddenFrom: (state) => throwing(state, state.moves === 2 ? account("broken") : ""),
      };
}

for (const rule of ["seenBy", "hiddenFrom"] as const) {
  test(`a view that throws (${rule}) hides its own stream, says so, and stops nobody's feed`, async (t) => {
    const book = rulebookOf([{ ...ledgerRoom, views: [view(viewThrowing(rule))] }]);
    const journal = memoryJournal(book);
    const troubles: string[] = [];
    const trouble = (error: unknown) => void troubles.push(String(error));
    const board = await loadBoard(book, journal, trouble);
    const live = liveOf({ book, journal, board, trouble, now: Date.now });
    t.after(() => live.close());
    journal.listen(live.commit);
    await give(journal, "1", "Deposit", { to: "broken", amount: 9 });
    await give(journal, "2", "Deposit", { to: "sound", amount: 1 });
    const reader = liveReader(book);
    let ended = 0;
    const read = frameReader(reader.take);
    reader.opened();
    live.join(
      { write: read, queued: () => 0, end: () => (ended += 1), destroy: () => (ended += 1) },
      { tags: tagsOf(dispatcher), expires: Number.MAX_SAFE_INTEGER, position: undefined },
    );
    assert.deepEqual([...reader.held.keys()].toSorted(), [account("broken"), account("sound")]);

    await give(journal, "3", "Transfer", { from: "sound", to: "broken", amount: 1 });
    await give(journal, "4", "Deposit", { to: "later", amount: 3 });
    await settle();
    assert.deepEqual([board.head(), ended], [5, 0], "no commit was lost, and no reader");
    assert.deepEqual([...reader.held.keys()], [account("later")]);
    assert.ok(troubles.length > 0);
    assert.match(
      troubles[0] ?? "",
      new RegExp(`account/broken is shown to nobody: the rule "${rule} of ledger" threw`),
    );

    // A start over the same log loads the rest of the board.
    const again = await loadBoard(book, journal, trouble);
    assert.deepEqual(
      [...again.entries()].map(({ stream }) => stream),
      [account("later")],
    );
  });
}

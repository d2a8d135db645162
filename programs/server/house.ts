import type pg from "pg";
import { tagsOf } from "../../src/access/sight.ts";
import { streamKind } from "../../src/ground/fact.ts";
import type { Position } from "../../src/ground/position.ts";
import { stateIn, type StreamStates } from "../../src/ground/fold.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import type { House } from "../../src/journal/server/room-server.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import type { Board } from "./live/board.ts";
import { sees, sightOrUnseen } from "./live/sight.ts";
import { passOf } from "./sign-in.ts";

/** What rooms' routes are given. */
export function houseOf(o: {
  book: Rulebook;
  journal: Journal;
  board: Board;
  pool: pg.Pool;
  submit: Submit;
  now: () => Date;
  positionOf?: (unit: string) => Position | undefined;
  readersOf?: (tag: string) => number;
  /** Told of a stream whose view throws; such a stream is shown to nobody. */
  trouble: (error: unknown) => void;
}): House {
  const journal = readingBoard(o.journal, o.board);
  return {
    journal,
    state: async (view, stream) => stateIn(view, (await journal.states([stream])).get(stream)),
    book: o.book,
    pool: o.pool,
    giverOf: (request) => passOf(request).giver,
    giverIfAny: (request) => request.pass?.giver,
    maySee: (giver, stream, state) => {
      const owner = o.book.views.get(streamKind(stream))?.find((view) => view.owner);
      if (owner === undefined) return false;
      const states = { [owner.room]: state };
      return sees(tagsOf(giver), sightOrUnseen(o.book, stream, states, o.trouble, o.board.hiding));
    },
    hiddenFrom: (giver) => o.board.hiding.for(tagsOf(giver)),
    positionOf: o.positionOf ?? (() => undefined),
    readersOf: o.readersOf ?? (() => 0),
    now: o.now,
    submit: o.submit,
  };
}

/**
 * The journal, with current streams answered from the board: quicker than the store, at the position consoles are at,
 * and there while the database is down.
 */
export function readingBoard(journal: Journal, board: Board): Journal {
  return {
    ...journal,
    states: async (streams) => {
      const found = new Map<string, StreamStates>();
      const others: string[] = [];
      for (const stream of streams) {
        const entry = board.entry(stream);
        if (entry === undefined) others.push(stream);
        else found.set(stream, entry.states);
      }
      if (others.length > 0) for (const [stream, states] of await journal.states(others)) found.set(stream, states);
      return found;
    },
    current: async (kinds) => {
      const found = new Map<string, StreamStates>();
      for (const entry of board.entries()) {
        if (kinds?.includes(streamKind(entry.stream)) ?? true) found.set(entry.stream, entry.states);
      }
      return found;
    },
  };
}

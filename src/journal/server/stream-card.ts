import type { FastifyRequest } from "fastify";
import type { Fact } from "../../ground/fact.ts";
import type { StreamView } from "../../ground/room.ts";
import { z } from "zod";
import type { FactId } from "../journal.ts";
import { ownState } from "../rulebook.ts";
import { NothingThere } from "./nothing-there.ts";
import { type Cursor, cursorRefused, decodeCursor, pageOf, pageQuery } from "./pages.ts";
import { queryOf } from "./query.ts";
import type { House } from "./room-server.ts";

export interface StreamCard<State> {
  readonly stream: string;
  readonly state: State;
  /** The newest of its facts, or the newest of those before the cursor, in the order they happened. */
  readonly timeline: readonly Fact[];
  /** The cursor of what came before them; null where nothing did. */
  readonly next: string | null;
}

/** The owner's state of a stream, noted as looked at. Throws `NothingThere` when it is out of sight. */
export async function seenState(house: House, request: FastifyRequest, stream: string): Promise<unknown> {
  const state = ownState(house.book, stream, (await house.journal.states([stream])).get(stream) ?? {});
  if (state === null || !house.maySee(house.giverOf(request), stream, state)) throw new NothingThere(stream);
  request.looked = { stream, state };
  return state;
}

/** The state of a stream by the owner's `view`, as `seenState`. */
export async function stateInSight<State>(
  house: House,
  request: FastifyRequest,
  view: StreamView<State>,
  stream: string,
): Promise<State> {
  const state = await house.state(view, stream);
  if (state === undefined || !house.maySee(house.giverOf(request), stream, state)) throw new NothingThere(stream);
  request.looked = { stream, state };
  return state;
}

/** Which part of its timeline a card is asked for: the newest facts, or those before a cursor. */
export const cardQuery = z.strictObject({
  cursor: pageQuery.cursor,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** What the answer of a card says of its timeline: the oldest fact of the page first, and the cursor of what came before. */
export const cardAnswer = {
  timeline: z.array(z.looseObject({ type: z.string() })),
  next: z.string().nullable(),
};

/**
 * A stream as its card shows it: the owner's state and a page of its facts. Throws `NothingThere` when it is out of
 * sight.
 */
export async function cardOf<State>(
  house: House,
  request: FastifyRequest,
  view: StreamView<State>,
  stream: string,
): Promise<StreamCard<State>> {
  const { cursor, limit } = queryOf(cardQuery, request.query);
  const before = cursor === undefined ? undefined : factAt(cursor);
  const state = await stateInSight(house, request, view, stream);
  const facts = await house.journal.newestOf(stream, limit + 1, before);
  const page = pageOf(facts, limit, cursorOf);
  return { stream, state, timeline: page.rows.toReversed(), next: page.next };
}

/** The place of a fact among those of its stream. */
export function cursorOf({ recordedAt, writer, n }: Fact): Cursor {
  return { at: recordedAt, id: `${n} ${writer}` };
}

/** The fact that a cursor made by `cursorOf` names; `QueryRefused` where it is none. */
export function factAt(cursor: string): FactId {
  const [, n, writer] = /^(\d{1,15}) (.+)$/.exec(decodeCursor(cursor).id) ?? [];
  if (n === undefined || writer === undefined) throw cursorRefused();
  return { writer, n: Number(n) };
}

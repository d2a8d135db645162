import type { FastifyRequest } from "fastify";
import type { Fact } from "../../ground/fact.ts";
import type { StreamView } from "../../ground/room.ts";
import { ownState } from "../rulebook.ts";
import { NothingThere } from "./nothing-there.ts";
import type { House } from "./room-server.ts";

export interface StreamCard<State> {
  readonly stream: string;
  readonly state: State;
  readonly timeline: readonly Fact[];
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

/** A stream as its card shows it: the owner's state and every fact. Throws `NothingThere` when it is out of sight. */
export async function cardOf<State>(
  house: House,
  request: FastifyRequest,
  view: StreamView<State>,
  stream: string,
): Promise<StreamCard<State>> {
  const state = await stateInSight(house, request, view, stream);
  return { stream, state, timeline: await house.journal.factsOf(stream) };
}

import type { FastifyRequest } from "fastify";
import type { Fact } from "../../ground/fact.ts";
import { ownState } from "../rulebook.ts";
import { NothingThere } from "./nothing-there.ts";
import type { House } from "./room-server.ts";

export interface StreamCard<State> {
  readonly stream: string;
  readonly state: State;
  readonly timeline: readonly Fact[];
}

/** The owner's state of a stream, noted as looked at. Throws `NothingThere` when it is out of sight. */
export async function stateInSight<State>(house: House, request: FastifyRequest, stream: string): Promise<State> {
  const state = ownState(house.book, stream, (await house.journal.states([stream])).get(stream) ?? {});
  if (state === null || !house.maySee(house.giverOf(request), stream, state)) throw new NothingThere(stream);
  request.looked = { stream, state };
  return state as State;
}

/** A stream as its card shows it: the owner's state and every fact. Throws `NothingThere` when it is out of sight. */
export async function cardOf<State>(house: House, request: FastifyRequest, stream: string): Promise<StreamCard<State>> {
  const state = await stateInSight<State>(house, request, stream);
  return { stream, state, timeline: await house.journal.factsOf(stream) };
}

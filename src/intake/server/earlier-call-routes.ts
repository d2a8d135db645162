import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { incidentStream } from "../../dispatch/facts.ts";
import { millis } from "../../ground/instant.ts";
import { isRefusal } from "../../ground/refusal.ts";
import type { Sealed } from "../../ground/sealed.ts";
import type { Call } from "../call.ts";
import { callView } from "../call-view.ts";
import { readIn } from "../../ground/fold.ts";
import { callerNumber } from "../caller-number.ts";
import { judgeSeeking, matchHours } from "../earlier-calls.ts";
import { callStream, type IntakeFact } from "../facts.ts";
import { ownerOf, ownState } from "../../journal/rulebook.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { giveOrder } from "../../journal/server/give-order.ts";
import { refusing } from "../../journal/server/refused.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";

interface Parts {
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  /** Records marked with the number within 72 hours. */
  readonly earlier: (number: string) => Promise<readonly string[]>;
}

/** No number can be asked for: it is the call's own, or nothing. */
const noBody = z.strictObject({});

const seeking = refusing("CallHasNoNumber", "CallNotLive", "CallUnknown", "NotYourCall", "SoughtOften");

const answer = z.strictObject({
  calls: z.array(
    z.strictObject({
      id: z.string(),
      rangAt: z.string(),
      kind: z.string(),
      channel: z.string(),
      ended: z.boolean(),
      /** Null when it has none, or one out of the asker's sight. */
      incident: z.strictObject({ id: z.string(), number: z.string(), stage: z.string() }).nullable(),
    }),
  ),
});

/** SCOPE.md 7: the exact caller number, during a live call, within 72 hours. The trace is durable before the answer. */
export function earlierCallRoutes(api: FastifyInstance, house: House, { open, earlier }: Parts): void {
  api.post<{ Params: { id: string } }>(
    "/calls/:id/earlier-calls",
    {
      config: {
        scope: "sealed",
        unrecorded: "a fact tells of every look",
        sighted: true,
        roles: ["calltaker"],
        title: {
          zh: "本通话来电号码 72 小时内的其他来电（仅限通话中，每次留痕）",
          en: "Other calls from this live call's number within 72 hours; every look is logged",
        },
        refuses: [...seeking.codes, "NothingThere"],
        gives: ["SeekEarlierCalls"],
        body: noBody,
        answer,
      },
    },
    async (request) => {
      bodyOf(noBody, request.body);
      const giver = house.giverOf(request);
      const call = judgeSeeking(await stateInSight(house, request, callView, callStream(request.params.id)), giver);
      if (isRefusal(call)) throw seeking(call);
      const calls = (await callsLike(call)).filter((other) => house.maySee(giver, callStream(other.id), other));
      const found: z.output<typeof answer>["calls"] = [];
      for (const other of calls) {
        const { id, rangAt, kind, channel, endedAt } = other;
        const incident = await incidentOf(other, (stream, state) => house.maySee(giver, stream, state));
        found.push({ id, rangAt, kind, channel, ended: endedAt !== undefined, incident });
      }
      await giveOrder(house, request, "SeekEarlierCalls", { callId: call.id, found: found.length });
      return { calls: found };
    },
  );

  /** The number it rang with; where it rang with none, the one the caller gave. Another noted later is not asked for. */
  async function ownNumber(call: Call): Promise<string | null> {
    const facts = (await house.journal.factsOf(callStream(call.id))) as readonly IntakeFact[];
    const rang = facts.find((fact) => fact.type === "CallRang");
    const sealed = rang?.data.number ?? call.number;
    const [text = null] = sealed === undefined ? [] : await open([sealed]);
    return text === null ? null : callerNumber(text);
  }

  /** The other calls from a call's number that rang within the hours, newest first. */
  async function callsLike(call: Call): Promise<readonly Call[]> {
    const number = await ownNumber(call);
    if (number === null) return [];
    const streams = (await earlier(number)).filter((stream) => stream !== callStream(call.id));
    const read = readIn(await house.journal.states(streams));
    const from = house.now().getTime() - matchHours * 3_600_000;
    return streams
      .flatMap((stream) => read(callView, stream) ?? [])
      .filter(({ rangAt }) => millis(rangAt) > from)
      .toSorted((a, b) => millis(b.rangAt) - millis(a.rangAt));
  }

  async function incidentOf({ incident }: Call, maySee: (stream: string, state: unknown) => boolean) {
    if (incident === undefined) return null;
    const stream = incidentStream(incident);
    const states = (await house.journal.states([stream])).get(stream) ?? {};
    const state = ownState(house.book, stream, states);
    const told = state === null || !maySee(stream, state) ? undefined : ownerOf(house.book, stream)?.told?.(state);
    return told === undefined ? null : { id: incident, ...told };
  }
}

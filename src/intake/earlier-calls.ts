import { z } from "zod";
import type { Giver } from "../ground/fact.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { Call } from "./call.ts";
import { callView, isLiveCallOf } from "./call-view.ts";
import { callStream, EarlierCallsSought } from "./facts.ts";

/** SCOPE.md 7: the exact caller number, during a live call, within these hours, for call-backs. */
export const matchHours = 72;

/** Enough for a number misheard; a call is no place to try numbers in. */
const mostSeekings = 5;

/**
 * Whether somebody may seek earlier calls from the number of this call: it is in their own hand, not ended, and has one.
 * Refused: `CallUnknown`, `NotYourCall`, `CallNotLive`, `CallHasNoNumber`, `SoughtOften`.
 */
export function judgeSeeking(
  call: Call | null,
  by: Giver,
): Call | Refusal<"CallHasNoNumber" | "CallNotLive" | "CallUnknown" | "NotYourCall" | "SoughtOften"> {
  if (call === null) return refuse("CallUnknown");
  if (call.endedAt !== undefined || call.answeredBy === undefined) return refuse("CallNotLive");
  if (!isLiveCallOf(call, by.officer)) return refuse("NotYourCall");
  if (call.number === undefined) return refuse("CallHasNoNumber");
  return (call.sought ?? 0) < mostSeekings ? call : refuse("SoughtOften", { most: mostSeekings });
}

/** Leaves the trace without which no earlier call is shown; the program gives it for whoever asks. */
export const SeekEarlierCalls = defineOrder("SeekEarlierCalls", {
  title: { zh: "查询同号来电", en: "Seek earlier calls from the number" },
  roles: ["calltaker"],
  internal: true,
  body: z.strictObject({ callId: ulidSchema, found: z.number().int().min(0) }),
  streams: ({ body }) => [callStream(body.callId)],
  refuses: ["CallHasNoNumber", "CallNotLive", "CallUnknown", "NotYourCall", "SoughtOften"],
  decide: (states, { body: { callId, found }, by }) => {
    const call = judgeSeeking(states(callView, callStream(callId)), by);
    return isRefusal(call) ? call : [EarlierCallsSought.draft([callStream(callId)], { found })];
  },
});

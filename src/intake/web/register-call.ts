import { type ComplainedOf, complainedOf, nobodyComplainedOf } from "../../access/web/complained-of.ts";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { placeGiven } from "../../streets/web/place-words.ts";
import type { CallKind, Channel } from "../call.ts";
import type { OrderAnswer } from "../../journal/web/order-sender.ts";

/** What a call-taker has filled in. */
export interface CallDraft {
  readonly channel: Channel;
  readonly kind: CallKind;
  readonly number: string;
  readonly name: string;
  readonly recordingNumber: string;
  readonly type: string | undefined;
  readonly priority: number | undefined;
  readonly words: string;
  readonly point: readonly [number, number] | undefined;
  /** What the map calls what the words begin with. */
  readonly named: Sentence | undefined;
  /** Said by the call-taker: to be registered though the map does not show where. */
  readonly withoutPoint: boolean;
  readonly said: string;
  readonly about: ComplainedOf;
}

export const emptyDraft: CallDraft = {
  channel: "voice",
  kind: "emergency",
  number: "",
  name: "",
  recordingNumber: "",
  type: undefined,
  priority: undefined,
  words: "",
  point: undefined,
  named: undefined,
  withoutPoint: false,
  said: "",
  about: nobodyComplainedOf,
};

/** How far a draft has been given, so that pressing again after a refusal goes on and repeats nothing. */
export interface Given {
  callId?: string;
  /** What of the draft has been noted, and which text of what was said: that is added to, never replaced. */
  noted?: string;
  said?: string;
}

type Give = (name: string, body: unknown) => Promise<OrderAnswer>;

export type Purpose =
  | "open"
  | "hold"
  | "complaint"
  | { readonly join: string }
  | { readonly mark: string; readonly reason: string };

/** What is missing before a draft can be registered as an incident, by the field that misses it, in their order. */
export function missingIn(draft: CallDraft): { readonly type?: "type"; readonly place?: "place" | "point" } {
  const isOnMap = draft.point !== undefined;
  const hasWords = draft.words.trim() !== "";
  return {
    ...(draft.type === undefined ? { type: "type" } : {}),
    ...(isOnMap || (hasWords && draft.withoutPoint) ? {} : { place: hasWords ? "point" : "place" }),
  };
}

/**
 * Gives the orders that a draft amounts to, one after another, and stops at the first that is not accepted. Answers the
 * last answer. The orders: the contact, what was said, then the incident, the joining or the mark. The contact counts
 * as rung and answered when the form was opened, because that is when the caller began to speak. Without `asCall` there
 * was no contact, and only the incident is given.
 */
export async function registerCall(
  give: Give,
  draft: CallDraft,
  given: Given,
  o: { purpose: Purpose; asCall: boolean; openedAt: number },
): Promise<OrderAnswer> {
  const { purpose } = o;
  const began = serverNow() - o.openedAt > 2000 ? { occurredAt: instantOf(o.openedAt) } : {};
  if (o.asCall && given.callId === undefined) {
    const rang = await give("RingCall", {
      channel: draft.channel,
      kind: draft.kind,
      ...written("number", draft.number),
      ...written("recordingNumber", draft.recordingNumber),
      ...began,
    });
    if (rang.kind !== "accepted") return rang;
    given.callId = rang.id;
    // Its own number and kind were given with the ring; whom a complaint is about was not.
    given.noted = notedText({ ...draft, name: "", said: "", about: nobodyComplainedOf });
    const answered = await give("AnswerCall", { callId: rang.id, ...began });
    if (answered.kind !== "accepted") return answered;
  }
  const { callId } = given;
  if (callId !== undefined && given.noted !== notedText(draft)) {
    const note = {
      ...(given.said === draft.said ? {} : written("said", draft.said)),
      ...written("number", draft.number),
      ...written("name", draft.name),
      ...written("recordingNumber", draft.recordingNumber),
      kind: draft.kind,
      ...(draft.kind === "complaint" ? complainedOf(draft.about) : {}),
    };
    const noted = await give("NoteCall", { callId, ...note });
    if (noted.kind !== "accepted") return noted;
    given.noted = notedText(draft);
    given.said = draft.said;
  }
  const attached = callId === undefined ? {} : { callId };
  if (purpose === "complaint") return give("EndCall", attached);
  if (typeof purpose === "object" && "mark" in purpose) {
    const marked = await give("MarkCall", { ...attached, mark: purpose.mark, reason: purpose.reason });
    return marked.kind === "accepted" ? give("EndCall", attached) : marked;
  }
  if (typeof purpose === "object") return give("JoinCall", { ...attached, incidentId: purpose.join });
  return give("OpenIncident", {
    ...attached,
    type: draft.type,
    ...(draft.priority === undefined ? {} : { priority: draft.priority }),
    place: placeGiven(draft),
    ...written("narrative", draft.said),
    ...(purpose === "hold" ? { held: true } : {}),
  });
}

/** Notes the number alone, before the rest of the draft; true when it is recorded. */
export async function noteNumber(give: Give, callId: string, number: string): Promise<boolean> {
  const noted = written("number", number);
  return (await give("NoteCall", { callId, ...noted })).kind === "accepted";
}

export function notedText(draft: CallDraft): string {
  const about = draft.kind === "complaint" ? Object.values(draft.about) : [];
  return [draft.said, draft.number, draft.name, draft.recordingNumber, draft.kind, ...about]
    .map((part) => part.trim())
    .join("\u0001");
}

function written(field: string, text: string): Readonly<Record<string, string>> {
  const trimmed = text.trim();
  return trimmed === "" ? {} : { [field]: trimmed };
}

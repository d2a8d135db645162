import { z } from "zod";
import { districtStream } from "../district/facts.ts";
import type { Instant } from "../ground/instant.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { same, type Sentence } from "../ground/sentence.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import type { States } from "../ground/fold.ts";
import { aboutStreams, judgeAbout, judgeParty } from "./asking.ts";
import { enteredDigest, enteredTaskId } from "./entered.ts";
import { enteredShape, TaskEntered } from "./entered-facts.ts";
import { isSameParty, partyKey } from "./party.ts";
import { noServices, servicesView } from "./service.ts";
import { servicesStream } from "./service-facts.ts";
import { taskStream } from "./task-facts.ts";
import { taskView } from "./task-view.ts";

const enterBody = z.strictObject({
  ...enteredShape,
  with: enteredShape.with.default([]),
  priority: enteredShape.priority.default(2),
  /** What was to be done; of a request the menu says it. */
  title: text(80).optional(),
  service: codeSchema.optional(),
  words: sealedText(4000).optional(),
  answer: sealedText(4000).optional(),
  reason: text(500).optional(),
});

/** A task as somebody gives it, its words in plain text. */
export type EnterBody = z.input<typeof enterBody>;

type Body = Omit<z.output<typeof enterBody>, "answer" | "words">;

/** The moments of a task in the order they must come. */
const steps = ["signedAt", "answeredAt", "closedAt", "withdrawnAt"] as const;

/** None before the one before it, none ahead of now; over in one way only, and closed only when it was answered. */
function judgeTimes(
  body: Body,
  { occurredAt, receivedAt }: Pick<Order<unknown>, "occurredAt" | "receivedAt">,
): Refusal<"AnswerBeforeSign" | "ClosedUnanswered" | "StepBeforeAnother" | "StepInFuture"> | undefined {
  let before: Instant = occurredAt;
  for (const field of steps) {
    const at = body[field];
    if (at === undefined) continue;
    if (at > receivedAt) return refuse("StepInFuture", { field });
    if (at < before) return refuse("StepBeforeAnother", { field });
    before = at;
  }
  if (body.answerBy !== undefined && body.answerBy < body.signBy) return refuse("AnswerBeforeSign");
  const isUnanswered = body.closedAt !== undefined && (body.answeredAt === undefined || body.withdrawnAt !== undefined);
  return isUnanswered ? refuse("ClosedUnanswered", { field: "closedAt" }) : undefined;
}

/** Where it is from and who did it; nobody twice. */
function judgeParties(states: States, { from, to, with: along }: Body) {
  if (isSameParty(from, to)) return refuse("PartyIsOneself");
  for (const [place, party] of [from, to, ...along].entries()) {
    const wrong = judgeParty(states, party);
    if (wrong !== undefined) return wrong;
    if ([from, to, ...along].findIndex((one) => isSameParty(one, party)) < place) {
      return refuse("PartyTwice", { party: partyKey(party) });
    }
  }
  return undefined;
}

/** What it is called: a request by the item of the menu it is of, which alone can be asked for (SCOPE.md, boundary 9). */
function judgeWhat(
  states: States,
  { service, title, about }: Body,
):
  | { readonly title: Sentence; readonly referral: boolean }
  | Refusal<"RequestOfNothing" | "ServiceUnknown" | "TitleMissing"> {
  if (service === undefined) {
    return title === undefined ? refuse("TitleMissing", { field: "title" }) : { title: same(title), referral: false };
  }
  const item = (states(servicesView, servicesStream) ?? noServices).services[service];
  if (item === undefined) return refuse("ServiceUnknown", { service });
  return about === undefined
    ? refuse("RequestOfNothing", { field: "about" })
    : { title: item.name, referral: item.referral };
}

/**
 * Enters a task of another system as it stood there, open or over; it occurred when it was asked for. Entered again with
 * other content it is told anew, until somebody works on it here; the same content records nothing.
 */
export const EnterTask = defineOrder("EnterTask", {
  title: { zh: "补录其他系统的任务", en: "Enter a task of another system" },
  roles: ["dutyCommander", "importer"],
  underGlass: false,
  body: enterBody,
  sealed: ["words", "answer"],
  record: ({ body }) => taskStream(enteredTaskId(body.source, body.ref)),
  streams: ({ body }) => [
    ...[districtStream, servicesStream, taskStream(enteredTaskId(body.source, body.ref))],
    ...aboutStreams(body.about),
  ],
  refuses: [
    ...([
      "AboutUnknown",
      "AnswerBeforeSign",
      "ClosedUnanswered",
      "GroupOver",
      "GroupUnknown",
      "PartyIsOneself",
    ] as const),
    ...(["PartyTwice", "PartyUnknown", "ReferralHasNoResult", "RequestOfNothing", "ServiceUnknown"] as const),
    ...(["StepBeforeAnother", "StepInFuture", "TaskWorkedOn", "TitleMissing"] as const),
  ],
  decide: (states, order) => {
    const { words, answer, ...body } = order.body;
    const stream = taskStream(enteredTaskId(body.source, body.ref));
    const what = judgeWhat(states, body);
    if ("refused" in what) return what;
    const wrong = judgeTimes(body, order) ?? judgeParties(states, body) ?? judgeAbout(states, body.about);
    if (wrong !== undefined) return wrong;
    if (what.referral && answer !== undefined) return refuse("ReferralHasNoResult");
    const { title: _, ...said } = body;
    const plain = { ...said, ...what };
    const digest = enteredDigest(plain, { answer: answer !== undefined, words: words !== undefined }, order.occurredAt);
    const before = states(taskView, stream)?.entered;
    if (before?.digest === digest) return [];
    if (before?.isWorkedOn === true) return refuse("TaskWorkedOn", { ref: body.ref });
    const sealed = { ...(words === undefined ? {} : { words }), ...(answer === undefined ? {} : { answer }) };
    return [TaskEntered.draft([stream], { ...plain, ...sealed })];
  },
});

import { z } from "zod";
import { plusSeconds } from "../ground/instant.ts";
import { judgeSecond } from "../access/second-person.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { sealedText } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { RecordCorrected } from "./facts.ts";
import { keptOf, namedOf } from "./kept.ts";
import {
  identitiesShown,
  personRequestKinds,
  PersonRequestAnswered,
  personRequestOutcomes,
  PersonRequestReceived,
  recordSchema,
  RequestRecordAdded,
  RequestRecordDropped,
  requestStream,
} from "./request-facts.ts";
import { openRequestOf, requestView } from "./requests.ts";

/** Within which a person's request is answered (GB/T 35273-2020, 8.7). */
export const answerDays = 30;

/** More would be a search by person (SCOPE.md, boundary 7): an officer names each record. */
const mostRecords = 50;

/**
 * Somebody asks about themself, having shown who they are (PIPL art. 45-47). The records it is about are named one by one:
 * there is no search for them by who it is. Refused: `RecordUnknown`.
 */
export const ReceivePersonRequest = defineOrder("ReceivePersonRequest", {
  title: { zh: "受理个人信息请求", en: "Receive a person's request" },
  roles: ["supervisor"],
  body: z.strictObject({
    kind: z.enum(personRequestKinds),
    applicant: sealedText(200),
    contact: sealedText(200),
    identityShown: z.enum(identitiesShown),
    concerns: z.array(recordSchema).max(mostRecords),
    words: sealedText(2000).optional(),
  }),
  sealed: ["applicant", "contact", "words"],
  record: ({ id }) => requestStream(id),
  streams: ({ id, body }) => [requestStream(id), ...body.concerns],
  refuses: ["RecordUnknown"],
  decide: (states, { id, body, receivedAt }) => {
    const unknown = body.concerns.find((stream) => namedOf(states, stream) === null);
    if (unknown !== undefined) return refuse("RecordUnknown", { stream: unknown });
    const { words, concerns, ...rest } = body;
    return [
      PersonRequestReceived.draft([requestStream(id)], {
        ...rest,
        concerns: [...new Set(concerns)],
        ...(words === undefined ? {} : { words }),
        dueBy: plusSeconds(receivedAt, answerDays * 86_400),
      }),
    ];
  },
});

const oneRecord = z.strictObject({ requestId: ulidSchema, stream: recordSchema });

/** Refused: `PersonRequestUnknown`, `PersonRequestOver`, `RecordUnknown`, `TooManyRecords`. */
export const AddRequestRecord = defineOrder("AddRequestRecord", {
  title: { zh: "请求加入相关记录", en: "Add a record to a request" },
  roles: ["supervisor"],
  body: oneRecord,
  streams: ({ body }, states) => [...streamsOf(states, body.requestId), body.stream],
  refuses: ["PersonRequestOver", "PersonRequestUnknown", "RecordUnknown", "TooManyRecords"],
  decide: (states, { body: { requestId, stream } }) => {
    const request = openRequestOf(states, requestId);
    if (isRefusal(request)) return request;
    if (namedOf(states, stream) === null) return refuse("RecordUnknown", { stream });
    if (request.concerns.includes(stream)) return [];
    if (request.concerns.length >= mostRecords) return refuse("TooManyRecords", { most: mostRecords });
    return [RequestRecordAdded.draft([requestStream(requestId)], { stream })];
  },
});

/** Refused: `PersonRequestUnknown`, `PersonRequestOver`. */
export const DropRequestRecord = defineOrder("DropRequestRecord", {
  title: { zh: "请求移出相关记录", en: "Drop a record from a request" },
  roles: ["supervisor"],
  body: oneRecord,
  streams: ({ body }, states) => streamsOf(states, body.requestId),
  refuses: ["PersonRequestOver", "PersonRequestUnknown"],
  decide: (states, { body: { requestId, stream } }) => {
    const request = openRequestOf(states, requestId);
    if (isRefusal(request)) return request;
    return request.concerns.includes(stream)
      ? [RequestRecordDropped.draft([requestStream(requestId)], { stream })]
      : [];
  },
});

/**
 * Writes down what the person says is right, beside the record, which stays. Refused: `PersonRequestUnknown`,
 * `PersonRequestOver`, `RecordNotConcerned`, `RecordErased`.
 */
export const CorrectRecord = defineOrder("CorrectRecord", {
  title: { zh: "依本人请求更正记录", en: "Correct a record at the person's request" },
  roles: ["supervisor"],
  body: z.strictObject({ requestId: ulidSchema, stream: recordSchema, text: sealedText(2000) }),
  sealed: ["text"],
  record: ({ body }) => body.stream,
  streams: ({ body }, states) => [...streamsOf(states, body.requestId), body.stream],
  refuses: ["PersonRequestOver", "PersonRequestUnknown", "RecordErased", "RecordNotConcerned"],
  decide: (states, { body: { requestId, stream, text } }) => {
    const request = openRequestOf(states, requestId);
    if (isRefusal(request)) return request;
    if (!request.concerns.includes(stream)) return refuse("RecordNotConcerned", { stream });
    if (keptOf(states, stream)?.erasedAt !== undefined) return refuse("RecordErased", { stream });
    return [RecordCorrected.draft([stream, requestStream(requestId)], { request: requestId, text })];
  },
});

/**
 * By another person than the one who received it. Refused: `PersonRequestUnknown`, `PersonRequestOver`,
 * `SecondPersonIsFirst`, `SecondPersonLetIn`.
 */
export const AnswerPersonRequest = defineOrder("AnswerPersonRequest", {
  title: { zh: "答复个人信息请求", en: "Answer a person's request" },
  roles: ["supervisor", "dutyCommander"],
  underGlass: false,
  body: z.strictObject({
    requestId: ulidSchema,
    outcome: z.enum(personRequestOutcomes),
    words: sealedText(2000).optional(),
  }),
  sealed: ["words"],
  record: ({ body }) => requestStream(body.requestId),
  streams: ({ body }, states) => streamsOf(states, body.requestId),
  refuses: ["PersonRequestOver", "PersonRequestUnknown", "SecondPersonIsFirst", "SecondPersonLetIn"],
  decide: (states, { by, body: { requestId, outcome, words } }) => {
    const request = openRequestOf(states, requestId);
    if (isRefusal(request)) return request;
    const same = judgeSecond({ officer: request.receivedBy, letIn: request.receivedLetIn ?? [] }, by);
    if (same !== undefined) return same;
    const said = words === undefined ? {} : { words };
    return [PersonRequestAnswered.draft([requestStream(requestId)], { outcome, ...said })];
  },
});

/** The request with the records it concerns: whoever may not see one of them does not handle it. */
function streamsOf(states: States, id: string): readonly string[] {
  const request = states(requestView, requestStream(id));
  return [requestStream(id), ...(request?.concerns ?? [])];
}

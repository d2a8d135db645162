import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { phrase } from "../ground/sentence.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { States } from "../ground/fold.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import {
  type identitiesShown,
  type personRequestKinds,
  type personRequestOutcomes,
  type RequestFact,
  requestStream,
} from "./request-facts.ts";
import { requestRetained } from "./retained.ts";

/** What somebody asked for about themself: who it is stays sealed under the request's own key. */
export interface PersonRequest {
  readonly id: string;
  readonly kind: (typeof personRequestKinds)[number];
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  /** Who may be behind the account that received it. */
  readonly receivedLetIn?: readonly string[];
  readonly dueBy: Instant;
  readonly applicant: Sealed;
  readonly contact: Sealed;
  readonly identityShown: (typeof identitiesShown)[number];
  readonly words?: Sealed;
  readonly concerns: readonly string[];
  readonly corrections: readonly { readonly stream: string; readonly at: Instant; readonly by: string }[];
  readonly answered?: {
    readonly outcome: (typeof personRequestOutcomes)[number];
    readonly words?: Sealed;
    readonly at: Instant;
    readonly by: string;
  };
}

export const requestView: StreamView<PersonRequest> = {
  room: "privacy",
  kind: "request",
  owner: true,
  retained: requestRetained,
  evolve: (state: PersonRequest | null, told: Fact) => {
    const fact = told as RequestFact;
    if (fact.type === "PersonRequestReceived") {
      const { words, ...rest } = fact.data;
      return {
        ...{ id: fact.order, receivedAt: fact.occurredAt, receivedBy: fact.by.officer },
        ...(fact.by.letIn === undefined ? {} : { receivedLetIn: fact.by.letIn }),
        ...rest,
        ...(words === undefined ? {} : { words }),
        corrections: [],
      };
    }
    if (state === null) return null;
    switch (fact.type) {
      case "RequestRecordAdded":
        return { ...state, concerns: [...state.concerns, fact.data.stream] };
      case "RequestRecordDropped":
        return { ...state, concerns: state.concerns.filter((stream) => stream !== fact.data.stream) };
      case "RecordCorrected": {
        const correction = { stream: fact.streams[0] ?? "", at: fact.occurredAt, by: fact.by.officer };
        return { ...state, corrections: [...state.corrections, correction] };
      }
      case "PersonRequestAnswered": {
        const { outcome, words } = fact.data;
        const said = words === undefined ? {} : { words };
        return { ...state, answered: { outcome, ...said, at: fact.recordedAt, by: fact.by.officer } };
      }
      default:
        return state;
    }
  },
  ...seenByAll("supervisor", "dutyCommander", "auditAdministrator"),
  tellsOf: ({ concerns, corrections }) => [...concerns, ...corrections.map(({ stream }) => stream)],
  owed: ({ id, answered, dueBy, receivedBy }) =>
    answered === undefined
      ? [
          {
            ...{ kind: "answer", by: ["supervisor"], not: [receivedBy], due: dueBy },
            what: phrase({ zh: "本人请求 {number}", en: "A person's own request {number}" }, { number: id.slice(-6) }),
          },
        ]
      : [],
  isCurrent: ({ answered }) => answered === undefined,
};

/** The request while it waits for its answer; `PersonRequestUnknown`, `PersonRequestOver`. */
export function openRequestOf(
  states: States,
  id: string,
): PersonRequest | Refusal<"PersonRequestOver" | "PersonRequestUnknown"> {
  const request = states(requestView, requestStream(id));
  if (request === null) return refuse("PersonRequestUnknown");
  return request.answered === undefined ? request : refuse("PersonRequestOver", { by: request.answered.by });
}

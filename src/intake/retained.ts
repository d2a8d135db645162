import { type Fact, streamKind } from "../ground/fact.ts";
import { type Retained, retentionKinds } from "../ground/retention.ts";
import { CallEnded, CallRang } from "./facts.ts";

/** A complaint about how a call was taken, and its review, end within the year. */
export const intakeRetentions = retentionKinds({
  call: { name: { zh: "来电（号码、姓名、通话内容）", en: "Calls (number, name, what was said)" }, usualDays: 365 },
});

/** Dispatch's facts by which a call belongs to an incident: by name, since intake does not import dispatch's union. */
const attaching = new Set(["IncidentOpened", "CallJoined"]);

/** The incident that a fact gives a call to. */
export function incidentOf({ type, streams }: Fact): string | undefined {
  return attaching.has(type) ? streams.find((stream) => streamKind(stream) === "incident") : undefined;
}

/** A call's time begins with its end; what keeps its incident keeps it. */
export const callRetained: Retained = {
  by: intakeRetentions.call,
  named: { zh: "来电 {id}", en: "Call {id}" },
  isOver: ({ type }) => (type === CallRang.type ? false : type === CallEnded.type ? true : undefined),
  partOf: incidentOf,
};

import type { Sentence } from "../../ground/sentence.ts";
import type { Client } from "../../journal/web/client.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Assignment, Incident } from "../incident.ts";
import { dispatchTexts } from "./texts.ts";

/** An order that can be given now for an assignment. */
export interface AssignmentAction {
  readonly order: string;
  readonly title: Sentence;
  readonly reason?: "needed";
  readonly body: Readonly<Record<string, unknown>>;
}

const forward = [
  { order: "AcknowledgeOrder", title: dispatchTexts.acknowledge },
  { order: "GoEnRoute", title: dispatchTexts.goEnRoute },
  { order: "ArriveOnScene", title: dispatchTexts.arrive },
  { order: "BeginHandling", title: dispatchTexts.handle },
  { order: "ClearUnit", title: dispatchTexts.clear },
] as const satisfies readonly { order: string; title: Sentence }[];

const aside = [
  { order: "ClearUnit", title: dispatchTexts.notOnScene },
  { order: "ReturnAssignment", title: dispatchTexts.giveBack },
  { order: "CancelAssignment", title: dispatchTexts.cancel },
] as const satisfies readonly { order: string; title: Sentence }[];

/**
 * What the rules would accept now: steps forward in the order of the field (the first is the usual next one), and the
 * ways out that need a reason. `ChangeLead` is offered only to a unit in support.
 */
export function actionsFor(
  client: Client,
  incident: Incident,
  assignment: Assignment,
): {
  readonly steps: readonly AssignmentAction[];
  readonly ways: readonly AssignmentAction[];
  readonly canUndo: boolean;
} {
  const body = { incidentId: incident.id, assignmentId: assignment.id };
  const accepted = (order: string, extra: Readonly<Record<string, unknown>> = {}) =>
    rehearse(client, order, { ...body, ...extra }) === null;
  const steps = forward.filter(({ order }) => accepted(order)).map((action) => ({ ...action, body }));
  const canClear = steps.some(({ order }) => order === "ClearUnit");
  const ways: AssignmentAction[] = aside
    .filter(({ order }) => !(order === "ClearUnit" && canClear) && accepted(order, { reason: "…" }))
    .map((action) => ({ ...action, body, reason: "needed" }));
  if (assignment.role === "support" && accepted("ChangeLead")) {
    ways.unshift({ order: "ChangeLead", title: dispatchTexts.makeLead, body });
  }
  return { steps, ways, canUndo: accepted("UndoStep") };
}

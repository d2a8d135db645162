import { z } from "zod";
import type { FactDraft } from "../ground/fact.ts";
import type { Sentence } from "../ground/sentence.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { incidentOf, openIncidentOf } from "./asking.ts";
import {
  IncidentDiverted,
  IncidentHandedOver,
  IncidentMerged,
  IncidentsLinked,
  IncidentUnmerged,
  IncidentVoided,
  IncidentWithdrawn,
  voidMarks,
} from "./ending-facts.ts";
import { incidentStream } from "./facts.ts";
import { isActive } from "./stage.ts";

const hall = ["importer", "calltaker", "dispatcher"] as const;
const reason = text(500);

/**
 * 合并警情: two records of one event; the work goes on in the other. Crews stay on the incident they were ordered to
 * until they are cleared there, so a merge waits for that or for their reassignment. Refused: `CrewStillAssigned`,
 * `MergeIntoItself`, `IncidentEnded` for either.
 */
export const MergeIncident = defineOrder("MergeIncident", {
  title: { zh: "合并警情", en: "Merge incidents" },
  roles: hall,
  body: z.strictObject({ incidentId: ulidSchema, intoId: ulidSchema, reason }),
  streams: ({ body }) => [incidentStream(body.incidentId), incidentStream(body.intoId)],
  refuses: ["CrewStillAssigned", "IncidentEnded", "IncidentUnknown", "MergeIntoItself"],
  decide: (states, { body: { incidentId, intoId, reason: why } }) => {
    if (incidentId === intoId) return refuse("MergeIntoItself");
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const into = openIncidentOf(states, intoId);
    if (isRefusal(into)) return into;
    const crew = incident.assignments.find(isActive);
    if (crew !== undefined) return refuse("CrewStillAssigned", { unit: crew.callsign });
    const streams = [incidentStream(incidentId), incidentStream(intoId)];
    return [IncidentMerged.draft(streams, { incident: incidentId, into: intoId, reason: why })];
  },
});

/** Takes a merge back; the incident goes on where it was. Refused: `NotMerged`. */
export const UnmergeIncident = defineOrder("UnmergeIncident", {
  title: { zh: "取消合并", en: "Unmerge" },
  roles: hall,
  body: z.strictObject({ incidentId: ulidSchema, reason }),
  streams: ({ body }, states) => {
    const incident = incidentOf(states, body.incidentId);
    const into = !isRefusal(incident) && incident.exit?.how === "merged" ? [incidentStream(incident.exit.into)] : [];
    return [incidentStream(body.incidentId), ...into];
  },
  refuses: ["IncidentUnknown", "NotMerged"],
  decide: (states, { body }) => {
    const incident = incidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    if (incident.exit?.how !== "merged") return refuse("NotMerged");
    const from = incident.exit.into;
    const streams = [incidentStream(incident.id), incidentStream(from)];
    return [IncidentUnmerged.draft(streams, { incident: incident.id, from, reason: body.reason })];
  },
});

/** 关联警情: two events that have to do with each other. Refused: `AlreadyLinked`, `MergeIntoItself`. */
export const LinkIncidents = defineOrder("LinkIncidents", {
  title: { zh: "关联警情", en: "Link incidents" },
  roles: hall,
  body: z.strictObject({ incidentId: ulidSchema, otherId: ulidSchema }),
  streams: ({ body }) => [incidentStream(body.incidentId), incidentStream(body.otherId)],
  refuses: ["AlreadyLinked", "IncidentUnknown", "MergeIntoItself"],
  decide: (states, { body: { incidentId, otherId } }) => {
    if (incidentId === otherId) return refuse("MergeIntoItself");
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const other = incidentOf(states, otherId);
    if (isRefusal(other)) return other;
    if (incident.links.includes(otherId)) return refuse("AlreadyLinked");
    const streams = [incidentStream(incidentId), incidentStream(otherId)];
    return [IncidentsLinked.draft(streams, { incidents: [incidentId, otherId] })];
  },
});

/** An exit from the main life; a crew that is still on it must be cleared or called back first: `CrewStillAssigned`. */
function defineExit<Shape extends z.ZodObject<{ incidentId: typeof ulidSchema }>>(
  name: string,
  title: Sentence,
  body: Shape,
  draft: (stream: string, body: z.output<Shape>) => FactDraft,
) {
  return defineOrder(name, {
    title,
    roles: hall,
    body,
    streams: (order) => [incidentStream((order.body as { incidentId: string }).incidentId)],
    refuses: ["CrewStillAssigned", "IncidentEnded", "IncidentUnknown"],
    decide: (states, order) => {
      const { incidentId } = order.body as { incidentId: string };
      const incident = openIncidentOf(states, incidentId);
      if (isRefusal(incident)) return incident;
      const crew = incident.assignments.find(isActive);
      if (crew !== undefined) return refuse("CrewStillAssigned", { unit: crew.callsign });
      return [draft(incidentStream(incidentId), order.body as z.output<Shape>)];
    },
  });
}

const elsewhere = z.strictObject({ incidentId: ulidSchema, to: text(120), reason });

/** 分流: not police work (12345 and others). */
export const DivertIncident = defineExit(
  "DivertIncident",
  { zh: "分流", en: "Divert" },
  elsewhere,
  (stream, { to, reason: why }) => IncidentDiverted.draft([stream], { to, reason: why }),
);

/** 移交 to a case unit or another agency: that it was handed over is recorded, never what they found. */
export const HandOverIncident = defineExit(
  "HandOverIncident",
  { zh: "移交", en: "Hand over" },
  elsewhere,
  (stream, { to, reason: why }) => IncidentHandedOver.draft([stream], { to, reason: why }),
);

/** The caller takes it back. */
export const WithdrawIncident = defineExit(
  "WithdrawIncident",
  { zh: "报警人撤销", en: "Withdraw" },
  z.strictObject({ incidentId: ulidSchema, reason }),
  (stream, { reason: why }) => IncidentWithdrawn.draft([stream], { reason: why }),
);

/** 撤销, 虚假, 重复, 误拨: a mark on this incident only. */
export const VoidIncident = defineExit(
  "VoidIncident",
  { zh: "撤销警情", en: "Void" },
  z.strictObject({ incidentId: ulidSchema, mark: z.enum(voidMarks), reason }),
  (stream, { mark, reason: why }) => IncidentVoided.draft([stream], { mark, reason: why }),
);

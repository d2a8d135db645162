import { z } from "zod";
import { isRefusal } from "../ground/refusal.ts";
import { sealedText } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { concernOfIncident, incidentOf } from "./asking.ts";
import { detailKinds, DetailNoted } from "./detail-facts.ts";
import { incidentStream } from "./facts.ts";

/**
 * A number or a name by itself: sealed under the incident, and opened only by whoever asks for details, so that reading
 * what happened does not show it. Also after filing, as the narrative.
 */
export const NoteDetail = defineOrder("NoteDetail", {
  title: { zh: "记录单列信息", en: "Note a detail apart" },
  roles: ["importer", "calltaker", "dispatcher", "station", "unit", "department"],
  body: z.strictObject({ incidentId: ulidSchema, kind: z.enum(detailKinds), detail: sealedText(200) }),
  sealed: ["detail"],
  // An identity number is rarely needed with the story.
  apart: ["detail"],
  record: ({ body }) => incidentStream(body.incidentId),
  concerns: concernOfIncident,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentUnknown"],
  decide: (states, { body: { incidentId, kind, detail } }) => {
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    return [DetailNoted.draft([incidentStream(incidentId)], { kind, detail })];
  },
});

import { underGlassTie } from "../access/ties.ts";
import { callStream } from "../intake/facts.ts";
import type { Owed } from "../ground/owed.ts";
import { seenByAll, type StreamView, type Timer } from "../ground/room.ts";
import { phrase } from "../ground/sentence.ts";
import {
  type Complaint,
  complaintDue,
  complaintStage,
  isComplaintOpen,
  evolveComplaint,
  nextReminder,
  wantsAttending,
} from "./complaint.ts";
import { complaintRetained } from "./complaint-retained.ts";

function timers(complaint: Complaint): readonly Timer[] {
  const next = nextReminder(complaint);
  if (next === undefined) return [];
  const { step, minutes, at } = next;
  const due = complaintDue(complaint)?.clock.due ?? at;
  return [
    {
      name: `remind/${step}/${due}/${minutes}`,
      ...{ due: at, order: "RemindComplaint", body: { complaintId: complaint.id, step, minutes } },
    },
  ];
}

/** The review of an answer: to give it to another than who answered, to answer. */
function reviewOwed(complaint: Complaint, not: string): Owed {
  const { number, handler } = complaint;
  const due = complaintDue(complaint);
  const timed = due === undefined ? {} : { due: due.clock.due };
  return handler === undefined
    ? {
        ...{ kind: "sign", by: ["supervisor"], not: [not], ...timed },
        what: phrase(
          { zh: "投诉 {number}：确定复查承办人", en: "Complaint {number}: give its review to somebody" },
          { number },
        ),
      }
    : {
        ...{ kind: "answer", by: [`person:${handler}`], ...timed },
        what: phrase({ zh: "投诉 {number}：答复复查", en: "Complaint {number}: answer the review" }, { number }),
      };
}

/** What is owed for it now: to go out, to give it to somebody, to tell, to answer. */
function owed(complaint: Complaint): readonly Owed[] {
  const { number, handler, answered, receivedAt } = complaint;
  if (!isComplaintOpen(complaint)) return [];
  if (answered !== undefined) return [reviewOwed(complaint, answered.by)];
  const by = handler === undefined ? ["supervisor"] : [`person:${handler}`];
  const due = complaintDue(complaint);
  const out: readonly Owed[] = wantsAttending(complaint)
    ? [
        {
          ...{ kind: "check", by, due: receivedAt },
          what: phrase({ zh: "投诉 {number}：立即到现场", en: "Complaint {number}: go out at once" }, { number }),
        },
      ]
    : [];
  if (handler === undefined) {
    const what = phrase({ zh: "投诉 {number}：确定承办人", en: "Complaint {number}: give it to somebody" }, { number });
    return [...out, { kind: "sign", by, what, ...(due === undefined ? {} : { due: due.clock.due }) }];
  }
  const what =
    due?.step === "notice"
      ? phrase({ zh: "投诉 {number}：受理告知", en: "Complaint {number}: tell that it was taken" }, { number })
      : phrase({ zh: "投诉 {number}：答复", en: "Complaint {number}: answer" }, { number });
  return [...out, { kind: "answer", by, what, ...(due === undefined ? {} : { due: due.clock.due }) }];
}

/**
 * Supervision sees complaints, and a duty commander, who handles what supervision cannot; but nobody one about themself,
 * their crew, station or department, whatever they work as, and nobody under a broken glass. Whoever may not see the call
 * it was made by does not see it either.
 */
export const complaintView: StreamView<Complaint> = {
  room: "supervision",
  kind: "complaint",
  owner: true,
  retained: complaintRetained,
  evolve: evolveComplaint,
  timers,
  ...seenByAll("supervisor", "dutyCommander"),
  hiddenFrom: ({ ties }) => [...ties, underGlassTie],
  tellsOf: ({ call }) => (call === undefined ? [] : [callStream(call)]),
  owed,
  told: (complaint) => ({ number: complaint.number, stage: complaintStage(complaint) }),
  isCurrent: isComplaintOpen,
};

import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage, RoomWeb } from "../../journal/web/room-web.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { complaintView } from "../complaint-view.ts";
import { complaintTitles } from "./complaint-titles.ts";
import { complaintsWaiting } from "./complaint-waiting.ts";

export const complaintPages: readonly RoomPage[] = [
  {
    path: "/complaints",
    title: complaintTitles.complaints,
    group: "law",
    help: async () => (await import("./page-help.ts")).complaints,
    waiting: complaintsWaiting,
    isFor: (asked) =>
      // Whoever answers calls tells where a complaint stands.
      mayGive(asked, "AnswerCall") ||
      mayGive(asked, "ReceiveComplaint") ||
      seesKind(asked, complaintView, asked.session),
    load: async () => (await import("./complaints-page.tsx")).ComplaintsPage,
  },
];

export const complaintShows: NonNullable<RoomWeb["shows"]> = {
  complaint: (complaint) => ({ to: "/complaints", search: { complaint } }),
};

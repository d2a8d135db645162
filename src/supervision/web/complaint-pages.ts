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
    help: {
      lines: [
        {
          zh: "对服务的投诉：来电、来访、来信、邮件、网上，从登记到答复。",
          en: "Complaints about the service, by call, counter, letter, mail and web, from taking them to the answer.",
        },
        {
          zh: "投诉对象在任何岗位都看不到；承办人不得与其有关。",
          en: "Whom one is about never sees it; its handler has nothing to do with them.",
        },
        {
          zh: "投诉人凭编号查询进度：只告知环节和时间。",
          en: "A complainant asks by the number where it stands: stage and times only.",
        },
      ],
      guide: "supervision",
    },
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

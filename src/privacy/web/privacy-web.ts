import { alarmsWaiting, requestsWaiting } from "./privacy-waiting.ts";
import { tagsOf } from "../../access/sight.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { giverOf } from "../../access/own-session.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { openingView } from "../openings.ts";
import { requestView } from "../requests.ts";
import { privacyRoom } from "../room.ts";
import { privacyFields } from "./field-names.ts";

export const privacyWeb: RoomWeb = {
  rules: privacyRoom,
  pages: [
    {
      path: "/openings",
      title: { zh: "查阅记录", en: "Openings" },
      group: "law",
      waiting: alarmsWaiting,
      isFor: (asked) => seesKind(asked, openingView),
      load: async () => (await import("./openings-page.tsx")).OpeningsPage,
    },
    {
      path: "/reads",
      title: { zh: "阅览记录", en: "Record of reads" },
      group: "law",
      isFor: ({ session }) => tagsOf(giverOf(session)).includes("auditAdministrator"),
      load: async () => (await import("./reads-page.tsx")).RecordOfReadsPage,
    },
    {
      path: "/privacy",
      title: { zh: "个人信息", en: "Personal information" },
      group: "law",
      waiting: requestsWaiting,
      isFor: (asked) => seesKind(asked, requestView),
      load: async () => (await import("./privacy-page.tsx")).PrivacyPage,
    },
  ],
  words: { fields: privacyFields },
};

import { paperPath } from "./paper-address.ts";
import { alarmsWaiting, requestsWaiting } from "./privacy-waiting.ts";
import { tagsOf } from "../../access/sight.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { giverOf } from "../../access/own-session.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { openingView } from "../openings.ts";
import { requestView } from "../requests.ts";
import { privacyRoom } from "../room.ts";
import { privacyFields } from "./field-names.ts";
import { pageTitles } from "./page-titles.ts";

export const privacyWeb: RoomWeb = {
  rules: privacyRoom,
  pages: [
    {
      path: "/openings",
      title: { zh: "查阅记录", en: "Openings" },
      help: async () => (await import("./page-help.ts")).openings,
      group: "law",
      waiting: alarmsWaiting,
      isFor: (asked) => seesKind(asked, openingView),
      load: async () => (await import("./openings-page.tsx")).OpeningsPage,
    },
    {
      path: "/reads",
      title: { zh: "阅览记录", en: "Record of reads" },
      help: async () => (await import("./page-help.ts")).reads,
      group: "law",
      isFor: ({ session }) => tagsOf(giverOf(session)).includes("auditAdministrator"),
      load: async () => (await import("./reads-page.tsx")).RecordOfReadsPage,
    },
    {
      path: "/privacy",
      title: { zh: "个人信息", en: "Personal information" },
      help: async () => (await import("./page-help.ts")).privacy,
      group: "law",
      waiting: requestsWaiting,
      isFor: (asked) => seesKind(asked, requestView),
      load: async () => (await import("./privacy-page.tsx")).PrivacyPage,
    },
    {
      path: paperPath,
      params: { request: /^[0-9A-HJKMNP-TV-Z]{26}$/ },
      title: pageTitles.paper,
      isPaper: true,
      isFor: (asked) => mayGive(asked, "CorrectRecord"),
      load: async () => (await import("./paper-page.tsx")).PaperPage,
    },
  ],
  settings: [
    {
      name: "retention",
      place: "privacy",
      title: { zh: "保存期限", en: "Retention" },
      help: async () => (await import("./page-help.ts")).retentionSetting,
      isFor: (asked) => mayGive(asked, "SetRetention"),
      load: async () => (await import("./retention-page.tsx")).RetentionPage,
    },
    {
      name: "budgets",
      place: "privacy",
      title: { zh: "每日查看额度", en: "Budgets of openings" },
      help: async () => (await import("./page-help.ts")).budgetsSetting,
      isFor: (asked) => mayGive(asked, "SetOpeningBudgets"),
      load: async () => (await import("./budget-page.tsx")).BudgetPage,
    },
    {
      name: "keys",
      place: "system",
      title: { zh: "密钥", en: "Keys" },
      help: async () => (await import("./page-help.ts")).keysSetting,
      isFor: (asked) => mayGive(asked, "SetKeyRotation") || mayGive(asked, "RotateKeys"),
      load: async () => (await import("./keys-page.tsx")).KeysPage,
    },
  ],
  shows: {
    request: (request) => ({ to: "/privacy", search: { request } }),
    openings: () => ({ to: "/openings" }),
  },
  words: { fields: privacyFields },
};

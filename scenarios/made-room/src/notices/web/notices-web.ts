import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { noticesRoom } from "../room.ts";

export const noticesWeb: RoomWeb = {
  rules: noticesRoom,
  pages: [
    {
      path: "/notices",
      title: { zh: "告示", en: "Notices" },
      group: "community",
      help: async () => (await import("./page-help.ts")).notices,
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./notices-page.tsx")).NoticesPage,
    },
  ],
  settings: [
    {
      name: "notices",
      place: "district",
      title: { zh: "告示设置", en: "Notice settings" },
      help: async () => (await import("./page-help.ts")).noticesSetting,
      isFor: (asked) => mayGive(asked, "SetNoticeDays"),
      load: async () => (await import("./notice-days-form.tsx")).NoticeDaysForm,
    },
  ],
  words: {
    fields: { hangingDays: { zh: "张贴天数", en: "days a notice hangs" }, noticeId: { zh: "告示", en: "notice" } },
  },
};

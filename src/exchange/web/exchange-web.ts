import { seesKind } from "../../access/web/sees-kind.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { exportView } from "../exporting.ts";
import { exchangeRoom } from "../room.ts";
import { exchangeFields } from "./field-names.ts";
import { pageTitles } from "./page-titles.ts";

export const exchangeWeb: RoomWeb = {
  rules: exchangeRoom,
  pages: [
    {
      path: "/exports",
      title: pageTitles.exports,
      group: "data",
      help: async () => (await import("./page-help.ts")).exports,
      isFor: (asked) => mayGive(asked, "ExportIncidents") || seesKind(asked, exportView),
      load: async () => (await import("./exports-page.tsx")).ExportsPage,
    },
  ],
  words: { fields: exchangeFields },
};

import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { positionsRoom } from "../room.ts";
import { positionsFields } from "./field-names.ts";

export const positionsWeb: RoomWeb = {
  rules: positionsRoom,
  settings: [
    {
      name: "positions",
      place: "privacy",
      title: { zh: "警力位置", en: "Crew positions" },
      help: async () => (await import("./page-help.ts")).positionsSetting,
      isFor: (asked) => mayGive(asked, "ChangePositionSettings"),
      load: async () => (await import("./position-settings-page.tsx")).PositionSettingsPage,
    },
  ],
  words: { fields: positionsFields },
};

import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { statuteRoom } from "../room.ts";
import { statuteFields } from "./field-names.ts";
import { pageTitles } from "./page-titles.ts";

export const statuteWeb: RoomWeb = {
  rules: statuteRoom,
  settings: [
    {
      name: "law",
      place: "district",
      title: { zh: "适用法律与记录", en: "Law and recordings" },
      help: async () => (await import("./page-help.ts")).lawSetting,
      isFor: (asked) => mayGive(asked, "ChooseProfile"),
      load: async () => (await import("./law-page.tsx")).LawPage,
    },
    {
      name: "limits",
      place: "district",
      title: pageTitles.limits,
      help: async () => (await import("./page-help.ts")).limitsSetting,
      isFor: (asked) => mayGive(asked, "SetLimit"),
      load: async () => (await import("./limits-page.tsx")).LimitsPage,
    },
    {
      name: "bounds",
      place: "district",
      title: pageTitles.bounds,
      help: async () => (await import("./page-help.ts")).boundsSetting,
      isFor: (asked) => mayGive(asked, "SetOversightBounds"),
      load: async () => (await import("./bounds-page.tsx")).BoundsPage,
    },
  ],
  words: { fields: statuteFields },
};

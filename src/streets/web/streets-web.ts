import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { streetsRoom } from "../room.ts";
import { streetsFields } from "./field-names.ts";

export const streetsWeb: RoomWeb = {
  rules: streetsRoom,
  settings: [
    {
      name: "streets",
      place: "district",
      title: { zh: "路网", en: "Streets" },
      help: async () => (await import("./page-help.ts")).streetsSetting,
      isFor: (asked) => mayGive(asked, "AdoptStreets"),
      load: async () => (await import("./streets-page.tsx")).StreetsPage,
    },
    {
      name: "speeds",
      place: "dispatch",
      title: { zh: "行程修正系数", en: "Learned speeds" },
      help: async () => (await import("./page-help.ts")).speedsSetting,
      isFor: (asked) => mayGive(asked, "AdoptSpeedFactors"),
      load: async () => (await import("./speeds-page.tsx")).SpeedsPage,
    },
    {
      name: "contraflow",
      place: "dispatch",
      title: { zh: "单行道逆行", en: "Against one-ways" },
      help: async () => (await import("./page-help.ts")).contraflowSetting,
      isFor: (asked) => mayGive(asked, "DecideContraflow"),
      load: async () => (await import("./contraflow-page.tsx")).ContraflowPage,
    },
  ],
  setup: [
    {
      name: "streets",
      place: "land",
      title: { zh: "路网地图", en: "The map of the streets" },
      to: "/settings/streets",
      without: {
        zh: "没有路程和到场估算，推荐按直线距离；地图只有区域轮廓。",
        en: "No routes and arrival estimates: the recommendation goes by straight lines, and the map shows outlines only.",
      },
      reads: "/api/v1/roads",
      state: (_, read) => {
        const adopted = (read as { readonly adopted: object | null } | undefined)?.adopted;
        if (adopted === undefined) return { isDone: null, said: { zh: "正在读取", en: "being read" } };
        return adopted === null
          ? { isDone: false, said: { zh: "没有路网", en: "no streets" } }
          : { isDone: true, said: { zh: "已启用", en: "in use" } };
      },
    },
  ],
  words: { fields: streetsFields },
};

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
      help: {
        lines: [
          {
            zh: "导入地图文件，建成路网后启用。",
            en: "Import a map file, then take the streets built of it into use.",
          },
          { zh: "上传中断后重新选择同一文件即可继续。", en: "After a break choose the same file again: it goes on." },
          { zh: "先前的路网仍在，可以换回。", en: "Earlier streets stay and can be taken back into use." },
        ],
        guide: "streets",
      },
      isFor: (asked) => mayGive(asked, "AdoptStreets"),
      load: async () => (await import("./streets-page.tsx")).StreetsPage,
    },
    {
      name: "speeds",
      place: "dispatch",
      title: { zh: "行程修正系数", en: "Learned speeds" },
      help: {
        lines: [
          { zh: "用实际行程修正到场估算。", en: "Recorded trips mend the estimates of arrival." },
          {
            zh: "只有检验误差减小的系数才能启用。",
            en: "Only factors that lessen the error on other trips can be used.",
          },
          { zh: "停用即恢复按地图车速计算。", en: "Dropping them brings the map's speeds back." },
        ],
        guide: "streets",
      },
      isFor: (asked) => mayGive(asked, "AdoptSpeedFactors"),
      load: async () => (await import("./speeds-page.tsx")).SpeedsPage,
    },
    {
      name: "contraflow",
      place: "dispatch",
      title: { zh: "单行道逆行", en: "Against one-ways" },
      help: {
        lines: [
          {
            zh: "警车可否逆行单行道，由本局决定。",
            en: "Whether crews may drive against one-ways is for the bureau to decide.",
          },
          { zh: "影响全部路径和到场估算。", en: "It changes every route and estimate." },
        ],
        guide: "streets",
      },
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

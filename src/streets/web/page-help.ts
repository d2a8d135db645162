import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const streetsSetting: PageHelp = {
  lines: [
    {
      zh: "导入地图文件，建成路网后启用。",
      en: "Import a map file, then take the streets built of it into use.",
    },
    { zh: "上传中断后重新选择同一文件即可继续。", en: "After a break choose the same file again: it goes on." },
    { zh: "先前的路网仍在，可以换回。", en: "Earlier streets stay and can be taken back into use." },
  ],
  guide: "streets",
};

export const speedsSetting: PageHelp = {
  lines: [
    { zh: "用实际行程修正到场估算。", en: "Recorded trips mend the estimates of arrival." },
    {
      zh: "只有检验误差减小的系数才能启用。",
      en: "Only factors that lessen the error on other trips can be used.",
    },
    { zh: "停用即恢复按地图车速计算。", en: "Dropping them brings the map's speeds back." },
  ],
  guide: "streets",
};

export const contraflowSetting: PageHelp = {
  lines: [
    {
      zh: "警车可否逆行单行道，由本局决定。",
      en: "Whether crews may drive against one-ways is for the bureau to decide.",
    },
    { zh: "影响全部路径和到场估算。", en: "It changes every route and estimate." },
  ],
  guide: "streets",
};

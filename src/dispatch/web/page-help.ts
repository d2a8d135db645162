import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const units: PageHelp = {
  lines: [
    {
      zh: "您看得到的处警单元：在做什么、属于哪个派出所、班组和装备。",
      en: "The units in your sight: what they do, their station, crew and equipment.",
    },
    {
      zh: "可筛选、排序、选中多个一起改状态；按呼号打开大厅里的单元。",
      en: "Filter, sort, and set the status of several at once; a callsign opens the unit in the hall.",
    },
  ],
  guide: "console",
};

export const unitsSetting: PageHelp = {
  lines: [
    { zh: "有呼号、可以派出的力量，按派出所排列。", en: "What has a callsign and can be sent, by station." },
    {
      zh: "很多单元可以从表格粘贴，全部正确才保存。",
      en: "Many at once are pasted from a table; they are saved when all lines are right.",
    },
  ],
  guide: "settings",
};

import type { PageHelp } from "../../src/journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const settings: PageHelp = {
  lines: [
    {
      zh: "辖区、接处警、人员、个人信息和系统的各项设置。",
      en: "What is set for the district, its calls, its people, personal data and the machine.",
    },
    { zh: "每次更改都留下记录，可以再改回来。", en: "Each change is on record and can be taken back by another." },
  ],
  guide: "operating",
};

export const overview: PageHelp = {
  lines: [
    {
      zh: "此刻的来电、在办警情、超时、警力和可达范围；按一个数字，打开它所数的列表。",
      en: "Calls, open incidents, what is overdue, crews and reach as they are now; a number leads to the list it counts.",
    },
    {
      zh: "随态势更新，至多每秒一次；按 Alt+H 回到指挥大厅，大厅保持原样。",
      en: "It follows the board, at most once a second. Alt+H leads to the hall, which stays as it was left.",
    },
  ],
  guide: "figures",
};

export const guides: PageHelp = {
  lines: [
    {
      zh: "本系统的使用与运行说明，随程序提供，不需要外网。",
      en: "How the system is used and run. The guides come with the program and need no internet.",
    },
  ],
  guide: "console",
};

export const preferences: PageHelp = {
  lines: [
    {
      zh: "语言、主题、字号、时间、提示音、快捷键和起始页，按您的习惯；换一台控制台也一样。",
      en: "Language, theme, text size, times, sounds, keys and start page as you like them, on every console.",
    },
  ],
  guide: "console",
};

export const setup: PageHelp = {
  lines: [
    {
      zh: "新辖区要办的事：名称、地图、单位、人员、类别、编组、时限、备份。",
      en: "What a new district needs: name, map, parts, people, types, run cards, promises, backups.",
    },
    {
      zh: "缺少的项说明没有它会怎样；点标题到相应页面。",
      en: "What is missing says what does not work without it; its title leads to the page.",
    },
  ],
  guide: "settings",
};

export const hall: PageHelp = {
  lines: [
    {
      zh: "左为来电，中为警情，右为处警单元与选中的警情；M 键显示或收起地图。",
      en: "Calls on the left, incidents in the middle, units and what is chosen on the right; M shows or folds the map.",
    },
    {
      zh: "来电振铃时按 A 接听；选中警情后按 O 派警。",
      en: "A answers a call that rings; O orders units to the chosen incident.",
    },
    {
      zh: "断网断电前已确认的内容不会丢失；断线时屏上写明。",
      en: "What was acknowledged is never lost; the screen says when it is cut off.",
    },
  ],
  guide: "console",
};

import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const districtSetting: PageHelp = {
  lines: [
    {
      zh: "先给辖区起名、定编码和时区，其余设置都以此为准。",
      en: "Name the district first, with its code and zone: all else follows them.",
    },
    { zh: "每次更改都要写原因，可以定在以后生效。", en: "Every change has a reason, and may take effect later." },
  ],
  guide: "settings",
};

export const organisationSetting: PageHelp = {
  lines: [
    {
      zh: "部门分级排列，派出所有位置；人员和岗位都归到它们。",
      en: "Departments in a tree, stations with their place; people and posts belong to them.",
    },
  ],
  guide: "settings",
};

export const typesSetting: PageHelp = {
  lines: [
    {
      zh: "接警时选择的警情类别，最多四级。",
      en: "The types a call-taker chooses from, on four levels at most.",
    },
    {
      zh: "很多类别可以从表格粘贴，全部正确才保存。",
      en: "Many at once are pasted from a table; they are saved when all lines are right.",
    },
  ],
  guide: "settings",
};

export const runCardsSetting: PageHelp = {
  lines: [
    {
      zh: "什么警情派什么力量；先在试算里看结果，再保存。",
      en: "What is sent to what; try it on the bench before you save.",
    },
  ],
  guide: "settings",
};

export const promisesSetting: PageHelp = {
  lines: [
    {
      zh: "多久到场：按快反圈、等级和力量层级。",
      en: "How soon a crew arrives: by circle, priority and tier of force.",
    },
  ],
  guide: "settings",
};

export const holidaysSetting: PageHelp = {
  lines: [
    {
      zh: "取用公布的安排，或自己填写；一年一份。",
      en: "Take the announced holidays or type them in, one list a year.",
    },
  ],
  guide: "settings",
};

export const clocksSetting: PageHelp = {
  lines: [
    {
      zh: "警情等多久未派、未签收、未反馈要提醒。",
      en: "After how long a wait, a missing acknowledgement or a missing report is called out.",
    },
    { zh: "每次更改都要写原因，可以定在以后生效。", en: "Every change has a reason, and may take effect later." },
  ],
  guide: "operating",
};

export const wordsSetting: PageHelp = {
  lines: [
    {
      zh: "把单元类型、角色、状态等改成本区的叫法，简体、繁体、英文可分别填写。",
      en: "Call kinds of units, roles, statuses and more as your district does, in each language.",
    },
    {
      zh: "“恢复原样”回到程序用语；历史里可取回以前的叫法。",
      en: "“Take back” returns to the program's word; the history has what a word was before.",
    },
  ],
  guide: "settings",
};

export const areasSetting: PageHelp = {
  lines: [
    {
      zh: "上传 GeoJSON，看清重叠与空隙后再启用。",
      en: "Upload GeoJSON, look at overlaps and gaps, then take it into use.",
    },
    { zh: "文件里有的类别整体替换，没有的不变。", en: "Kinds in the file are replaced as a whole; others stay." },
    { zh: "历史中的划分可以再次采用。", en: "An earlier division can be taken from the history." },
  ],
  guide: "settings",
};

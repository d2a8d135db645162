import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const openings: PageHelp = {
  lines: [
    { zh: "谁打开过受保护的个人信息、为什么。", en: "Who opened sealed personal data, and why." },
    {
      zh: "超出限额或可疑的查阅会报警，须有人查看。",
      en: "Openings beyond a budget, or that look wrong, raise an alarm that somebody must look at.",
    },
  ],
  guide: "privacy",
};

export const reads: PageHelp = {
  lines: [
    { zh: "谁在什么时候看了哪些页面和记录。", en: "Who looked at which pages and records, and when." },
    { zh: "按人员或按记录查找。", en: "Search by who looked, or by what was looked at." },
  ],
  guide: "reads",
};

export const privacy: PageHelp = {
  lines: [
    {
      zh: "办理群众的查阅、更正、删除申请；期限自动计算。",
      en: "Answer people's requests to see, correct or erase their data; the days are counted for you.",
    },
    {
      zh: "也在这里：依法保留、保存期限、待销毁的记录。",
      en: "Also here: holds by law, how long things are kept, what is to be erased.",
    },
    {
      zh: "销毁在宽限期内可以撤回，之后不可恢复。",
      en: "An erasure can be recalled during its grace, and not after.",
    },
  ],
  guide: "retention",
};

export const retentionSetting: PageHelp = {
  lines: [
    { zh: "各类记录保存几天、销毁宽限几小时。", en: "How many days each kind is kept, and the hours of grace." },
    { zh: "表中数字说明近期将销毁多少。", en: "The figures above say what will be erased soon." },
    { zh: "须由第二人在生效前批准。", en: "A second person approves before it takes effect." },
  ],
  guide: "retention",
};

export const budgetsSetting: PageHelp = {
  lines: [
    {
      zh: "各角色每人每天可查看多少条密封记录。",
      en: "How many sealed records a person in each role may open in a day.",
    },
    { zh: "在办警情的查看不计入。", en: "Openings for one's own work on an incident are not counted." },
    { zh: "须由第二人批准。", en: "A second person approves." },
  ],
  guide: "privacy",
};

export const keysSetting: PageHelp = {
  lines: [
    {
      zh: "各期密钥是否齐全、何时轮换、是否有密钥备份。",
      en: "Whether each key is there, when keys rotate, and whether they are backed up.",
    },
    {
      zh: "系统管理员可立即轮换，安全管理员设定周期。",
      en: "A system administrator rotates now; a security administrator sets how often.",
    },
    {
      zh: "没有密钥备份，丢失密钥即永远读不到密封内容。",
      en: "Without a key file a lost key means sealed values are lost for good.",
    },
  ],
  guide: "keys",
};

import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const supervision: PageHelp = {
  lines: [
    {
      zh: "各单位现在欠的事：签收、到场、反馈、答复、核查，逾期的在最上面。",
      en: "What every part owes now: to sign, arrive, report, answer, check; what is late stands on top.",
    },
    {
      zh: "超过限度的报警一次，计入菜单数字，并列入监督人员的待办清单。",
      en: "What is late beyond its bound sounds once, counts in the menu and stands on supervision's own work list.",
    },
    {
      zh: "上方通往问题、二次审查、武器警械、规则检查和月报。",
      en: "The links above lead to findings, second looks, uses of force, the rules and the month.",
    },
  ],
  guide: "supervision",
};

export const supervisionFindings: PageHelp = {
  lines: [
    {
      zh: "监督查出的问题；各单位只看到针对本单位的。",
      en: "What supervision found; each part sees only what is against itself.",
    },
    {
      zh: "先由对方答复，再认定；可申请复核，由他人决定。",
      en: "The other side answers first, then it is decided; an appeal is decided by somebody else.",
    },
    {
      zh: "整改后由提出人以外的人复查。",
      en: "What was mended is verified by another than who opened it.",
    },
  ],
  guide: "supervision",
};

export const complaints: PageHelp = {
  lines: [
    {
      zh: "对服务的投诉：来电、来访、来信、邮件、网上，从登记到答复。",
      en: "Complaints about the service, by call, counter, letter, mail and web, from taking them to the answer.",
    },
    {
      zh: "投诉对象在任何岗位都看不到；承办人不得与其有关。",
      en: "Whom one is about never sees it; its handler has nothing to do with them.",
    },
    {
      zh: "投诉人凭编号查询进度：只告知环节和时间。",
      en: "A complainant asks by the number where it stands: stage and times only.",
    },
  ],
  guide: "supervision",
};

export const registering: PageHelp = {
  lines: [
    {
      zh: "如实受立案：从接报、受案回执、受（立）案决定到告知报案人。",
      en: "Whether what people report becomes a case: report, receipt, decision, telling them.",
    },
    {
      zh: "缺的和逾期的在前面标明；由承办的派出所或部门补上。",
      en: "What is missing or late is marked; the station or department that has it mends it.",
    },
    {
      zh: "哪些类别要求回执，由警情类别的“执法类”决定。",
      en: "Which types want a receipt follows from “enforcement” of the incident type.",
    },
  ],
  guide: "supervision",
};

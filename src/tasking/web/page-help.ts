import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const work: PageHelp = {
  lines: [
    {
      zh: "您的岗位和您本人现在欠的事：签收、反馈、答复、交接、核查、续期。",
      en: "What your seat and you owe now: to sign, report, answer, hand over, check, renew.",
    },
    { zh: "最急的在最上面；按事项打开它所在的页面。", en: "What presses first is on top; each leads to its page." },
  ],
  guide: "tasks",
};

export const tasks: PageHelp = {
  lines: [
    {
      zh: "单位之间不是警情的工作：任务指令、协作请求、整改任务。",
      en: "Work between parts of the house that is not a call: directives, requests, corrective tasks.",
    },
    {
      zh: "先签收，做完答复；提出方确认办结或重新启动。",
      en: "Sign first, answer when done; whoever asked confirms or reopens.",
    },
    {
      zh: "计时从首次提出算起，只在等提出方补充时暂停。",
      en: "The clock runs from the first asking and stands only while it waits for the asker.",
    },
  ],
  guide: "tasks",
};

export const groups: PageHelp = {
  lines: [
    {
      zh: "几个单位的人为一件事组成专班：负责人、成员、任务和最后一天。",
      en: "People of several parts with one purpose: a lead, members, work and a last day.",
    },
    {
      zh: "任务可以下达给专班；成员变了，在办任务也随之变。",
      en: "Work can be given to a group; when its people change, its open tasks follow.",
    },
    {
      zh: "最后一天过后自动结束，也可以提前结束。",
      en: "It ends by itself with its last day, or before with a reason.",
    },
  ],
  guide: "tasks",
};

export const services: PageHelp = {
  lines: [
    {
      zh: "可以向其他单位请求的事项：现在由谁受理、承诺多久、要填写什么。",
      en: "What can be asked of other parts of the house: who answers now, what is promised, what to say.",
    },
    { zh: "输入名称查找（/ 键），再按“提出”。", en: "Find it by typing (key /), then press “Ask”." },
    {
      zh: "项目由系统管理员设定，第二人批准。",
      en: "Items are set by the system administrator with a second person.",
    },
  ],
  guide: "tasks",
};

export const servicesSetting: PageHelp = {
  lines: [
    {
      zh: "各单位可以互相请求什么、谁受理、何时受理、承诺多久。",
      en: "What parts of the house can ask of each other, who answers when, and what is promised.",
    },
    { zh: "每次更改都由第二人批准后生效。", en: "Each change counts once a second person has approved it." },
    { zh: "清单上没有查人的项目。", en: "Nothing on it looks a person up." },
  ],
  guide: "tasks",
};

export const quality: PageHelp = {
  lines: [
    {
      zh: "归档的警情按公布的规则抽取，由没有办理过的人回访三问。",
      en: "Filed incidents are drawn by a published rule; somebody who did not handle them asks three questions.",
    },
    {
      zh: "先征得同意；回答只计入当月合计。",
      en: "Ask for consent first; answers count with their month only.",
    },
  ],
  guide: "tasks",
};

import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { taskView } from "../task-view.ts";
import { workWaiting } from "./use-work.ts";
import { pageTitles } from "./page-titles.ts";

export const taskPages: readonly RoomPage[] = [
  {
    path: "/work",
    title: pageTitles.work,
    group: "tasks",
    help: {
      lines: [
        {
          zh: "您的岗位和您本人现在欠的事：签收、反馈、答复、交接、核查、续期。",
          en: "What your seat and you owe now: to sign, report, answer, hand over, check, renew.",
        },
        { zh: "最急的在最上面；按事项打开它所在的页面。", en: "What presses first is on top; each leads to its page." },
      ],
      guide: "tasks",
    },
    waiting: workWaiting,
    isFor: ({ session }) => session.role !== "partner",
    load: async () => (await import("./work-page.tsx")).WorkPage,
  },
  {
    path: "/tasks",
    title: pageTitles.tasks,
    group: "tasks",
    help: {
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
    },
    isFor: (asked) => seesKind(asked, taskView, asked.session),
    load: async () => (await import("./tasks-page.tsx")).TasksPage,
  },
];

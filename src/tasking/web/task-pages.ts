import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { taskView } from "../task-view.ts";
import { tasksTexts } from "./tasks-texts.ts";
import { tasksWaiting } from "./use-tasks.ts";

export const taskPages: readonly RoomPage[] = [
  {
    path: "/tasks",
    title: tasksTexts.tasks,
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
    waiting: tasksWaiting,
    isFor: (asked) => seesKind(asked, taskView, asked.session),
    load: async () => (await import("./tasks-page.tsx")).TasksPage,
  },
];

import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { servicesView } from "../service.ts";
import { pageTitles } from "./page-titles.ts";

export const menuPages: readonly RoomPage[] = [
  {
    path: "/services",
    title: pageTitles.menu,
    group: "tasks",
    help: {
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
    },
    isFor: (asked) => seesKind(asked, servicesView),
    load: async () => (await import("./services-page.tsx")).ServicesPage,
  },
];

import type { SettingsForm } from "../../journal/web/room-web.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { pageTitles } from "./page-titles.ts";

export const menuSettings: readonly SettingsForm[] = [
  {
    name: "services",
    place: "dispatch",
    title: pageTitles.menu,
    help: {
      lines: [
        {
          zh: "各单位可以互相请求什么、谁受理、何时受理、承诺多久。",
          en: "What parts of the house can ask of each other, who answers when, and what is promised.",
        },
        { zh: "每次更改都由第二人批准后生效。", en: "Each change counts once a second person has approved it." },
        { zh: "清单上没有查人的项目。", en: "Nothing on it looks a person up." },
      ],
      guide: "tasks",
    },
    isFor: (asked) => mayGive(asked, "DefineService"),
    load: async () => (await import("./service-settings-page.tsx")).ServiceSettingsPage,
  },
];

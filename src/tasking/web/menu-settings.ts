import type { SettingsForm } from "../../journal/web/room-web.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { pageTitles } from "./page-titles.ts";

export const menuSettings: readonly SettingsForm[] = [
  {
    name: "services",
    place: "dispatch",
    title: pageTitles.menu,
    help: async () => (await import("./page-help.ts")).servicesSetting,
    isFor: (asked) => mayGive(asked, "DefineService"),
    load: async () => (await import("./service-settings-page.tsx")).ServiceSettingsPage,
  },
];

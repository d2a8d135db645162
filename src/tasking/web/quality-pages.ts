import { seesKind } from "../../access/web/sees-kind.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomPage, SettingsForm } from "../../journal/web/room-web.ts";
import { qualityTotalsView, qualityView } from "../quality.ts";
import { pageTitles } from "./page-titles.ts";

const help = {
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

export const qualityPages: readonly RoomPage[] = [
  {
    path: "/quality",
    title: pageTitles.quality,
    group: "tasks",
    help,
    isFor: (asked) => seesKind(asked, qualityView) || seesKind(asked, qualityTotalsView),
    load: async () => (await import("./quality-page.tsx")).QualityPage,
  },
];

export const qualitySettings: readonly SettingsForm[] = [
  {
    name: "quality",
    place: "dispatch",
    title: pageTitles.quality,
    help,
    isFor: (asked) => mayGive(asked, "SetQualityRule"),
    load: async () => (await import("./quality-settings-page.tsx")).QualitySettingsPage,
  },
];

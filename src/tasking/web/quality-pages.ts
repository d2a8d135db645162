import { seesKind } from "../../access/web/sees-kind.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomPage, SettingsForm } from "../../journal/web/room-web.ts";
import { qualityTotalsView, qualityView } from "../quality.ts";
import { pageTitles } from "./page-titles.ts";

export const qualityPages: readonly RoomPage[] = [
  {
    path: "/quality",
    title: pageTitles.quality,
    group: "tasks",
    help: async () => (await import("./page-help.ts")).quality,
    isFor: (asked) => seesKind(asked, qualityView) || seesKind(asked, qualityTotalsView),
    load: async () => (await import("./quality-page.tsx")).QualityPage,
  },
];

export const qualitySettings: readonly SettingsForm[] = [
  {
    name: "quality",
    place: "dispatch",
    title: pageTitles.quality,
    help: async () => (await import("./page-help.ts")).quality,
    isFor: (asked) => mayGive(asked, "SetQualityRule"),
    load: async () => (await import("./quality-settings-page.tsx")).QualitySettingsPage,
  },
];

import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { incidentView } from "../incident-view.ts";
import { reachReaders } from "../sight.ts";
import { unitView } from "../unit-view.ts";
import { findDispatch } from "./find-dispatch.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { stepNames } from "../assignment-facts.ts";
import { dispatchRoom } from "../room.ts";
import { stages } from "../stage.ts";
import { statuses } from "../unit-facts.ts";
import { dispatchTexts } from "./texts.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { unitSettingTexts } from "./unit-setting-texts.ts";
import { unitsTexts } from "./units-texts.ts";
import { dispatchFields } from "./field-names.ts";

export const dispatchWeb: RoomWeb = {
  rules: dispatchRoom,
  finds: findDispatch,
  pages: [
    {
      path: "/units",
      title: unitsTexts.title,
      group: "duty",
      help: {
        lines: [
          {
            zh: "您看得到的处警单元：在做什么、属于哪个派出所、班组和装备。",
            en: "The units in your sight: what they do, their station, crew and equipment.",
          },
          {
            zh: "可筛选、排序、选中多个一起改状态；按呼号打开大厅里的单元。",
            en: "Filter, sort, and set the status of several at once; a callsign opens the unit in the hall.",
          },
        ],
        guide: "console",
      },
      isFor: (asked) => seesKind(asked, unitView, asked.session),
      load: async () => (await import("./units-page.tsx")).UnitsPage,
    },
    {
      path: "/incidents/$incident/sheet",
      params: { incident: /^[0-9A-HJKMNP-TV-Z]{26}$/ },
      title: dispatchTexts.sheet,
      isPaper: true,
      isFor: () => true,
      load: async () => (await import("./incident-sheet.tsx")).IncidentSheet,
    },
  ],
  glances: [
    {
      name: "open",
      place: "work",
      isFor: (asked) => seesKind(asked, incidentView, asked.session),
      load: async () => (await import("./open-glance.tsx")).OpenGlance,
    },
    {
      name: "attention",
      place: "now",
      isFor: (asked) => seesKind(asked, incidentView, asked.session),
      load: async () => (await import("./attention-glance.tsx")).AttentionGlance,
    },
    {
      name: "strength",
      place: "force",
      isFor: (asked) => seesKind(asked, unitView, asked.session),
      load: async () => (await import("./strength-glance.tsx")).StrengthGlance,
    },
    {
      name: "reach",
      place: "force",
      isFor: ({ session }) => judge({ roles: reachReaders }, giverOf(session)) === undefined,
      load: async () => (await import("./reach-glance.tsx")).ReachGlance,
    },
  ],
  settings: [
    {
      name: "units",
      place: "district",
      title: unitSettingTexts.units,
      help: {
        lines: [
          { zh: "有呼号、可以派出的力量，按派出所排列。", en: "What has a callsign and can be sent, by station." },
          {
            zh: "很多单元可以从表格粘贴，全部正确才保存。",
            en: "Many at once are pasted from a table; they are saved when all lines are right.",
          },
        ],
        guide: "settings",
      },
      isFor: (asked) => mayGive(asked, "RegisterUnits"),
      load: async () => (await import("./unit-settings-page.tsx")).UnitSettingsPage,
    },
  ],
  words: { fields: dispatchFields, codes: { stage: stages, status: statuses, step: stepNames, other: stepNames } },
};

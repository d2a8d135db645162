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
  shows: {
    incident: (incident) => ({ to: "/", search: { incident } }),
    unit: (unit) => ({ to: "/", search: { unit } }),
  },
  pages: [
    {
      path: "/units",
      title: unitsTexts.title,
      group: "duty",
      help: async () => (await import("./page-help.ts")).units,
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
      help: async () => (await import("./page-help.ts")).unitsSetting,
      isFor: (asked) => mayGive(asked, "RegisterUnits"),
      load: async () => (await import("./unit-settings-page.tsx")).UnitSettingsPage,
    },
  ],
  setup: [
    {
      name: "units",
      place: "organisation",
      title: { zh: "处警单元", en: "Units" },
      to: "/settings/units",
      without: { zh: "没有可以派出的力量。", en: "There is nobody to send." },
      reads: "/api/v1/units/registered",
      state: (_, read) => {
        const count = (read as { readonly units: readonly unknown[] } | undefined)?.units.length;
        if (count === undefined) return { isDone: null, said: { zh: "正在读取", en: "being read" } };
        return { isDone: count > 0, said: { zh: `${count} 个单元`, en: `units: ${count}` } };
      },
    },
  ],
  words: { fields: dispatchFields, codes: { stage: stages, status: statuses, step: stepNames, other: stepNames } },
};

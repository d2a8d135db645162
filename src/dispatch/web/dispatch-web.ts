import { findDispatch } from "./find-dispatch.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { stepNames } from "../assignment-facts.ts";
import { dispatchRoom } from "../room.ts";
import { stages } from "../stage.ts";
import { statuses } from "../unit-facts.ts";
import { unitView } from "../unit-view.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { dispatchTexts } from "./texts.ts";
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
  words: { fields: dispatchFields, codes: { stage: stages, status: statuses, step: stepNames, other: stepNames } },
};

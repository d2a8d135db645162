import { findDispatch } from "./find-dispatch.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { stepNames } from "../assignment-facts.ts";
import { dispatchRoom } from "../room.ts";
import { stages } from "../stage.ts";
import { statuses } from "../unit-facts.ts";
import { dispatchTexts } from "./texts.ts";
import { dispatchFields } from "./field-names.ts";

export const dispatchWeb: RoomWeb = {
  rules: dispatchRoom,
  finds: findDispatch,
  pages: [
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

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
  words: { fields: dispatchFields, codes: { stage: stages, status: statuses, step: stepNames, other: stepNames } },
};

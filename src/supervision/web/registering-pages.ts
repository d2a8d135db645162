import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage, RoomSection, RoomWeb } from "../../journal/web/room-web.ts";
import { registeringView } from "../registering-view.ts";
import { receiptPath } from "./receipt-address.ts";
import { registeringTitles } from "./registering-titles.ts";

export const registeringPages: readonly RoomPage[] = [
  {
    path: "/registering",
    title: registeringTitles.registering,
    group: "law",
    help: {
      lines: [
        {
          zh: "如实受立案：从接报、受案回执、受（立）案决定到告知报案人。",
          en: "Whether what people report becomes a case: report, receipt, decision, telling them.",
        },
        {
          zh: "缺的和逾期的在前面标明；由承办的派出所或部门补上。",
          en: "What is missing or late is marked; the station or department that has it mends it.",
        },
        {
          zh: "哪些类别要求回执，由警情类别的“执法类”决定。",
          en: "Which types want a receipt follows from “enforcement” of the incident type.",
        },
      ],
      guide: "supervision",
    },
    isFor: (asked) => seesKind(asked, registeringView, asked.session),
    load: async () => (await import("./registering-page.tsx")).RegisteringPage,
  },
  {
    path: receiptPath,
    params: { incident: /^[0-9A-HJKMNP-TV-Z]{26}$/ },
    title: registeringTitles.receipt,
    isPaper: true,
    isFor: (asked) => seesKind(asked, registeringView, asked.session),
    load: async () => (await import("./receipt-page.tsx")).ReceiptPage,
  },
];

export const registeringSections: readonly RoomSection[] = [
  {
    name: "incident-registering",
    of: "incident",
    isFor: (asked) => seesKind(asked, registeringView, asked.session),
    load: async () => (await import("./registering-section.tsx")).RegisteringSection,
  },
];

export const registeringShows: NonNullable<RoomWeb["shows"]> = {
  registering: (incident) => ({ to: "/registering", search: { incident } }),
};

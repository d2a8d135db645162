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
    help: async () => (await import("./page-help.ts")).registering,
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

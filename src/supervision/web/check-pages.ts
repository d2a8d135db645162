import { seesKind } from "../../access/web/sees-kind.ts";
import type { Asked, RoomPage, RoomSection, RoomWeb } from "../../journal/web/room-web.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { findingView } from "../finding.ts";
import { forceView } from "../force.ts";
import { reviewView } from "../review.ts";
import { checkTitles as texts } from "./check-page-titles.ts";
import { lateWaiting } from "./late-now.ts";

/** For supervision and the commander, who read what the checks found. */
const isForWatchers = (asked: Asked) => seesKind(asked, reviewView);

export const checkPages: readonly RoomPage[] = [
  {
    path: "/supervision",
    title: texts.desk,
    group: "law",
    help: async () => (await import("./page-help.ts")).supervision,
    homeOf: ["supervisor"],
    waiting: lateWaiting,
    isFor: isForWatchers,
    load: async () => (await import("./check-desk.tsx")).SupervisionDesk,
  },
  {
    path: "/supervision/findings",
    title: texts.findings,
    group: "law",
    help: async () => (await import("./page-help.ts")).supervisionFindings,
    isFor: (asked) => seesKind(asked, findingView, asked.session),
    load: async () => (await import("./finding-page.tsx")).FindingPage,
  },
  {
    path: "/supervision/checks",
    title: texts.checks,
    isFor: isForWatchers,
    load: async () => (await import("./check-page.tsx")).CheckPage,
  },
  {
    path: "/supervision/reviews",
    title: texts.reviews,
    isFor: isForWatchers,
    load: async () => (await import("./review-page.tsx")).ReviewPage,
  },
  {
    path: "/supervision/force",
    title: texts.forces,
    isFor: (asked) => seesKind(asked, forceView, asked.session),
    load: async () => (await import("./force-page.tsx")).ForcePage,
  },
  {
    path: "/supervision/month",
    title: texts.monthReport,
    isFor: isForWatchers,
    load: async () => (await import("./month-page.tsx")).MonthPage,
  },
  {
    path: "/supervision/month/$month/paper",
    params: { month: /^20\d{2}-(0[1-9]|1[0-2])$/ },
    title: texts.monthReport,
    isPaper: true,
    isFor: isForWatchers,
    load: async () => (await import("./month-paper.tsx")).MonthPaper,
  },
];

export const checkSections: readonly RoomSection[] = [
  {
    name: "incident-checks",
    of: "incident",
    isFor: (asked) => seesKind(asked, findingView, asked.session) || mayGive(asked, "RecordForce"),
    load: async () => (await import("./check-incident.tsx")).IncidentChecks,
  },
];

export const checkShows: NonNullable<RoomWeb["shows"]> = {
  finding: (finding) => ({ to: "/supervision/findings", search: { finding } }),
  force: (force) => ({ to: "/supervision/force", search: { force } }),
};

export const checkRings: NonNullable<RoomWeb["rings"]> = [
  {
    name: "late",
    isFor: (asked) => ["supervisor", "dutyCommander"].includes(asked.session.role) && isForWatchers(asked),
    load: async () => (await import("./late-ring.tsx")).LateRing,
  },
];

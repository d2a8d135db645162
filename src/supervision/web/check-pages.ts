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
    help: {
      lines: [
        {
          zh: "各单位现在欠的事：签收、到场、反馈、答复、核查，逾期的在最上面。",
          en: "What every part owes now: to sign, arrive, report, answer, check; what is late stands on top.",
        },
        {
          zh: "超过限度的报警一次，计入菜单数字，并列入监督人员的待办清单。",
          en: "What is late beyond its bound sounds once, counts in the menu and stands on supervision's own work list.",
        },
        {
          zh: "上方通往问题、二次审查、武器警械、规则检查和月报。",
          en: "The links above lead to findings, second looks, uses of force, the rules and the month.",
        },
      ],
      guide: "supervision",
    },
    homeOf: ["supervisor"],
    waiting: lateWaiting,
    isFor: isForWatchers,
    load: async () => (await import("./check-desk.tsx")).SupervisionDesk,
  },
  {
    path: "/supervision/findings",
    title: texts.findings,
    group: "law",
    help: {
      lines: [
        {
          zh: "监督查出的问题；各单位只看到针对本单位的。",
          en: "What supervision found; each part sees only what is against itself.",
        },
        {
          zh: "先由对方答复，再认定；可申请复核，由他人决定。",
          en: "The other side answers first, then it is decided; an appeal is decided by somebody else.",
        },
        {
          zh: "整改后由提出人以外的人复查。",
          en: "What was mended is verified by another than who opened it.",
        },
      ],
      guide: "supervision",
    },
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

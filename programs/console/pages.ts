import { lazy } from "react";
import type * as DutyPages from "./duty-pages.tsx";
import { postRoles } from "../../src/access/role.ts";
import { tagsOf } from "../../src/access/sight.ts";
import { proposalView } from "../../src/access/second-person.ts";
import { seesKind } from "../../src/access/web/sees-kind.ts";
import { giverOf } from "../../src/access/own-session.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Desk } from "../../src/journal/web/desk.ts";
import { openingView } from "../../src/privacy/openings.ts";
import { requestView } from "../../src/privacy/requests.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { consoleTexts } from "./texts.ts";

const page = <Name extends keyof typeof DutyPages>(name: Name) =>
  lazy(async () => ({ default: (await import("./duty-pages.tsx"))[name] }));

const ReadsPage = lazy(async () => ({ default: (await import("./privacy-pages.tsx")).ReadsPage }));

type Asked = Pick<Desk, "book" | "session">;

/** Pages beside the hall's one screen, in the order of the menu; each for whoever can do or see something there. */
export const pages = [
  {
    path: "/roster",
    title: consoleTexts.roster,
    view: page("RosterPage"),
    isFor: ({ session }: Asked) => session.role !== "partner",
  },
  {
    path: "/handover",
    title: consoleTexts.handover,
    view: page("HandoverPage"),
    // A seat of the drill of those who hand over sees it too, though only a person can hand over.
    isFor: ({ session }: Asked) =>
      session.role !== "partner" && (session.person || postRoles.some((role) => role === session.role)),
  },
  {
    path: "/responsibility",
    title: consoleTexts.responsibility,
    view: page("ResponsibilityPage"),
    isFor: ({ session }: Asked) => session.role !== "partner",
  },
  {
    path: "/clocks",
    title: consoleTexts.clocks,
    view: page("ClocksPage"),
    isFor: (asked: Asked) => mayGive(asked, "ChangeSettings"),
  },
  {
    path: "/people",
    title: consoleTexts.people,
    view: page("PeoplePage"),
    homeOf: "securityAdministrator",
    isFor: (asked: Asked) => mayGive(asked, "RegisterPerson") || seesKind(asked, proposalView),
  },
  {
    path: "/acts",
    title: consoleTexts.acts,
    view: page("ActsPage"),
    homeOf: "auditAdministrator",
    isFor: ({ session }: Asked) => tagsOf(giverOf(session)).includes("auditAdministrator"),
  },
  {
    path: "/openings",
    title: consoleTexts.openings,
    view: page("OpeningsPage"),
    isFor: (asked: Asked) => seesKind(asked, openingView),
  },
  {
    path: "/reads",
    title: consoleTexts.reads,
    view: ReadsPage,
    isFor: ({ session }: Asked) => tagsOf(giverOf(session)).includes("auditAdministrator"),
  },
  {
    path: "/privacy",
    title: consoleTexts.privacy,
    view: page("PrivacyPage"),
    isFor: (asked: Asked) => seesKind(asked, requestView),
  },
  {
    path: "/account",
    title: consoleTexts.account,
    view: page("AccountPage"),
    isFor: ({ session }: Asked) => session.person,
  },
] as const;

export type Page = (typeof pages)[number];

/**
 * The page in front at an address, or undefined: the hall. Whoever has nothing in the hall, or nothing on the page asked
 * for, is shown the page their work begins on, or else the first that is for them.
 */
export function pageAt(path: string, asked: Asked): Page | undefined {
  const found = pages.find((page) => path === page.path || path === `${page.path}/`);
  if (found?.isFor(asked) === true) return found;
  if (hasHall(asked)) return undefined;
  const open = pages.filter((page) => page.isFor(asked));
  return open.find((page) => "homeOf" in page && page.homeOf === asked.session.role) ?? open[0];
}

export interface OpenPage {
  readonly path: string;
  readonly title: Sentence;
}

/** All that this session can open, the page its work begins on first. */
export function openPages(asked: Asked): readonly OpenPage[] {
  const own = pages.filter((page) => page.isFor(asked));
  if (hasHall(asked)) return [{ path: "/", title: consoleTexts.hall }, ...own];
  const home = pageAt("/", asked);
  return home === undefined ? own : [home, ...own.filter((page) => page !== home)];
}

export type Misplaced = { readonly kind: "unknown" } | { readonly kind: "forbidden"; readonly page: Page };

/** What is wrong with an address: no page is there, or one that is not for this session. Null: it leads somewhere. */
export function misplacedAt(path: string, asked: Asked): Misplaced | null {
  if (path === "/" || path === "/index.html") return null;
  const found = pages.find((page) => path === page.path || path === `${page.path}/`);
  if (found === undefined) return { kind: "unknown" };
  return found.isFor(asked) ? null : { kind: "forbidden", page: found };
}

/** Whether the hall's screen has anything for this session: incidents, its own crew's or station's at the least. */
export function hasHall({ session }: Asked): boolean {
  return tagsOf(giverOf(session)).some((tag) => /^(hall|reader|support|station:|unit:|department:)/.test(tag));
}

import { tagsOf } from "../../src/access/sight.ts";
import { giverOf } from "../../src/access/own-session.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Client } from "../../src/journal/web/client.ts";
import type { Asked, PageGroup, ReadHelp, RoomPage } from "../../src/journal/web/room-web.ts";
import { guides } from "./guides.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { rooms } from "./rooms.ts";
import { glancesFor } from "./glances.ts";
import { formsFor, settingsForms } from "./settings-forms.ts";
import { consoleTexts } from "./texts.ts";
import { callsWaiting } from "./use-calls-waiting.ts";

/** The groups of the rail by work, in their order there. */
export const pageGroups: readonly PageGroup[] = [
  ...(["command", "tasks", "duty", "community"] as const),
  ...(["law", "data", "administration", "own"] as const),
];

/** Where the rooms' settings stand: the first of them, or the one that is named. */
export const settingsPage: RoomPage = {
  path: "/settings/{-$form}",
  title: consoleTexts.settings,
  group: "administration",
  help: async () => (await import("./page-help.ts")).settings,
  isFor: (asked) => formsFor(asked).length > 0,
  load: async () => (await import("./settings-page.tsx")).SettingsPage,
};

/** Who looks after the whole of something: the others have their own work before them. */
const overseers: readonly string[] = ["shiftLeader", "dutyCommander", "supervisor", "reader", "station"];

/** How everything stands, in pictures: the rooms' glances. */
const overviewPage: RoomPage = {
  path: "/overview",
  title: consoleTexts.overview,
  group: "command",
  homeOf: ["shiftLeader", "dutyCommander"],
  help: async () => (await import("./page-help.ts")).overview,
  isFor: (asked) => overseers.includes(asked.session.role) && glancesFor(asked).length > 0,
  load: async () => (await import("./overview-page.tsx")).OverviewPage,
};

/** The guides, the first of them or the one that is named. */
export const guidePage: RoomPage = {
  path: "/guide/{-$guide}",
  title: consoleTexts.guides,
  group: "own",
  help: async () => (await import("./page-help.ts")).guides,
  isFor: () => true,
  load: async () => (await import("./guide-page.tsx")).GuidePage,
};

/** What whoever is signed in likes, on all their consoles. */
export const preferencesPage: RoomPage = {
  path: "/account/preferences",
  title: consoleTexts.preferences,
  group: "own",
  help: async () => (await import("./page-help.ts")).preferences,
  isFor: () => true,
  load: async () => (await import("./preferences-page.tsx")).PreferencesPage,
};

/** What a new district must be told, and how far that is. */
const setupPage: RoomPage = {
  path: "/setup",
  title: consoleTexts.setup,
  group: "administration",
  homeOf: ["systemAdministrator"],
  help: async () => (await import("./page-help.ts")).setup,
  isFor: (asked) => mayGive(asked, "NameDistrict") || mayGive(asked, "SetSecurityPolicy"),
  load: async () => (await import("./setup-page.tsx")).SetupPage,
};

/** All pages beside the hall: the console's own, then those of the rooms, with what is one's own at the end. */
export const pages: readonly RoomPage[] = [
  overviewPage,
  setupPage,
  settingsPage,
  ...rooms.flatMap((room) => room.pages ?? []),
  preferencesPage,
  // Whoever has a page of his own finds it before the guides.
  guidePage,
];

const inMenu = pageGroups.flatMap((group) => pages.filter((page) => page.group === group));

/** A page's address without what may be absent. */
export function pathOf({ path }: RoomPage): string {
  return path.replace(/\/\{-\$\w+\}$/, "");
}

/** Whether the hall's screen has anything for this session: incidents, its own crew's or station's at the least. */
export function hasHall({ session }: Asked): boolean {
  return tagsOf(giverOf(session)).some((tag) => /^(hall|reader|support|station:|unit:|department:)/.test(tag));
}

/** The page that the work of somebody begins on: their role's; without one the hall (none), or else the first for them. */
export function homeOf(asked: Asked): RoomPage | undefined {
  const open = inMenu.filter((page) => page.isFor(asked));
  const own = open.find((page) => page.homeOf?.includes(asked.session.role) === true);
  return own ?? (hasHall(asked) ? undefined : open[0]);
}

/** What the rail offers. */
export interface OpenPage {
  readonly path: string;
  readonly title: Sentence;
  readonly group: PageGroup;
  readonly waiting?: RoomPage["waiting"];
}

const hallHelp: ReadHelp = async () => (await import("./page-help.ts")).hall;

const hallPage: OpenPage = { path: "/", title: consoleTexts.hall, group: "command", waiting: callsWaiting };

/** All that this session can open, in the order of the groups, the hall first. */
export function openPages(asked: Asked): readonly OpenPage[] {
  const beside = inMenu.flatMap((page) => {
    const { group, title } = page;
    if (group === undefined || !page.isFor(asked)) return [];
    return [{ path: pathOf(page), title, group, waiting: (client: Client) => page.waiting?.(client) ?? 0 }];
  });
  return hasHall(asked) ? [hallPage, ...beside] : beside;
}

/** The group that a place belongs to; none where it is no page of the rail. */
export function groupOf(place: Place): PageGroup | undefined {
  if (place.kind !== "open") return undefined;
  return place.page === undefined ? hallPage.group : place.page.group;
}

/** What an address of this console leads to, for whoever asks. `page` undefined: the hall. */
export type Place =
  | {
      readonly kind: "open";
      readonly page: RoomPage | undefined;
      readonly title: Sentence | undefined;
      readonly help: ReadHelp | undefined;
    }
  | { readonly kind: "unknown" }
  | { readonly kind: "forbidden"; readonly title: Sentence };

/** `path` is the route's own, with its `$`; `params` are the parts it names. */
export function placeAt(path: string, params: Readonly<Record<string, string>>, asked: Asked): Place {
  if (path === "/") {
    const page = hasHall(asked) ? undefined : homeOf(asked);
    return { kind: "open", page, title: page?.title, help: page === undefined ? hallHelp : page.help };
  }
  const page = pages.find((each) => each.path === path);
  if (page === undefined) return { kind: "unknown" };
  const isNamedRightly = Object.entries(page.params ?? {}).every(([name, form]) => form.test(params[name] ?? ""));
  if (!isNamedRightly) return { kind: "unknown" };
  const { form: name } = params;
  if (page === settingsPage && name !== undefined) {
    const form = settingsForms.find((each) => each.name === name);
    if (form === undefined) return { kind: "unknown" };
    return opened(page, form, asked);
  }
  if (page === guidePage && params["guide"] !== undefined) {
    const guide = guides.find((each) => each.name === params["guide"]);
    return guide === undefined ? { kind: "unknown" } : { kind: "open", page, title: guide.title, help: page.help };
  }
  return opened(page, page, asked);
}

/** `of` is the page itself or what of it the address names. */
function opened(page: RoomPage, of: Pick<RoomPage, "title" | "help" | "isFor">, asked: Asked): Place {
  const { title, help } = of;
  return of.isFor(asked) ? { kind: "open", page, title, help } : { kind: "forbidden", title };
}

import { tagsOf } from "../../src/access/sight.ts";
import { giverOf } from "../../src/access/own-session.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Client } from "../../src/journal/web/client.ts";
import type { Asked, PageGroup, PageHelp, RoomPage } from "../../src/journal/web/room-web.ts";
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
  help: {
    lines: [
      {
        zh: "辖区、接处警、人员、个人信息和系统的各项设置。",
        en: "What is set for the district, its calls, its people, personal data and the machine.",
      },
      { zh: "每次更改都留下记录，可以再改回来。", en: "Each change is on record and can be taken back by another." },
    ],
    guide: "operating",
  },
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
  help: {
    lines: [
      {
        zh: "此刻的来电、在办警情、超时、警力和可达范围；按一个数字，打开它所数的列表。",
        en: "Calls, open incidents, what is overdue, crews and reach as they are now; a number leads to the list it counts.",
      },
      {
        zh: "随态势更新，至多每秒一次；按 Alt+H 回到指挥大厅，大厅保持原样。",
        en: "It follows the board, at most once a second. Alt+H leads to the hall, which stays as it was left.",
      },
    ],
    guide: "figures",
  },
  isFor: (asked) => overseers.includes(asked.session.role) && glancesFor(asked).length > 0,
  load: async () => (await import("./overview-page.tsx")).OverviewPage,
};

/** The guides, the first of them or the one that is named. */
export const guidePage: RoomPage = {
  path: "/guide/{-$guide}",
  title: consoleTexts.guides,
  group: "own",
  help: {
    lines: [
      {
        zh: "本系统的使用与运行说明，随程序提供，不需要外网。",
        en: "How the system is used and run. The guides come with the program and need no internet.",
      },
    ],
    guide: "console",
  },
  isFor: () => true,
  load: async () => (await import("./guide-page.tsx")).GuidePage,
};

/** What whoever is signed in likes, on all their consoles. */
export const preferencesPage: RoomPage = {
  path: "/account/preferences",
  title: consoleTexts.preferences,
  group: "own",
  help: {
    lines: [
      {
        zh: "语言、主题、字号、时间、提示音、快捷键和起始页，按您的习惯；换一台控制台也一样。",
        en: "Language, theme, text size, times, sounds, keys and start page as you like them, on every console.",
      },
    ],
    guide: "console",
  },
  isFor: () => true,
  load: async () => (await import("./preferences-page.tsx")).PreferencesPage,
};

/** What a new district must be told, and how far that is. */
const setupPage: RoomPage = {
  path: "/setup",
  title: consoleTexts.setup,
  group: "administration",
  homeOf: ["systemAdministrator"],
  help: {
    lines: [
      {
        zh: "新辖区要办的事：名称、地图、单位、人员、类别、编组、时限、备份。",
        en: "What a new district needs: name, map, parts, people, types, run cards, promises, backups.",
      },
      {
        zh: "缺少的项说明没有它会怎样；点标题到相应页面。",
        en: "What is missing says what does not work without it; its title leads to the page.",
      },
    ],
    guide: "settings",
  },
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

/** What the hall is for. */
const hallHelp: PageHelp = {
  lines: [
    {
      zh: "左为来电，中为警情，右为处警单元与选中的警情；M 键显示或收起地图。",
      en: "Calls on the left, incidents in the middle, units and what is chosen on the right; M shows or folds the map.",
    },
    {
      zh: "来电振铃时按 A 接听；选中警情后按 O 派警。",
      en: "A answers a call that rings; O orders units to the chosen incident.",
    },
    {
      zh: "断网断电前已确认的内容不会丢失；断线时屏上写明。",
      en: "What was acknowledged is never lost; the screen says when it is cut off.",
    },
  ],
  guide: "console",
};

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
      readonly help: PageHelp | undefined;
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

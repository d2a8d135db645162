import { tagsOf } from "../../src/access/sight.ts";
import { giverOf } from "../../src/access/own-session.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Client } from "../../src/journal/web/client.ts";
import type { Asked, PageGroup, RoomPage } from "../../src/journal/web/room-web.ts";
import { rooms } from "./rooms.ts";
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
  isFor: (asked) => formsFor(asked).length > 0,
  load: async () => (await import("./settings-page.tsx")).SettingsPage,
};

/** What whoever is signed in likes, on all their consoles. */
export const preferencesPage: RoomPage = {
  path: "/account/preferences",
  title: consoleTexts.preferences,
  group: "own",
  isFor: () => true,
  load: async () => (await import("./preferences-page.tsx")).PreferencesPage,
};

/** All pages beside the hall: the console's own, then those of the rooms, with what is one's own at the end. */
export const pages: readonly RoomPage[] = [settingsPage, ...rooms.flatMap((room) => room.pages ?? []), preferencesPage];

const inMenu = pageGroups.flatMap((group) => pages.filter((page) => page.group === group));

/** A page's address without what may be absent. */
export function pathOf({ path }: RoomPage): string {
  return path.replace(/\/\{-\$\w+\}$/, "");
}

/** Whether the hall's screen has anything for this session: incidents, its own crew's or station's at the least. */
export function hasHall({ session }: Asked): boolean {
  return tagsOf(giverOf(session)).some((tag) => /^(hall|reader|support|station:|unit:|department:)/.test(tag));
}

/** The page that the work of somebody begins on who has nothing in the hall: their role's, or the first for them. */
export function homeOf(asked: Asked): RoomPage | undefined {
  const open = inMenu.filter((page) => page.isFor(asked));
  return open.find((page) => page.homeOf === asked.session.role) ?? open[0];
}

/** What the rail offers. */
export interface OpenPage {
  readonly path: string;
  readonly title: Sentence;
  readonly group: PageGroup;
  readonly waiting?: RoomPage["waiting"];
}

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
  | { readonly kind: "open"; readonly page: RoomPage | undefined; readonly title: Sentence | undefined }
  | { readonly kind: "unknown" }
  | { readonly kind: "forbidden"; readonly title: Sentence };

/** `path` is the route's own, with its `$`; `params` are the parts it names. */
export function placeAt(path: string, params: Readonly<Record<string, string>>, asked: Asked): Place {
  if (path === "/") {
    const page = hasHall(asked) ? undefined : homeOf(asked);
    return { kind: "open", page, title: page?.title };
  }
  const page = pages.find((each) => each.path === path);
  if (page === undefined) return { kind: "unknown" };
  const isNamedRightly = Object.entries(page.params ?? {}).every(([name, form]) => form.test(params[name] ?? ""));
  if (!isNamedRightly) return { kind: "unknown" };
  const { form: name } = params;
  if (page === settingsPage && name !== undefined) {
    const form = settingsForms.find((each) => each.name === name);
    if (form === undefined) return { kind: "unknown" };
    return form.isFor(asked) ? { kind: "open", page, title: form.title } : { kind: "forbidden", title: form.title };
  }
  return page.isFor(asked) ? { kind: "open", page, title: page.title } : { kind: "forbidden", title: page.title };
}

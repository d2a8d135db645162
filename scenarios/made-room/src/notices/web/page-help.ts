import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const notices: PageHelp = {
  lines: [{ zh: "辖区里张贴的告示。", en: "What hangs on the boards of the district." }],
  guide: "settings",
};

export const noticesSetting: PageHelp = {
  lines: [{ zh: "辖区里张贴的告示。", en: "What hangs on the boards of the district." }],
  guide: "settings",
};

import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const positionsSetting: PageHelp = {
  lines: [
    {
      zh: "位置记录保存几天、迟到多久的位置不再采用。",
      en: "How many days positions are kept, and how late one may come and still be taken.",
    },
    { zh: "须由第二人批准。", en: "A second person approves." },
    {
      zh: "缩短保存期限会删除较早的记录，不可恢复。",
      en: "Keeping fewer days deletes what is older, for good.",
    },
  ],
  guide: "positions",
};

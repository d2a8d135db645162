import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const exports: PageHelp = {
  lines: [
    {
      zh: "把警情清单交给外部单位：写明日期、接收方和用途，第二人批准后取件。",
      en: "Gives a list of incidents to somebody outside: days, recipient and purpose; fetched once a second person approves.",
    },
    {
      zh: "每次申请、批准和取件都留痕；清单中没有地点、文字、姓名和号码。",
      en: "Asking, approving and each fetching are on record. The list has no place, no words, no name or number.",
    },
  ],
  guide: "figures",
};

import type { PageHelp } from "../../journal/web/room-web.ts";

// What the pages are for, fetched when somebody asks.

export const steps: PageHelp = {
  lines: [
    {
      zh: "从振铃到处警完毕，各环节用了多久：中位数和 90% 以内，按日、时段、派出所、类别、等级分组。",
      en: "How long each stretch took from the ring to the clearing: median and 90 % within, by day, hour, station, type or priority.",
    },
    {
      zh: "件数少的标明，不足 5 件不列；时间范围写在地址里，可以复制给同事。",
      en: "Few cases are marked, fewer than five are not given. The period stands in the address, to be passed on.",
    },
  ],
  guide: "figures",
};

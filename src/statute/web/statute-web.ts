import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { statuteRoom } from "../room.ts";
import { statuteFields } from "./field-names.ts";
import { pageTitles } from "./page-titles.ts";

export const statuteWeb: RoomWeb = {
  rules: statuteRoom,
  settings: [
    {
      name: "law",
      place: "district",
      title: { zh: "适用法律与记录", en: "Law and recordings" },
      help: {
        lines: [
          {
            zh: "先选定按哪一法域，再核对必须录音录像的情形。",
            en: "Say whose law applies, then look at what it wants recorded.",
          },
          {
            zh: "“未核实”的由法制人员对照原文后核实。",
            en: "What is “not verified” is confirmed by an officer of supervision who compared it with the text.",
          },
        ],
        guide: "statute",
      },
      isFor: (asked) => mayGive(asked, "ChooseProfile"),
      load: async () => (await import("./law-page.tsx")).LawPage,
    },
    {
      name: "limits",
      place: "district",
      title: pageTitles.limits,
      help: {
        lines: [
          { zh: "每条时限的依据、时长、延长和来源。", en: "Each limit with its basis, length, extensions and source." },
          {
            zh: "更改须第二人批准，之后由未参与的法制人员核实。",
            en: "A change needs a second person; then an officer who had no part in it confirms it.",
          },
        ],
        guide: "statute",
      },
      isFor: (asked) => mayGive(asked, "SetLimit"),
      load: async () => (await import("./limits-page.tsx")).LimitsPage,
    },
    {
      name: "bounds",
      place: "district",
      title: pageTitles.bounds,
      help: {
        lines: [
          {
            zh: "各类事项逾期多久报警通知值班督察；监督问题的答复、复核、整改天数。",
            en: "How late each kind of thing may be before supervision is alerted; the days a finding's steps may take.",
          },
          { zh: "更改须第二人批准。", en: "A change needs a second person." },
        ],
        guide: "supervision",
      },
      isFor: (asked) => mayGive(asked, "SetOversightBounds"),
      load: async () => (await import("./bounds-page.tsx")).BoundsPage,
    },
  ],
  words: { fields: statuteFields },
};

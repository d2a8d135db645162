import type { Sentence } from "../../ground/sentence.ts";
import type { LiveStore } from "../../journal/web/live-store.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { type District, unnamedDistrict } from "../district.ts";
import { districtStream } from "../facts.ts";
import { districtRoom } from "../room.ts";
import { districtFields } from "./field-names.ts";

type Named = Readonly<Record<string, { readonly name: Sentence }>>;

/** Names of the district's own things, as it calls them at the moment they are asked for. */
const namesOf = (things: (district: District) => Named) => (live: Pick<LiveStore, "state">) => {
  const district = (live.state(districtStream) as District | undefined) ?? unnamedDistrict;
  return Object.fromEntries(Object.entries(things(district)).map(([id, { name }]) => [id, name]));
};

export const districtWeb: RoomWeb = {
  rules: districtRoom,
  settings: [
    {
      name: "clocks",
      place: "dispatch",
      title: { zh: "时限设置", en: "Clocks" },
      help: {
        lines: [
          {
            zh: "警情等多久未派、未签收、未反馈要提醒。",
            en: "After how long a wait, a missing acknowledgement or a missing report is called out.",
          },
          { zh: "保存后立即对所有屏幕生效。", en: "What you save counts on every screen at once." },
        ],
        guide: "operating",
      },
      formerly: "/clocks",
      isFor: (asked) => mayGive(asked, "ChangeSettings"),
      load: async () => (await import("./clocks-page.tsx")).ClocksPage,
    },
  ],
  words: {
    fields: districtFields,
    named: {
      station: namesOf(({ stations }) => stations),
      department: namesOf(({ departments }) => departments),
      part: namesOf(({ departments, stations }) => ({ ...departments, ...stations })),
      type: namesOf(({ types }) => types),
    },
  },
};

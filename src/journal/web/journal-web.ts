import type { RoomWeb } from "./room-web.ts";
import { journalRoom } from "../journal-room.ts";
import { configurationTexts } from "./configuration-texts.ts";
import { journalFields } from "./field-names.ts";
import { mayGive } from "./rehearse.ts";

export const journalWeb: RoomWeb = {
  rules: journalRoom,
  settings: [
    {
      name: "file",
      place: "system",
      title: configurationTexts.title,
      help: {
        lines: [
          {
            zh: "把辖区的全部设置导出为一个文件，供审阅、保存或在别处使用。",
            en: "Write all settings of the district to one file, to review, keep or use elsewhere.",
          },
          {
            zh: "导入前先逐项显示差别和不能接受的项；确认后按顺序更改，并记入历史。",
            en: "Before a file is taken, each difference is shown and what could not be taken; then the settings are changed in sequence, on record.",
          },
          {
            zh: "不属于您权限的设置，由相应的管理员导入同一文件。",
            en: "What is not yours to set is left to the other administrator, who takes the same file.",
          },
        ],
        guide: "operating",
      },
      isFor: (asked) => mayGive(asked, "NameDistrict") || mayGive(asked, "SetSecurityPolicy"),
      load: async () => (await import("./configuration-page.tsx")).ConfigurationPage,
    },
  ],
  words: { fields: journalFields },
};

import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import type { Role } from "../../ground/role.ts";
import { journalRoom } from "../journal-room.ts";
import { mayGive } from "./rehearse.ts";

import { witnessWatchers } from "../witnesses.ts";
import { journalFields } from "./field-names.ts";
import type { Asked, RoomWeb } from "./room-web.ts";
import { pageTitles } from "./page-titles.ts";

/** For those who may ask what the form shows. */
const isOf =
  (roles: readonly Role[]) =>
  ({ session }: Asked) =>
    judge({ roles }, giverOf(session)) === undefined;

export const journalWeb: RoomWeb = {
  rules: journalRoom,
  settings: [
    {
      name: "file",
      place: "system",
      title: pageTitles.configuration,
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
    {
      name: "witnesses",
      place: "system",
      title: { zh: "见证方", en: "Witnesses" },
      help: {
        lines: [
          {
            zh: "外单位为日志联署，防止日志被整体改回。",
            en: "Outside bodies cosign the log, so that it cannot be rolled back unseen.",
          },
          {
            zh: "登记和移除由审计管理员提出、第二人批准。",
            en: "The audit administrator proposes, a second person approves.",
          },
          { zh: "“其后新增”越小，见证越新。", en: "The fewer facts since the last cosignature, the better." },
        ],
        guide: "witnesses",
      },
      isFor: isOf([...witnessWatchers, "systemAdministrator"]),
      load: async () => (await import("./witnesses-page.tsx")).WitnessesPage,
    },
    {
      name: "backups",
      place: "system",
      title: { zh: "备份", en: "Backups" },
      help: {
        lines: [
          {
            zh: "备份计划、最近一次备份和恢复演练的结果。",
            en: "The schedule, the last backup and how the last restore drill went.",
          },
          {
            zh: "计划由启动参数设定，这里只能查看。",
            en: "The schedule is set by options of the start; here it is only shown.",
          },
        ],
        guide: "backup",
      },
      isFor: isOf(["systemAdministrator", "securityAdministrator", "auditAdministrator"]),
      load: async () => (await import("./backups-page.tsx")).BackupsPage,
    },
  ],
  setup: [
    {
      name: "backups",
      place: "machine",
      title: { zh: "备份与密钥备份", en: "Backups, and those of the keys" },
      to: "/settings/backups",
      without: {
        zh: "这台机器坏了，记录就没有了。计划由启动参数设定。",
        en: "When this machine breaks, the record is gone. The schedule is set by options of the start.",
      },
      reads: "/api/v1/status",
      state: (_, read) => {
        const last = (read as { readonly lastBackupAt: string | null } | undefined)?.lastBackupAt;
        if (last === undefined) return { isDone: null, said: { zh: "正在读取", en: "being read" } };
        return last === null
          ? { isDone: false, said: { zh: "还没有备份", en: "no backup yet" } }
          : { isDone: true, said: { zh: "已有备份", en: "there is a backup" } };
      },
    },
  ],
  words: { fields: journalFields },
};

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
      help: async () => (await import("./page-help.ts")).fileSetting,
      isFor: (asked) => mayGive(asked, "NameDistrict") || mayGive(asked, "SetSecurityPolicy"),
      load: async () => (await import("./configuration-page.tsx")).ConfigurationPage,
    },
    {
      name: "witnesses",
      place: "system",
      title: { zh: "见证方", en: "Witnesses" },
      help: async () => (await import("./page-help.ts")).witnessesSetting,
      isFor: isOf([...witnessWatchers, "systemAdministrator"]),
      load: async () => (await import("./witnesses-page.tsx")).WitnessesPage,
    },
    {
      name: "backups",
      place: "system",
      title: { zh: "备份", en: "Backups" },
      help: async () => (await import("./page-help.ts")).backupsSetting,
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

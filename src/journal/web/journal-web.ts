import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import type { Role } from "../../ground/role.ts";
import { journalRoom } from "../journal-room.ts";
import { witnessWatchers } from "../witnesses.ts";
import { journalFields } from "./field-names.ts";
import type { Asked, RoomWeb } from "./room-web.ts";

/** For those who may ask what the form shows. */
const isOf =
  (roles: readonly Role[]) =>
  ({ session }: Asked) =>
    judge({ roles }, giverOf(session)) === undefined;

export const journalWeb: RoomWeb = {
  rules: journalRoom,
  settings: [
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
  words: { fields: journalFields },
};

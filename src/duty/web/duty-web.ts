import { findStaff } from "./find-staff.ts";
import { proposalsWaiting } from "../../access/web/use-proposals.ts";
import { handoversWaiting } from "./prepared-handovers.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { postRoles } from "../../access/role.ts";
import { dutyRoom } from "../room.ts";
import { proposalView } from "../../access/second-person.ts";
import { tagsOf } from "../../access/sight.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { giverOf } from "../../access/own-session.ts";
import { dutyFields } from "./field-names.ts";

export const dutyWeb: RoomWeb = {
  rules: dutyRoom,
  finds: findStaff,
  pages: [
    {
      path: "/roster",
      title: { zh: "排班", en: "Roster" },
      group: "duty",
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./roster-page.tsx")).RosterPage,
    },
    {
      path: "/handover",
      title: { zh: "交接班", en: "Handover" },
      group: "duty",
      waiting: handoversWaiting,
      // A seat of the drill of those who hand over sees it too, though only a person can hand over.
      isFor: ({ session }) =>
        session.role !== "partner" && (session.person || postRoles.some((role) => role === session.role)),
      load: async () => (await import("./handover-page.tsx")).HandoverPage,
    },
    {
      path: "/responsibility",
      title: { zh: "责任矩阵", en: "Responsibility" },
      group: "duty",
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./responsibility-page.tsx")).ResponsibilityPage,
    },
    {
      path: "/people",
      title: { zh: "人员与权限", en: "People and powers" },
      group: "administration",
      homeOf: ["securityAdministrator"],
      waiting: proposalsWaiting,
      isFor: (asked) => mayGive(asked, "RegisterPerson") || seesKind(asked, proposalView),
      load: async () => (await import("./people-page.tsx")).PeoplePage,
    },
    {
      path: "/acts",
      title: { zh: "操作记录", en: "Record of acts" },
      group: "law",
      homeOf: ["auditAdministrator"],
      isFor: ({ session }) => tagsOf(giverOf(session)).includes("auditAdministrator"),
      load: async () => (await import("./acts-page.tsx")).ActsPage,
    },
    {
      path: "/account",
      title: { zh: "我的账户", en: "My account" },
      group: "own",
      isFor: ({ session }) => session.person,
      load: async () => (await import("./account-page.tsx")).AccountPage,
    },
  ],
  words: { fields: dutyFields },
};

import { findStaff } from "./find-staff.ts";
import { proposalsWaiting } from "../../access/web/use-proposals.ts";
import { handoversWaiting, seesHandovers } from "./prepared-handovers.ts";
import type { Posts } from "../posts.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { postRoles } from "../../access/role.ts";
import { dutyRoom } from "../room.ts";
import { proposalView } from "../../access/second-person.ts";
import { tagsOf } from "../../access/sight.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { giverOf } from "../../access/own-session.ts";
import { dutyFields } from "./field-names.ts";
import { pageTitles } from "./page-titles.ts";

export const dutyWeb: RoomWeb = {
  rules: dutyRoom,
  finds: findStaff,
  pages: [
    {
      path: "/roster",
      title: { zh: "排班", en: "Roster" },
      help: async () => (await import("./page-help.ts")).roster,
      group: "duty",
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./roster-page.tsx")).RosterPage,
    },
    {
      path: "/handover",
      title: { zh: "交接班", en: "Handover" },
      help: async () => (await import("./page-help.ts")).handover,
      group: "duty",
      waiting: handoversWaiting,
      // A seat of the drill of those who hand over sees it too, though only a person can hand over.
      isFor: ({ session }) =>
        session.role !== "partner" && (session.person || postRoles.some((role) => role === session.role)),
      load: async () => (await import("./handover-page.tsx")).HandoverPage,
    },
    {
      path: "/handovers",
      title: pageTitles.pastHandovers,
      help: async () => (await import("./page-help.ts")).handovers,
      group: "duty",
      isFor: ({ session }) => seesHandovers({ session }),
      load: async () => (await import("./past-handovers-page.tsx")).PastHandoversPage,
    },
    {
      path: "/responsibility",
      title: { zh: "责任矩阵", en: "Responsibility" },
      help: async () => (await import("./page-help.ts")).responsibility,
      group: "duty",
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./responsibility-page.tsx")).ResponsibilityPage,
    },
    {
      path: "/people",
      title: { zh: "人员与权限", en: "People and powers" },
      help: async () => (await import("./page-help.ts")).people,
      group: "administration",
      homeOf: ["securityAdministrator"],
      waiting: proposalsWaiting,
      isFor: (asked) => mayGive(asked, "RegisterPerson") || seesKind(asked, proposalView),
      load: async () => (await import("./people-page.tsx")).PeoplePage,
    },
    {
      path: "/acts",
      title: { zh: "操作记录", en: "Record of acts" },
      help: async () => (await import("./page-help.ts")).acts,
      group: "law",
      homeOf: ["auditAdministrator"],
      isFor: ({ session }) => tagsOf(giverOf(session)).includes("auditAdministrator"),
      load: async () => (await import("./acts-page.tsx")).ActsPage,
    },
    {
      path: "/account",
      title: { zh: "我的账户", en: "My account" },
      help: async () => (await import("./page-help.ts")).account,
      group: "own",
      isFor: ({ session }) => session.person,
      load: async () => (await import("./account-page.tsx")).AccountPage,
    },
  ],
  setup: [
    {
      name: "people",
      place: "organisation",
      title: { zh: "人员和权限", en: "People and their powers" },
      to: "/people",
      without: {
        zh: "除最初的管理员外无人能登录；由安全管理员登记或导入。",
        en: "Nobody but the first administrators can sign in; the security administrator registers or imports them.",
      },
      state: (client) => {
        if (!mayGive(client, "RegisterPerson")) {
          return { isDone: null, said: { zh: "由安全管理员办理", en: "for the security administrator" } };
        }
        const count = client.live.ofKind("person").length;
        return { isDone: count > 1, said: { zh: `${count} 人`, en: `people: ${count}` } };
      },
    },
    {
      name: "posts",
      place: "organisation",
      title: { zh: "岗位和班次", en: "Posts and shifts" },
      to: "/roster",
      without: {
        zh: "不能排班；有固定权限的人员仍可上岗。",
        en: "No roster can be made; people with a standing power can still go on post.",
      },
      state: (client) => {
        const count = Object.keys(statesNow<Posts>(client, "posts")[0]?.posts ?? {}).length;
        return { isDone: count > 0, said: { zh: `${count} 个岗位`, en: `posts: ${count}` } };
      },
    },
  ],
  shows: {
    person: (person) => ({ to: "/people", search: { person } }),
    proposal: () => ({ to: "/people" }),
    handover: () => ({ to: "/handover" }),
  },
  words: { fields: dutyFields },
};

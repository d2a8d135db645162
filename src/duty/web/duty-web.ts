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
      help: {
        lines: [
          {
            zh: "本单位每天谁在岗、谁当班：按日或按班次查看。",
            en: "Who is on duty when in your part, by day or by shift.",
          },
          {
            zh: "点格子改一个班；“按模式排班”一次排好几周。",
            en: "A cell changes one shift; “fill by pattern” plans weeks at once.",
          },
          { zh: "提醒不阻止保存，但会留下记录。", en: "Warnings do not stop you, but they stay on record." },
        ],
        guide: "duty",
      },
      group: "duty",
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./roster-page.tsx")).RosterPage,
    },
    {
      path: "/handover",
      title: { zh: "交接班", en: "Handover" },
      help: {
        lines: [
          {
            zh: "下班前写明未办结的事项，由接班人确认后岗位才移交。",
            en: "Before you leave, say what is open; the post passes on when the next person confirms it.",
          },
          {
            zh: "系统先列出所有未结事项，您补充要说的话。",
            en: "All that is open is listed by itself; you add what should be said.",
          },
          { zh: "未确认前，责任仍在交班人。", en: "Until it is confirmed, the duty stays with whoever leaves." },
        ],
        guide: "duty",
      },
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
      help: {
        lines: [
          {
            zh: "历次交接班：按岗位和日期查找，新的在前，“更早”继续往前读。",
            en: "Every handover, newest first: by post and by day; “Older” reads further back.",
          },
          {
            zh: "选一行，看交了哪些事项、各由谁负责、留言和接班人。",
            en: "A row opens what was handed over, who had each item, the words, and who confirmed it.",
          },
          { zh: "打开一次交接班会记入阅览记录。", en: "Opening one is put on the record of reads." },
        ],
        guide: "duty",
      },
      group: "duty",
      isFor: ({ session }) => seesHandovers({ session }),
      load: async () => (await import("./past-handovers-page.tsx")).PastHandoversPage,
    },
    {
      path: "/responsibility",
      title: { zh: "责任矩阵", en: "Responsibility" },
      help: {
        lines: [
          {
            zh: "每项工作由谁负责、谁配合、谁监督。",
            en: "Who answers for each kind of work, who helps, who oversees.",
          },
          { zh: "可按部门查看，也可打印。", en: "It can be read by department, and printed." },
        ],
        guide: "duty",
      },
      group: "duty",
      isFor: ({ session }) => session.role !== "partner",
      load: async () => (await import("./responsibility-page.tsx")).ResponsibilityPage,
    },
    {
      path: "/people",
      title: { zh: "人员与权限", en: "People and powers" },
      help: {
        lines: [
          {
            zh: "登记人员、授予和收回权限、发放登录链接。",
            en: "Register people, grant and withdraw powers, make sign-in links.",
          },
          {
            zh: "需要第二人批准的事项先列在上方，批准后才生效。",
            en: "What needs a second person stands on top and counts once it is approved.",
          },
          { zh: "多人可一次从表格导入。", en: "Many people come at once from a workbook." },
        ],
        guide: "duty",
      },
      group: "administration",
      homeOf: ["securityAdministrator"],
      waiting: proposalsWaiting,
      isFor: (asked) => mayGive(asked, "RegisterPerson") || seesKind(asked, proposalView),
      load: async () => (await import("./people-page.tsx")).PeoplePage,
    },
    {
      path: "/acts",
      title: { zh: "操作记录", en: "Record of acts" },
      help: {
        lines: [
          {
            zh: "谁在什么时候做了什么：权限、设置、个人信息、登录。",
            en: "Who did what and when: powers, settings, personal data, sign-in.",
          },
          { zh: "每一条都可以验证未被改动。", en: "Each line can be proved not to have been changed." },
        ],
        guide: "proof",
      },
      group: "law",
      homeOf: ["auditAdministrator"],
      isFor: ({ session }) => tagsOf(giverOf(session)).includes("auditAdministrator"),
      load: async () => (await import("./acts-page.tsx")).ActsPage,
    },
    {
      path: "/account",
      title: { zh: "我的账户", en: "My account" },
      help: {
        lines: [
          {
            zh: "您的密码、通行密钥、已登录的设备和班次。",
            en: "Your password, passkeys, where you are signed in, and your shifts.",
          },
          { zh: "看到不认识的登录，请立即结束它并报告。", en: "End a sign-in you do not know at once, and report it." },
        ],
        guide: "duty",
      },
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

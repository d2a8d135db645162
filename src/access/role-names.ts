import type { CodeNames, Sentence } from "../ground/sentence.ts";
import type { Role } from "../ground/role.ts";
import type { WordList } from "../ground/word-list.ts";
import type { staffKinds } from "./people-facts.ts";

/** What people in a role are called on screens. */
export const roleNames: Readonly<Record<Role, Sentence>> = {
  calltaker: { zh: "接警员", en: "Call-taker" },
  dispatcher: { zh: "派警员", en: "Dispatcher" },
  shiftLeader: { zh: "值班长", en: "Shift leader" },
  dutyCommander: { zh: "指挥长", en: "Duty commander" },
  department: { zh: "部门坐席", en: "Department seat" },
  station: { zh: "派出所", en: "Station desk" },
  unit: { zh: "处警单元", en: "Unit" },
  support: { zh: "技术保障", en: "Technical support" },
  supervisor: { zh: "督察", en: "Supervision" },
  reader: { zh: "查阅", en: "Reader" },
  partner: { zh: "网格合作人员", en: "Grid partner" },
  systemAdministrator: { zh: "系统管理员", en: "System administrator" },
  securityAdministrator: { zh: "安全管理员", en: "Security administrator" },
  auditAdministrator: { zh: "审计管理员", en: "Audit administrator" },
  importer: { zh: "数据导入程序", en: "Importing program" },
  system: { zh: "系统", en: "System" },
};

/** What people are, on the lists of the staff. */
export const staffKindNames: CodeNames<typeof staffKinds> = {
  officer: { zh: "民警", en: "Officer" },
  auxiliary: { zh: "辅警", en: "Auxiliary" },
  civilian: { zh: "文职", en: "Civilian" },
  partner: { zh: "合作人员", en: "Partner" },
};

/** Words about people that a district can have in its own way. */
export const accessWords: readonly WordList[] = [
  {
    name: "role",
    title: { zh: "角色", en: "Roles" },
    shown: {
      zh: "顶栏、人员与权限、岗位、历史",
      en: "the bar, people and powers, posts, the history",
    },
    words: roleNames,
  },
  {
    name: "staffKind",
    title: { zh: "人员类别", en: "Kinds of staff" },
    shown: { zh: "人员清单和人员卡片", en: "the list and the cards of the staff" },
    words: staffKindNames,
  },
];

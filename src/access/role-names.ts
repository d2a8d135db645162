import type { Sentence } from "../ground/sentence.ts";
import type { Role } from "../ground/role.ts";

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

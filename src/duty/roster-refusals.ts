import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about posts, rosters, signing on or handing over is not accepted. */
export const rosterRefusals = {
  PostUnknown: { means: "unknown", zh: "没有岗位 {post}", en: "There is no post {post}." },
  PostRoleUnfit: {
    means: "invalid",
    zh: "角色 {role} 不设岗位",
    en: "The role {role} is not one that people are on post for.",
  },
  PostElsewhere: { means: "invalid", zh: "岗位 {post} 属于 {part}", en: "The post {post} belongs to {part}." },
  ShiftUnknown: { means: "unknown", zh: "班表中没有该班次", en: "There is no such shift on this roster." },
  ShiftOutsideMonth: {
    means: "invalid",
    zh: "{from} 开始的班次不属于 {month}",
    en: "A shift that begins at {from} does not belong to {month}.",
  },
  ShiftEndsTooSoon: {
    means: "invalid",
    zh: "{from} 开始的班次须晚于开始时间结束",
    en: "The shift that begins at {from} must end after it begins.",
  },
  ShiftTooLong: {
    means: "invalid",
    zh: "{from} 开始的班次超过 48 小时",
    en: "The shift that begins at {from} is longer than 48 hours.",
  },
  ShiftsTooMany: {
    means: "invalid",
    zh: "{person} 一次最多增减 {most} 个班次",
    en: "At most {most} shifts of {person} can be added or taken away at once.",
  },
  PastShiftReasonMissing: {
    means: "invalid",
    zh: "更改已开始的班次须说明原因",
    en: "Changing a shift that has begun needs a reason.",
  },
  ShiftNotTheirs: { means: "conflict", zh: "该班次不属于 {person}", en: "That shift is not one of {person}'s." },
  ShiftBegun: { means: "conflict", zh: "已开始的班次不能换班", en: "A shift that has begun cannot be swapped." },
  SwapUnknown: { means: "unknown", zh: "没有该换班申请", en: "There is no such swap, or it is settled." },
  SwapWithOneself: { means: "invalid", zh: "不能与本人换班", en: "A shift cannot be swapped with oneself." },
  SwapAlreadyAsked: {
    means: "conflict",
    zh: "该班次已有换班申请",
    en: "A swap of that shift has been asked for already.",
  },
  SwapAlreadyAgreed: { means: "conflict", zh: "已同意换班", en: "The swap is agreed already." },
  SwapNotAgreed: { means: "conflict", zh: "对方尚未同意换班", en: "The colleague has not agreed yet." },
  SwapIsOnesOwn: {
    means: "forbidden",
    zh: "不能审批本人的换班",
    en: "A swap is approved by somebody other than the two.",
  },
  PostOrPower: {
    means: "invalid",
    zh: "请说明岗位或权限，二者选一",
    en: "Name a post or a power, one of the two.",
  },
  PowerMissing: {
    means: "forbidden",
    zh: "没有该处的 {role} 权限，或已过期",
    en: "You have no power as {role} there, or it has run out.",
  },
  AlreadyOnPost: {
    means: "conflict",
    zh: "已上岗（{role}），请先下岗",
    en: "You are on post already, as {role}: sign off first.",
  },
  NotOnPost: { means: "conflict", zh: "{person} 未上岗", en: "{person} is not on post." },
  PostTimesCross: {
    means: "conflict",
    zh: "时间早于上一次上岗或下岗（{at}）",
    en: "That time lies before {at}, the last signing on or off.",
  },
  UnitOnAssignment: {
    means: "conflict",
    zh: "单元 {unit} 正在处警，最后一人不能下岗",
    en: "Unit {unit} is on an assignment: the last of its crew stays on post.",
  },
  HandoverUnknown: { means: "unknown", zh: "没有该交接班", en: "There is no such handover." },
  HandoverConfirmedAlready: {
    means: "conflict",
    zh: "{to} 已确认接班",
    en: "{to} has confirmed this handover already.",
  },
  HandoverToOneself: {
    means: "conflict",
    zh: "不能由交班人自己接班",
    en: "Whoever hands over cannot be the one who takes over.",
  },
  NotOnThatPost: { means: "forbidden", zh: "未在岗位 {post} 上岗", en: "You are not on post at {post}." },
  ItemWithoutOwner: {
    means: "conflict",
    zh: "{count} 项未落实责任人，首项 {number}",
    en: "Without an owner: {count}, the first of them {number}.",
  },
} as const satisfies RefusalCatalogue;

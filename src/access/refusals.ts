import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why somebody has no standing for an act, and why an order about people and powers is not accepted. */
export const accessRefusals = {
  RoleNotAllowed: {
    means: "forbidden",
    zh: "角色 {role} 无权进行此操作",
    en: "The role {role} may not do this.",
  },
  TokenScope: {
    means: "forbidden",
    zh: "此令牌不能用于 {order}",
    en: "This token is not for {order}.",
  },
  NotUnderGlass: {
    means: "forbidden",
    zh: "紧急越权期间不能办理：须以本人权限进行",
    en: "This cannot be done under a broken glass: it takes a power of your own.",
  },
  PersonNeeded: {
    means: "forbidden",
    zh: "须由本人登录后办理，令牌不能代替第二人",
    en: "This takes a person who has signed in: a token cannot be the second one.",
  },
  OffPost: {
    means: "forbidden",
    zh: "未上岗：{role} 须先上岗",
    en: "You are not on post: sign on as {role} first.",
  },
  NotYourStation: { means: "forbidden", zh: "不属于本所", en: "This is not your station's." },
  NotYourUnit: { means: "forbidden", zh: "不属于本单元", en: "This is not your unit's." },
  NotYourDepartment: { means: "forbidden", zh: "不属于本部门", en: "This is not your department's." },
  NotYours: { means: "forbidden", zh: "只能办理本人的事项", en: "This concerns somebody else." },
  FilesWaiting: {
    means: "tooMany",
    zh: "正在读取的文件已达上限，请于 {retryAfterSeconds} 秒后再试",
    en: "As many files are being read as may be. Try again in {retryAfterSeconds} s.",
  },
  PurposeMissing: { means: "invalid", zh: "请说明用途", en: "State the purpose." },
  PersonUnknown: { means: "unknown", zh: "没有人员 {person}", en: "There is nobody {person} on the staff." },
  PersonIsDisabled: { means: "conflict", zh: "人员 {person} 已停用", en: "{person} is disabled." },
  PartUnknown: {
    means: "invalid",
    zh: "没有单位 {part}（部门或派出所代码，或 bureau）",
    en: "There is no part {part} of the organisation (a department's or station's id, or bureau).",
  },
  PersonNameMissing: {
    means: "invalid",
    zh: "{person} 尚未登记，须填写姓名",
    en: "{person} is new and needs a name.",
  },
  NotOneself: { means: "forbidden", zh: "不能由本人办理", en: "Somebody else has to do this." },
  LastSecurityAdministrator: {
    means: "conflict",
    zh: "这是最后一名安全管理员，须先授予他人",
    en: "This is the last security administrator; give the power to somebody else first.",
  },
  CertificateNotHeld: {
    means: "conflict",
    zh: "{person} 没有资质 {certificate}",
    en: "{person} does not hold the certificate {certificate}.",
  },
  PowerNotForKind: {
    means: "invalid",
    zh: "{person} 的人员类别 {kind} 不能担任 {role}",
    en: "{person} is staff of the kind {kind}, which may not be {role}.",
  },
  PowerPlaceMissing: {
    means: "invalid",
    zh: "权限 {role} 须指明 {place}",
    en: "The power {role} must name its {place}.",
  },
  PowerPlaceNotItsOwn: {
    means: "invalid",
    zh: "权限 {role} 不能带 {place}",
    en: "The power {role} does not name a {place}.",
  },
  PowerPlaceUnknown: { means: "invalid", zh: "没有 {place}", en: "There is no {place}." },
  PowerNotHeld: { means: "conflict", zh: "{person} 没有权限 {role}", en: "{person} does not hold the power {role}." },
  AdministratorsApart: {
    means: "conflict",
    zh: "系统、安全、审计三类管理员不能由同一人（{person}）兼任",
    en: "The system, security and audit administrators are three people; {person} cannot be two of them.",
  },
  ProposalUnknown: { means: "unknown", zh: "没有此待批事项", en: "Nothing of that id waits for a second person." },
  ProposalOver: { means: "conflict", zh: "{by} 已答复此事项", en: "{by} has answered this already." },
  ProposalIsOfAnother: {
    means: "invalid",
    zh: "该待批事项是 {order}",
    en: "What waits under that id is {order}.",
  },
  SecondPersonIsFirst: {
    means: "forbidden",
    zh: "提出人不能自己批准",
    en: "Whoever proposed this cannot approve it.",
  },
  SecondPersonLetIn: {
    means: "forbidden",
    zh: "{person} 曾生成进入相关账户的一次性链接，不算第二人；须先由无关人员确认该账户属本人",
    en: "{person} made the link by which one of the two accounts was entered, so neither is a second person for the other; somebody else must confirm the account first.",
  },
  EntryNotMarked: {
    means: "conflict",
    zh: "{person} 的账户没有待确认的登录方式",
    en: "There is nothing to confirm about the account of {person}.",
  },
  GlassForOfficers: {
    means: "forbidden",
    zh: "仅民警可紧急越权",
    en: "Only sworn officers may break the glass.",
  },
  GlassNotForThis: {
    means: "forbidden",
    zh: "不能以紧急越权取得 {role}",
    en: "The glass cannot be broken for the role {role}.",
  },
  GlassAlreadyBroken: {
    means: "conflict",
    zh: "紧急越权已在进行：{role}",
    en: "The glass is broken already, for the role {role}.",
  },
  GlassUnknown: { means: "unknown", zh: "没有此次紧急越权", en: "There is no such breaking of the glass." },
  GlassReviewedAlready: { means: "conflict", zh: "{by} 已复核", en: "{by} has reviewed it." },
  SessionUnknown: { means: "unknown", zh: "没有此次登录", en: "There is no such session." },
  TokenUnknown: { means: "unknown", zh: "没有此令牌", en: "There is no such token." },
  TokenNotForAdministrators: {
    means: "forbidden",
    zh: "程序令牌不能具有管理员权限 {role}",
    en: "A program's token cannot be {role}.",
  },
  TokenLife: {
    means: "invalid",
    zh: "令牌有效期须在 {days} 天以内",
    en: "A token must end in the future and within {days} days.",
  },
  KeyTakenTwice: {
    means: "invalid",
    zh: "按键 {key} 指定给了两个操作",
    en: "The key {key} is given to two acts.",
  },
  TooManyViews: {
    means: "conflict",
    zh: "一个清单最多保存 {most} 个视图：请先删除一个",
    en: "A list has at most {most} saved views: remove one first.",
  },
} as const satisfies RefusalCatalogue;

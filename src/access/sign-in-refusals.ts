import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why somebody is not let in, and why a means of signing in is not taken. */
export const signInRefusals = {
  PasswordTooShort: {
    means: "invalid",
    zh: "密码至少 {least} 个字符",
    en: "A password has at least {least} characters.",
  },
  PasswordTooLong: {
    means: "invalid",
    zh: "密码最多 {most} 个字符",
    en: "A password has at most {most} characters.",
  },
  PasswordTooSimple: {
    means: "invalid",
    zh: "密码过于简单：重复的片段、连续的字母数字或相邻按键容易被猜中",
    en: "This password is too simple: repetitions, sequences and neighbouring keys are soon guessed.",
  },
  PasswordCommon: {
    means: "invalid",
    zh: "该密码过于常见，或只是常见密码的变形",
    en: "This password is a common one, or a common one in disguise.",
  },
  PasswordAboutYou: {
    means: "invalid",
    zh: "密码不得包含本人的警号或姓名",
    en: "A password must not contain your badge number or name.",
  },
  PasswordUnchanged: {
    means: "invalid",
    zh: "新密码不得与原密码相同",
    en: "The new password is the old one.",
  },
  SignInWrong: {
    means: "unauthenticated",
    zh: "账号或密码不正确，还可尝试 {left} 次",
    en: "The badge number or the password is wrong; attempts left: {left}.",
  },
  SignInIsLocked: {
    means: "forbidden",
    zh: "在此处失败次数过多（{failures} 次），锁定至 {until}；通行密钥登录和服务器本机的 ./callsign admit 不受影响",
    en: "Too many failures here ({failures}): locked until {until}. A passkey, and ./callsign admit at the server itself, let in all the same.",
  },
  SignInDelayed: {
    means: "tooMany",
    zh: "此地址或此账号的失败登录过多，{until} 后可再试；曾登录过的浏览器、通行密钥和服务器本机的 ./callsign admit 不受影响",
    en: "Too many failed sign-ins from this address or for this account: try again after {until}. A browser you signed in with before, a passkey, and ./callsign admit at the server itself let in all the same.",
  },
  SignInBusy: {
    means: "tooMany",
    zh: "同时登录的人数过多，请稍候再试",
    en: "Too many people are signing in at this moment; try again shortly.",
  },
  NotLetIn: {
    means: "unauthenticated",
    zh: "不能登录：账号不存在、已停用或没有任何权限，请联系安全管理员",
    en: "You cannot sign in: there is no such account, it is disabled, or it has no power; ask the security administrator.",
  },
  CodeNeeded: { means: "unauthenticated", zh: "请输入六位动态码", en: "Enter the code of six digits." },
  PasskeyNeeded: { means: "unauthenticated", zh: "请用通行密钥登录", en: "Sign in with your passkey." },
  SessionNeeded: {
    means: "conflict",
    zh: "仅用于人员登录的浏览器会话",
    en: "This is for people who signed in with a browser, not for tokens.",
  },
  DrillFromHere: {
    means: "forbidden",
    zh: "仅可从本机登录演练人员",
    en: "The drill's staff can be signed in as from this machine only.",
  },
  MachineOnly: {
    means: "forbidden",
    zh: "只能在服务器本机运行 ./callsign admit",
    en: "This is done at the machine itself: ./callsign admit.",
  },
  ShowAgain: {
    means: "forbidden",
    zh: "更改登录方式前，请再次验证现有的登录方式（{minutes} 分钟内有效）",
    en: "Show again what you sign in with before you change it; that holds for {minutes} minutes.",
  },
  PasswordNotThis: { means: "forbidden", zh: "原密码不正确", en: "This is not your present password." },
  PasswordMissing: { means: "invalid", zh: "请输入原密码", en: "Enter the present password." },
  TokenSecretDrawn: {
    means: "conflict",
    zh: "该令牌已取出过；如已丢失，请吊销后重新生成",
    en: "This token was drawn before; if it is lost, revoke it and make another.",
  },
  CodeWrong: {
    means: "unauthenticated",
    zh: "动态码不正确，还可尝试 {left} 次",
    en: "The code is wrong; attempts left: {left}.",
  },
  CodeUsed: {
    means: "unauthenticated",
    zh: "该动态码已使用，请等待下一个",
    en: "This code has been used; wait for the next one.",
  },
  CodeNotBegun: {
    means: "conflict",
    zh: "请先扫描动态码的二维码",
    en: "Scan the QR code of the one-time codes first.",
  },
  CodeNotConfirmed: {
    means: "invalid",
    zh: "动态码不符，请核对手机时间后重试",
    en: "The code does not match; check the clock of the phone and try again.",
  },
  PasskeyRefused: {
    means: "unauthenticated",
    zh: "通行密钥未通过验证，请重试",
    en: "The passkey was not accepted; try again.",
  },
  PasskeyUnknown: { means: "unknown", zh: "没有该通行密钥", en: "There is no such passkey." },
  PasskeyTaken: { means: "conflict", zh: "该通行密钥已登记", en: "This passkey is registered already." },
  PasskeysTooMany: {
    means: "conflict",
    zh: "最多登记 {most} 个通行密钥",
    en: "Nobody has more than {most} passkeys.",
  },
  ProviderNone: {
    means: "unknown",
    zh: "本系统没有接入统一认证",
    en: "This installation has no provider of identities to sign in at.",
  },
  ProviderUnreachable: {
    means: "conflict",
    zh: "统一认证暂不可用，请用警号和密码或通行密钥登录",
    en: "The provider of identities cannot be reached; sign in with your badge number and password, or a passkey.",
  },
  ProviderRefused: {
    means: "unauthenticated",
    zh: "统一认证没有通过，请重试；如仍不行，请用警号登录",
    en: "The provider did not vouch for you; try again, or sign in with your badge number.",
  },
  ProviderFlowUnknown: {
    means: "unauthenticated",
    zh: "登录已超时或已在另一处完成，请重新开始",
    en: "That sign-in took too long, or was finished elsewhere; begin again.",
  },
  ProviderNobody: {
    means: "unauthenticated",
    zh: "统一认证的账号没有对应本系统的警号，请联系安全管理员",
    en: "The provider's account stands for no badge number here; ask the security administrator.",
  },
  ProviderOneFactor: {
    means: "unauthenticated",
    zh: "您的权限要求两种登录方式，而统一认证只验证了一种",
    en: "Your powers ask for two factors, and the provider vouches for one only.",
  },
  EntryLinkUnknown: {
    means: "unauthenticated",
    zh: "一次性链接无效，或已有更新的链接",
    en: "This one-time link is not valid, or a newer one was made.",
  },
  EntryLinkNone: { means: "unknown", zh: "没有此链接", en: "There is no such link." },
  EntryLinkNotYours: {
    means: "forbidden",
    zh: "只有生成人可以取出此链接",
    en: "Only the maker of this link can draw it.",
  },
  EntryLinkDrawn: {
    means: "conflict",
    zh: "该链接已取出过；如已丢失，请重新生成",
    en: "This link was drawn before; if it is lost, make another.",
  },
  EntryLinkUsed: { means: "unauthenticated", zh: "一次性链接已使用", en: "This one-time link has been used." },
  EntryLinkExpired: { means: "unauthenticated", zh: "一次性链接已过期", en: "This one-time link has expired." },
} as const satisfies RefusalCatalogue;

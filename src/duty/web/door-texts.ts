import type { Sentence } from "../../ground/sentence.ts";
import { leastPasswordCharacters } from "../password-rules.ts";

/** The way in: signing in, the one-time link, what has to be set up, the locked screen. */
export const doorTexts = {
  product: { zh: "呼号 Callsign", en: "Callsign" },
  purpose: {
    zh: "接派警：从第一声铃响到警情归档",
    en: "Call-taking and dispatch, from the first ring to the filed incident",
  },
  unreachable: { zh: "连接不上服务器，请重试", en: "The server cannot be reached; try again" },
  signedOut: { zh: "登录已失效，请重新登录", en: "The session has ended; please sign in again" },
  leftIdle: { zh: "长时间无人操作，已退出登录", en: "Nobody was here for a while, so you were signed out" },
  signIn: { zh: "登录", en: "Sign in" },
  signOut: { zh: "退出", en: "Sign out" },
  badge: { zh: "警号", en: "Badge number" },
  password: { zh: "密码", en: "Password" },
  code: { zh: "动态码", en: "One-time code" },
  codeNote: { zh: "手机上的六位数字，每 30 秒更换", en: "The six digits on the phone; they change every 30 seconds" },
  withPasskey: { zh: "用通行密钥登录", en: "Sign in with a passkey" },
  passkeyStopped: {
    zh: "没有收到通行密钥的答复：已取消、超时，或本机没有登记",
    en: "The passkey gave no answer: cancelled, timed out, or none on this device.",
  },
  passkeyHeld: {
    zh: "此设备已登记过通行密钥",
    en: "This device holds a passkey of yours already.",
  },
  asProgram: { zh: "用令牌登录", en: "Sign in with a token" },
  token: { zh: "令牌", en: "Token" },
  tokenNote: {
    zh: "供程序和调试使用；在服务器上运行 ./callsign token --role dispatcher 可获得令牌。人员请用警号登录。",
    en: "For programs and trials: on the server, ./callsign token --role dispatcher prints one. People sign in with their badge.",
  },
  drillSignIn: { zh: "演练：选择岗位，一键登录", en: "Drill: choose a post, one click signs in" },
  drillNote: {
    zh: "演练数据均为虚构；仅可从本机登录。",
    en: "Everything in a drill is fictional. One-click sign-in works from this machine only.",
  },
  hallPosts: { zh: "指挥大厅", en: "Command hall" },
  stationDesks: { zh: "派出所综合指挥室", en: "Station desks" },
  chooseDesk: { zh: "选择派出所…", en: "Choose a station…" },
  drillPeople: { zh: "演练人员", en: "Drill staff" },
  drillPeopleNote: {
    zh: "与真实人员相同：登录后须上岗，才能接警、派警",
    en: "As real staff do: once in, they sign on before they take calls or dispatch",
  },
  asDrillPerson: { zh: "以演练人员身份登录…", en: "Sign in as one of the drill's staff…" },
  noDrillPeople: { zh: "此演练没有人员", en: "This drill has no staff" },
  onPost: { zh: "在岗", en: "on post" },
  entering: { zh: "正在用一次性链接登录…", en: "Signing in with the one-time link…" },
  entryFailed: { zh: "一次性链接不能使用", en: "The one-time link cannot be used" },
  entryMissing: {
    zh: "地址不完整：请从收到的链接重新打开",
    en: "The address is not whole: open the link you were given once more",
  },
  entryHow: {
    zh: "如需新的链接，请联系安全管理员；已设置登录方式的，可直接登录。",
    en: "The security administrator can make you another. If you have set up a password or a passkey, sign in with it.",
  },
  toSignIn: { zh: "转到登录页", en: "Go to sign-in" },
  tryAgain: { zh: "重试", en: "Try again" },
  setUp: { zh: "设置登录方式", en: "Set up how you sign in" },
  setUpPassword: {
    zh: "选择一个只有本人知道的密码。以后用警号和它登录。",
    en: "Choose a password only you know. From now on you sign in with your badge number and it.",
  },
  setUpOld: {
    zh: "密码已到本单位规定的期限，请换一个新的。",
    en: "Your password is older than the district's rules allow; choose a new one.",
  },
  setUpSecond: {
    zh: "您的权限要求第二种登录方式，任选其一。",
    en: "Your powers ask for a second means of signing in. Choose one.",
  },
  insteadOfPassword: { zh: "或用通行密钥，不设密码", en: "Or a passkey, and no password" },
  passwordRules: {
    zh: `至少 ${leastPasswordCharacters} 个字符，可以是几个不相干的词或一句话；不必有符号或大写。不得含警号、姓名、重复或相邻按键，不得是常见密码。`,
    en: `At least ${leastPasswordCharacters} characters: a few unrelated words or a sentence will do, no marks or capitals needed. Not your badge or name, no repetitions or neighbouring keys, not a common one.`,
  },
  newPassword: { zh: "新密码", en: "New password" },
  presentPassword: { zh: "原密码", en: "Present password" },
  showPassword: { zh: "显示密码", en: "Show password" },
  passwordFits: { zh: "可以使用", en: "This will do" },
  passwordMore: { zh: "还差 {count} 个字符", en: "{count} more characters" },
  savePassword: { zh: "保存密码", en: "Save password" },
  passkey: { zh: "通行密钥（推荐）", en: "Passkey (recommended)" },
  passkeyNote: {
    zh: "用本机的指纹、面容或 PIN，或插入安全密钥。本身即为双因素，不会被钓鱼网站骗走。",
    en: "This device's fingerprint, face or PIN, or a security key. Two factors in one, and no false site can have it.",
  },
  noPasskeys: {
    zh: "此浏览器或此地址不能使用通行密钥（须为 HTTPS 或 localhost）。",
    en: "This browser, or this address, has no passkeys (HTTPS or localhost is needed).",
  },
  passkeyLabel: { zh: "名称", en: "Name" },
  makePasskey: { zh: "登记通行密钥", en: "Register a passkey" },
  codes: { zh: "动态码", en: "One-time codes" },
  codesNote: {
    zh: "手机上的身份验证器应用，每 30 秒一个六位数字。",
    en: "An authenticator app on a phone: six digits, new every 30 seconds.",
  },
  beginCodes: { zh: "设置动态码", en: "Set up one-time codes" },
  scan: { zh: "1. 用身份验证器应用扫描", en: "1. Scan this with the authenticator app" },
  qr: { zh: "动态码二维码", en: "QR code of the one-time codes" },
  secret: { zh: "或手动输入密钥", en: "Or type this key" },
  enterCode: { zh: "2. 输入应用显示的六位数字", en: "2. Enter the six digits it shows" },
  confirmCode: { zh: "启用动态码", en: "Take into use" },
  locked: { zh: "屏幕已锁定", en: "The screen is locked" },
  lockedNote: {
    zh: "{who} 的工作保留在下面，解锁后继续。",
    en: "The work of {who} is kept beneath and goes on after unlocking.",
  },
  lockedBlind: {
    zh: "锁定期间不接收新情况；电话和指令请由其他席位处理。",
    en: "Nothing new arrives while locked: other seats take the calls.",
  },
  unlock: { zh: "解锁", en: "Unlock" },
  unlockWithPasskey: { zh: "用通行密钥解锁", en: "Unlock with a passkey" },
  unlockDrill: { zh: "演练：一键解锁", en: "Drill: unlock with one click" },
  lockScreen: { zh: "锁屏", en: "Lock screen" },
  idleLock: {
    zh: "无人操作，{left} 秒后锁屏；按任意键继续",
    en: "Nobody is here: the screen locks in {left} s. Press any key to stay",
  },
  idleEnd: {
    zh: "无人操作，{left} 秒后退出登录；按任意键继续",
    en: "Nobody is here: you are signed out in {left} s. Press any key to stay",
  },
  idleLockSoon: {
    zh: "无人操作，即将锁屏；按任意键继续",
    en: "Nobody is here: the screen locks soon. Press any key to stay",
  },
  idleEndSoon: {
    zh: "无人操作，即将退出登录；按任意键继续",
    en: "Nobody is here: you are signed out soon. Press any key to stay",
  },
  stay: { zh: "继续", en: "Stay" },
} as const satisfies Record<string, Sentence>;

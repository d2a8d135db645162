import type { Sentence } from "../../ground/sentence.ts";

export const dutyTexts = {
  signIn: { zh: "登录", en: "Sign in" },
  signOut: { zh: "退出", en: "Sign out" },
  signedInAs: { zh: "当前登录：{who}", en: "Signed in as {who}" },
  product: { zh: "呼号 Callsign", en: "Callsign" },
  purpose: {
    zh: "接派警：从第一声铃响到警情归档",
    en: "Call-taking and dispatch, from the first ring to the filed incident",
  },
  drillSignIn: { zh: "演练：选择岗位，一键登录", en: "Drill: choose a post, one click signs in" },
  drillNote: {
    zh: "演练数据均为虚构；仅可从本机登录。",
    en: "Everything in a drill is fictional. One-click sign-in works from this machine only.",
  },
  stationDesks: { zh: "派出所综合指挥室", en: "Station desks" },
  chooseDesk: { zh: "选择派出所…", en: "Choose a station…" },
  hallPosts: { zh: "指挥大厅", en: "Command hall" },
  token: { zh: "令牌", en: "Token" },
  tokenNote: {
    zh: "在服务器上运行 ./callsign token --role dispatcher 可获得令牌。",
    en: "On the server, ./callsign token --role dispatcher prints one.",
  },
  unreachable: { zh: "连接不上服务器，正在重试", en: "The server cannot be reached; trying again" },
  signedOut: { zh: "登录已失效，请重新登录", en: "The session has ended; please sign in again" },
} as const satisfies Record<string, Sentence>;

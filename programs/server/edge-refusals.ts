import type { Sentence } from "../../src/ground/sentence.ts";

interface EdgeRefusal extends Sentence {
  readonly status: number;
}

/** What the edge itself refuses, before or beside any room's rule, with the HTTP status each one is. */
export const edgeRefusals = {
  BodyNotJson: {
    status: 400,
    zh: "请求内容不是可接受的 JSON：{field} {reasonZh}",
    en: "The body is not acceptable JSON: {field} {reason}.",
  },
  QueryInvalid: { status: 400, zh: "查询参数 {field} {reasonZh}", en: "The query parameter {field} {reason}." },
  ListInvalid: {
    status: 400,
    zh: "指令列表有误：{field} {reasonZh}",
    en: "The list of orders is not acceptable: {field} {reason}.",
  },
  RequestMalformed: { status: 400, zh: "请求无法识别", en: "The request cannot be read." },
  HeaderTwice: {
    status: 400,
    zh: "请求头 {header} 只能出现一次",
    en: "The header field {header} may stand in a request once only.",
  },
  HostNotAllowed: {
    status: 403,
    zh: "仅可从本机登录演练",
    en: "Signing in to the drill works from this machine only.",
  },
  HostUnknown: {
    status: 421,
    zh: "本服务不使用 {host} 这个名称；启动时用 --name 指明",
    en: "This server does not answer to the name {host}; it is told its names by --name.",
  },
  ProxyPassedBy: {
    status: 403,
    zh: "本服务只能经其前置代理访问",
    en: "This server is reached through the proxy in front of it only.",
  },
  OriginNotAllowed: {
    status: 403,
    zh: "请求来自其他站点，已拒绝",
    en: "The request comes from another site and is refused.",
  },
  DemoOnly: { status: 403, zh: "仅演练数据可一键登录", en: "One-click sign-in exists in a drill only." },
  SignInNeeded: { status: 401, zh: "请先登录", en: "Sign in first: a bearer token or a session is needed." },
  ScreenLocked: { status: 401, zh: "屏幕已锁定，请先解锁", en: "The screen is locked; unlock it first." },
  FactorsMissing: {
    status: 403,
    zh: "请先完成登录方式设置（{missing}）",
    en: "Set up what you sign in with first ({missing}).",
  },
  TokenRefused: { status: 401, zh: "令牌无效", en: "The token is not valid." },
  GiverChanged: {
    status: 409,
    zh: "这台设备上现在登录的不是 {officer}；由本人登录后再发出",
    en: "{officer} is not who is signed in here now; it is sent once they have signed in.",
  },
  TokenExpired: { status: 401, zh: "令牌已过期", en: "The token has expired." },
  RouteUnknown: { status: 404, zh: "没有此地址：{path}", en: "There is nothing at {path}." },
  NothingThere: {
    status: 404,
    zh: "没有找到，或无权查看：{stream}",
    en: "{stream} does not exist or is not yours to see.",
  },
  MethodNotAllowed: { status: 405, zh: "此地址不支持 {method}", en: "{method} is not possible here." },
  RequestTooSlow: {
    status: 408,
    zh: "请求未能在规定时间内收齐",
    en: "The request did not arrive whole in the time there is for it.",
  },
  BodyTooLarge: { status: 413, zh: "请求内容超过 1 MiB", en: "The body is larger than 1 MiB." },
  ContentTypeUnknown: { status: 415, zh: "请求内容须为 application/json", en: "The body must be application/json." },
  ContentEncodingUnknown: {
    status: 415,
    zh: "请求内容不得压缩（Content-Encoding）",
    en: "The body must not be packed (Content-Encoding).",
  },
  TooManyRequests: { status: 429, zh: "请求过于频繁，请稍后再试", en: "Too many requests; try again shortly." },
  HeadersTooLarge: { status: 431, zh: "请求头过长", en: "The request headers are too large." },
  Defect: { status: 500, zh: "程序出错，已记录编号 {incident}", en: "The program failed; it is logged as {incident}." },
  Unavailable: {
    status: 503,
    zh: "暂时无法写入，请稍后重试；未写入任何内容",
    en: "Nothing can be recorded now; nothing was written. Try again shortly.",
  },
  OutcomeUnknown: {
    status: 503,
    zh: "尚不能确定这条指令是否已写入；请用同一编号重发，只会记录一次",
    en: "It is not known whether this was recorded; send it again under the same id, and it is recorded once.",
  },
  ReadUnavailable: {
    status: 503,
    zh: "数据库暂时不可用，请稍后重试",
    en: "The database cannot be reached now. Try again shortly.",
  },
} as const satisfies Readonly<Record<string, EdgeRefusal>>;

export type EdgeCode = keyof typeof edgeRefusals;

/** What the edge may answer to any request, before it is known what for. */
export const edgeOfAny = [
  ...(["RequestMalformed", "HeaderTwice", "HeadersTooLarge", "RequestTooSlow", "ContentEncodingUnknown"] as const),
  ...(["HostUnknown", "ProxyPassedBy", "TooManyRequests", "Defect"] as const),
] satisfies readonly EdgeCode[];

/** To a request that may change something. */
export const edgeOfBodies = [
  ...(["BodyNotJson", "BodyTooLarge", "ContentTypeUnknown", "OriginNotAllowed"] as const),
] satisfies readonly EdgeCode[];

/** To a request that must be signed. */
export const edgeOfSignIn = [
  "SignInNeeded",
  "TokenRefused",
  "TokenExpired",
  "GiverChanged",
] satisfies readonly EdgeCode[];

/** To a request that gives an order. */
export const edgeOfJournal = ["Unavailable", "OutcomeUnknown"] satisfies readonly EdgeCode[];

/** To any order, instead of handing it on. */
export const edgeOfOrders: readonly EdgeCode[] = [
  ...[...edgeOfAny, ...edgeOfBodies, ...edgeOfSignIn, ...edgeOfJournal],
  ...(["ScreenLocked", "FactorsMissing"] as const),
];

import type { Sentence } from "./sentence.ts";

interface Scope {
  readonly title: Sentence;
  /** Whether it may be used in a role taken by breaking the glass. */
  readonly underGlass: boolean;
  /** Open to every token whatever it is limited to, or to none that is limited; else to those that list it. */
  readonly tokens?: "all" | "none";
}

/**
 * What routes belong to: each route that is not open says one (`scope` in its `config`). A program's token that is limited
 * uses only the scopes it lists; whoever acts under a broken glass only those of the emergency.
 */
export const routeScopes = {
  orders: { title: { zh: "下达指令", en: "giving orders" }, underGlass: true, tokens: "all" },
  service: { title: { zh: "服务状态", en: "state of the service" }, underGlass: true, tokens: "all" },
  own: { title: { zh: "本人账户与登录", en: "one's own account and session" }, underGlass: true, tokens: "none" },
  board: { title: { zh: "当前态势与实时推送", en: "the board and the live push" }, underGlass: true },
  calls: { title: { zh: "来电", en: "calls" }, underGlass: true },
  incidents: { title: { zh: "警情", en: "incidents" }, underGlass: true },
  units: { title: { zh: "处警单元", en: "units" }, underGlass: true },
  staff: { title: { zh: "人员、排班与交接班", en: "staff, rosters and handovers" }, underGlass: true },
  statistics: { title: { zh: "统计", en: "statistics" }, underGlass: true },
  positions: { title: { zh: "查看位置", en: "positions" }, underGlass: true },
  tracking: { title: { zh: "上报位置", en: "sending positions" }, underGlass: true },
  map: { title: { zh: "地图、路网与地址", en: "map, roads and addresses" }, underGlass: true },
  sealed: { title: { zh: "打开密封内容", en: "opening sealed values" }, underGlass: true },
  exports: { title: { zh: "导出", en: "exports" }, underGlass: false },
  imports: { title: { zh: "导入", en: "imports" }, underGlass: false },
  log: { title: { zh: "日志及其证明", en: "the log and its proofs" }, underGlass: false },
  oversight: { title: { zh: "监督与保存期限", en: "oversight and retention" }, underGlass: false },
  administration: { title: { zh: "管理", en: "administration" }, underGlass: false, tokens: "none" },
} as const satisfies Readonly<Record<string, Scope>>;

export type RouteScope = keyof typeof routeScopes;

const all: Readonly<Record<RouteScope, Scope>> = routeScopes;

/** What a limited token may list. */
export const tokenReads = (Object.keys(routeScopes) as RouteScope[]).filter((scope) => all[scope].tokens === undefined);

/** Whether a token that lists these reads may use a route of this scope. */
export function isInReads(reads: readonly string[], scope: RouteScope): boolean {
  const { tokens } = all[scope];
  return tokens === undefined ? reads.includes(scope) : tokens === "all";
}

/** Whether routes of this scope may be used under a broken glass. */
export function isUnderGlass(scope: RouteScope): boolean {
  return all[scope].underGlass;
}

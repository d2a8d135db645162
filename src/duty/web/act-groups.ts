import type { Fact } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { AccessFact } from "../access-facts.ts";
import type { PrivacyFact } from "../../privacy/facts.ts";
import type { DutyFact } from "../facts.ts";
import type { SecurityEventFact } from "../security-events.ts";

/** What acts about people and powers are looked for by. */
export const actGroups = [
  "signIns",
  "lockOuts",
  "attempts",
  "sessions",
  "people",
  "powers",
  "approvals",
  "glass",
  "tokens",
  "rules",
  "erasing",
  "openings",
  "roster",
] as const;

export type ActGroup = (typeof actGroups)[number];

export const actGroupNames: Readonly<Record<ActGroup, Sentence>> = {
  signIns: { zh: "登录", en: "Sign-ins" },
  lockOuts: { zh: "锁定", en: "Lock-outs" },
  attempts: { zh: "失败与拒绝", en: "Failures and refusals" },
  sessions: { zh: "会话与登录方式", en: "Sessions and means" },
  people: { zh: "人员", en: "People" },
  powers: { zh: "权限", en: "Powers" },
  approvals: { zh: "第二人批准", en: "Approvals" },
  glass: { zh: "紧急越权", en: "Broken glass" },
  tokens: { zh: "程序令牌", en: "Tokens" },
  rules: { zh: "登录规则与责任", en: "Rules" },
  erasing: { zh: "销毁与导出", en: "Erasing and exports" },
  openings: { zh: "查看额度与预警", en: "Budgets of openings" },
  roster: { zh: "上岗与排班", en: "Posts and rosters" },
};

/** Of rooms whose facts lie in files that this room does not read: by name. Each opening has its own page. */
type Elsewhere =
  | ("ExportGranted" | "ExportDrawn")
  | ("OpeningBudgetSpent" | "OpeningAlarmAcknowledged" | "OpeningBudgetsSet")
  | ("RetentionSet" | "HoldPlaced" | "HoldExtended" | "HoldLifted")
  | ("PersonRequestReceived" | "PersonRequestAnswered");

type Grouped = (AccessFact | DutyFact | PrivacyFact | SecurityEventFact)["type"] | Elsewhere;

const groupOfType: Readonly<Record<Grouped, ActGroup>> = {
  SignedIn: "signIns",
  SignInLocked: "lockOuts",
  SecurityEventsCounted: "attempts",
  SessionEnded: "sessions",
  FactorSet: "sessions",
  FactorRemoved: "sessions",
  EntryLinkMade: "sessions",
  EntryConfirmed: "sessions",
  AccessReported: "sessions",
  PersonRegistered: "people",
  PersonDisabled: "people",
  PersonEnabled: "people",
  CertificateGranted: "people",
  CertificateWithdrawn: "people",
  PowerGranted: "powers",
  PowerWithdrawn: "powers",
  ActProposed: "approvals",
  ActApproved: "approvals",
  ActDeclined: "approvals",
  GlassBroken: "glass",
  GlassMended: "glass",
  GlassReviewed: "glass",
  TokenMade: "tokens",
  TokenRevoked: "tokens",
  MachineTokenUsed: "tokens",
  SealedErased: "erasing",
  GraceEnded: "erasing",
  ErasureDone: "erasing",
  ErasureRecalled: "erasing",
  KeyReturned: "erasing",
  RecordCorrected: "erasing",
  RetentionSet: "erasing",
  HoldPlaced: "erasing",
  HoldExtended: "erasing",
  HoldLifted: "erasing",
  PersonRequestReceived: "erasing",
  PersonRequestAnswered: "erasing",
  ExportGranted: "erasing",
  ExportDrawn: "erasing",
  OpeningBudgetSpent: "openings",
  OpeningAlarmAcknowledged: "openings",
  OpeningBudgetsSet: "openings",
  SecurityPolicySet: "rules",
  RestRulesSet: "rules",
  ResponsibilitySet: "rules",
  SignedOn: "roster",
  SignedOff: "roster",
  PostDefined: "roster",
  PostWithdrawn: "roster",
  PatternDefined: "roster",
  ShiftsPlanned: "roster",
  SwapAsked: "roster",
  SwapAnswered: "roster",
  HandoverPrepared: "roster",
  HandoverConfirmed: "roster",
};

/** The group of a fact about people and powers, or of anything done under a broken glass; undefined of all else. */
export function actGroupOf({ type, by }: Pick<Fact, "type" | "by">): ActGroup | undefined {
  return (
    (groupOfType as Readonly<Record<string, ActGroup | undefined>>)[type] ??
    (by.glass === undefined ? undefined : "glass")
  );
}

export interface ActFilter {
  readonly group: ActGroup | null;
  /** Words of a badge number or a name. */
  readonly person: string;
  /** A day of the district's calendar; empty: any. */
  readonly day: string;
}

/** Whether an act is what is looked for; `day` is its own, `names` are those of everybody it is about. */
export function isActSought(fact: Fact, filter: ActFilter, day: string, names: readonly string[]): boolean {
  if (filter.group !== null && actGroupOf(fact) !== filter.group) return false;
  if (filter.day !== "" && day !== filter.day) return false;
  const wanted = filter.person.trim().toLowerCase();
  return wanted === "" || names.some((name) => name.toLowerCase().includes(wanted));
}

/** Badge numbers of everybody a fact is about or was done by, and the address it came from. */
export function peopleOf({ by, data }: Pick<Fact, "by" | "data">): readonly string[] {
  const told = data as Readonly<Record<string, unknown>>;
  const { from, to, person, maker, body, address } = told;
  const grants = (body as { readonly grants?: readonly { readonly person: string }[] } | undefined)?.grants ?? [];
  const named = [
    ...[by.officer, ...(by.letIn ?? []), person, maker, from, to, address],
    ...grants.map((grant) => grant.person),
  ];
  return [...new Set(named.filter((each): each is string => typeof each === "string"))];
}

/** Whether a day that is looked for may lie before what has been read; `oldest` is the day of the oldest act held. */
export function isDayAhead(filter: ActFilter, oldest: string | undefined, from: number | undefined): boolean {
  if (filter.day === "" || from === undefined || from === 1) return false;
  return oldest === undefined || oldest >= filter.day;
}

/** Newest first; each fact once, however it was learned. */
export function withActs(held: readonly Fact[], more: readonly Fact[]): readonly Fact[] {
  const known = new Set(held.map(keyOfAct));
  const added = more.filter((fact) => actGroupOf(fact) !== undefined && !known.has(keyOfAct(fact)));
  if (added.length === 0) return held;
  return [...held, ...added].toSorted((a, b) => (a.hlc < b.hlc ? 1 : a.hlc > b.hlc ? -1 : 0));
}

export function keyOfAct({ writer, n }: Pick<Fact, "writer" | "n">): string {
  return `${writer}/${n}`;
}

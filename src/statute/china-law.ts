import type { Sentence } from "../ground/sentence.ts";
import type { Basis, Length, Limit, Named, Rung } from "./facts.ts";
import type { ShippedLimit } from "./shipped.ts";

/*
 * What the limits of Chinese law are written with. `verified` stands where the text of the law itself was read; what rests on
 * another page, on memory or on a regulation that may have been issued anew is not, until a named officer confirms it.
 */

export const law = (zh: string, en: string): Sentence => ({ zh, en });
const laws = {
  penalties: law("治安管理处罚法（2025年修订）", "Public Security Administration Penalties Law (2025)"),
  administrative: law("公安机关办理行政案件程序规定", "Administrative Case Procedures of Public Security Organs"),
  criminal: law("公安机关办理刑事案件程序规定", "Criminal Case Procedures of Public Security Organs"),
  procedure: law("刑事诉讼法", "Criminal Procedure Law"),
  continued: law("公安机关适用继续盘问规定", "Rules on Continued Questioning"),
  petitions: law("信访工作条例", "Regulations on Complaints and Petitions"),
  mediation: law("人民调解法", "People's Mediation Law"),
  acceptance: law("公通字〔2015〕32号", "MPS Opinion Gongtongzi [2015] 32"),
} as const;
/** The first day of the text that was read. */
const since = {
  penalties: "2026-01-01",
  administrative: "2019-01-01",
  criminal: "2020-09-01",
  procedure: "2018-10-26",
  continued: "2004-10-01",
  petitions: "2022-05-01",
  mediation: "2011-01-01",
  acceptance: "2015-11-04",
} as const satisfies Record<keyof typeof laws, string>;

type Law = keyof typeof laws;
export const at = (which: Law, ...articles: readonly number[]): Basis => ({
  law: laws[which],
  article:
    articles.length === 0
      ? { zh: "全文", en: "as a whole" }
      : { zh: `第${articles.join("、")}条`, en: `Art. ${articles.join(", ")}` },
});

export const offices = {
  stationHead: { code: "stationHead", name: law("派出所负责人", "head of the station") },
  caseUnitHead: { code: "caseUnitHead", name: law("办案部门负责人", "head of the case unit") },
  bureauDutyHead: { code: "bureauDutyHead", name: law("县级公安机关值班负责人", "duty head of the bureau") },
  bureauHead: { code: "bureauHead", name: law("县级公安机关负责人", "head of the bureau") },
  nextLevel: { code: "nextLevel", name: law("上一级公安机关", "public security organ of the next level") },
  petitionHead: { code: "petitionHead", name: law("本机关负责人", "head of the organ") },
} as const satisfies Record<string, Named>;

export const starts = {
  arrived: { code: "arrived", name: law("到案", "the person arrived") },
  reported: { code: "reported", name: law("接到报案", "the report was received") },
  complained: { code: "complained", name: law("收到信访事项", "the complaint was received") },
  complaintAnswered: { code: "complaintAnswered", name: law("收到处理意见", "the answer was received") },
  reviewAsked: { code: "reviewAsked", name: law("提出复查", "a review was asked for") },
  notFiled: { code: "notFiled", name: law("决定不予立案", "it was decided not to file a case") },
  refusalTold: { code: "refusalTold", name: law("收到不予立案通知", "the notice of refusal was received") },
  reconsiderationAsked: { code: "reconsiderationAsked", name: law("提出复议", "reconsideration was asked for") },
  detained: { code: "detained", name: law("执行拘留", "the person was detained") },
  arrestAsked: { code: "arrestAsked", name: law("提请批准逮捕", "approval of the arrest was requested") },
  lawyerAsked: { code: "lawyerAsked", name: law("提出会见", "a meeting was asked for") },
  legalAidAsked: { code: "legalAidAsked", name: law("申请法律援助", "legal aid was asked for") },
  coerced: { code: "coerced", name: law("当场采取强制措施", "coercion was used on the spot") },
  propertyTaken: { code: "propertyTaken", name: law("涉案财物提取完毕", "property was taken") },
  caseFiled: { code: "caseFiled", name: law("立案", "the case was filed") },
  suspensionAsked: { code: "suspensionAsked", name: law("申请暂缓执行拘留", "suspension of detention was asked for") },
  mediationFailed: { code: "mediationFailed", name: law("第一次调解未达成协议", "the first mediation failed") },
  agreed: { code: "agreed", name: law("调解协议生效", "the mediation agreement took effect") },
} as const satisfies Record<string, Named>;

export const kinds = {
  drunkRestraint: { code: "drunkRestraint", name: law("醉酒约束", "restraint while drunk") },
  approving: { code: "approving", name: law("呈报审批", "approvals") },
  expertise: { code: "expertise", name: law("鉴定", "expert examination") },
  hearing: { code: "hearing", name: law("听证", "hearing") },
} as const satisfies Record<string, Named>;

export const hours = (count: number): Length => ({ count, measure: "hours" });
export const days = (count: number): Length => ({ count, measure: "days" });

export const numbersRead = law(
  "法条原文（时长）；批准人未核对",
  "text of the law for the length; who grants them was not read",
);
export const read = law("法条原文", "text of the law");
export const quoted = law("两处转引一致，原文未核对", "two pages that quote it and agree; not read itself");
export const reissued = law("2018年文本，可能已重新发布", "text of 2018; it may have been issued anew since");

export const releaseOrDecide = law("放人、移送或依法采取强制措施", "release, hand over, or decide on a measure");

interface Said extends Omit<Limit, "ladder" | "notCounted" | "counted" | "warnings" | "since" | "basis"> {
  readonly law: Law;
  readonly articles: readonly number[];
  readonly ladder?: readonly Rung[];
  readonly notCounted?: readonly Named[];
  readonly counted?: readonly Named[];
  readonly warnings?: readonly number[];
  readonly since?: string;
  readonly verified: boolean;
}

/** Fills in what follows from the law, and the warnings that go with the length. */
export function limitOf({ law: which, articles, verified, ...said }: Said): ShippedLimit {
  const isShort = said.length.measure === "hours";
  return {
    limit: {
      ...{ ladder: [], notCounted: [], counted: [], warnings: isShort ? [60, 30] : [2880, 1440], since: since[which] },
      ...said,
      basis: at(which, ...articles),
    },
    verified,
  };
}

type Longer = Rung["longer"];
export const to = (length: Length): Longer => ({ how: "to", ...length });
export const by = (length: Length): Longer => ({ how: "by", ...length });

export function rung(
  code: string,
  name: Sentence,
  longer: Longer,
  who: readonly Named[],
  basis: Basis,
  mayBeSkipped = false,
): Rung {
  return { code, name, longer, who, mayBeSkipped, basis };
}

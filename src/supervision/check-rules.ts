import type { Sentence } from "../ground/sentence.ts";
import type { Basis } from "../statute/facts.ts";
import type { Severity } from "./check-facts.ts";

/** When a rule looks: at what may be done at all, at what is due now, at what was done. */
export const moments = ["before", "during", "after"] as const;

export type Moment = (typeof moments)[number];

/** A rule of the catalogue. What it finds says `checksOf` (during and after) or the refusal of an order (before). */
export interface CheckRule {
  readonly code: string;
  readonly name: Sentence;
  /** The law and the article, or the district's own order. */
  readonly basis: Basis;
  /** The text of the law was read by whoever wrote this. */
  readonly isVerified: boolean;
  readonly moment: Moment;
  readonly severity: Severity;
  /** When it applies. */
  readonly applies: Sentence;
  /** By which facts it is met. */
  readonly metBy: Sentence;
  /** Of `before`: what an order that does not meet it is refused with. */
  readonly refusedAs?: readonly string[];
  /** What it finds is no fault: somebody looks at it a second time. */
  readonly isSecondLook?: true;
}

const word = (zh: string, en: string): Sentence => ({ zh, en });

const own = (zh: string, en: string): Basis => ({
  law: word("本辖区规定", "The district's own order"),
  article: word(zh, en),
});

const penalties = word("治安管理处罚法（2025年修订）", "Public Security Administration Penalties Law (2025)");
const acceptance = word("公通字〔2015〕32号", "Gongtongzi [2015] 32");

const before = { moment: "before", severity: "serious", isVerified: false } as const;
const during = { moment: "during", isVerified: false } as const;
const after = { moment: "after", isVerified: false } as const;
const secondLook = { ...after, severity: "serious", isSecondLook: true } as const;

/** The rules that come with the program, in the order in which they are read. */
export const checkRules = [
  {
    ...{ code: "secondPerson", ...before, name: word("须由第二人批准", "A second person approves") },
    basis: own("权限：须双人办理的操作", "powers: acts of two people"),
    applies: word("须双人办理的命令", "an order that two people give"),
    metBy: word("另一人批准", "somebody else approved"),
    refusedAs: ["NotOneself", "SecondPersonIsFirst"],
  },
  {
    ...{ code: "purpose", ...before, name: word("打开密封内容须说明用途", "Opening what is sealed states a purpose") },
    basis: own("隐私：查看用途", "privacy: purposes of opening"),
    applies: word("非本人正在办理的警情", "an incident that is not one's own work just now"),
    metBy: word("命令中说明的用途", "the purpose stated in the order"),
    refusedAs: ["PurposeRequired"],
  },
  {
    ...{ code: "acknowledged", ...during, severity: "minor", name: word("按时签收", "Acknowledged in time") },
    basis: own("时限：签收", "clocks: acknowledgement"),
    applies: word("派出时规定了签收时限", "a crew was ordered with a time to acknowledge"),
    metBy: word("时限前签收", "the step “acknowledged” by then"),
  },
  {
    ...{ code: "arrived", ...during, severity: "serious", name: word("按承诺到场", "Arrived as promised") },
    basis: own("快反承诺表", "the table of promises"),
    applies: word("派出时作了到场承诺", "a crew was ordered with a promise"),
    metBy: word("该层级首个单元在时限前到场", "the first crew of that tier on scene by then"),
  },
  {
    ...{ code: "reported", ...during, severity: "minor", name: word("按时首次反馈", "First report in time") },
    basis: own("时限：反馈", "clocks: report"),
    applies: word("处警完毕", "a crew cleared having done the work"),
    metBy: word("时限前提交反馈", "a report given by then"),
  },
  {
    ...{ code: "receipt", ...after, severity: "serious", name: word("出具受案回执", "A receipt was given") },
    basis: { law: acceptance, article: word("接报当场出具", "on the spot") },
    applies: word("可能成案的警情，已提交反馈", "an incident that may become a case, once it is reported"),
    metBy: word("出具受案回执", "a receipt on record"),
  },
  {
    ...{ code: "recorded", ...after, severity: "grave", name: word("依法录音录像", "Recorded as the law wants") },
    basis: { law: penalties, article: word("第103、105、108、120条等", "Art. 103, 105, 108, 120 and others") },
    isVerified: true,
    applies: word("法律要求录音录像的情形", "a situation in which the law wants a recording"),
    metBy: word("反馈所附录音录像覆盖在场时间", "recordings named in the report that cover the time on scene"),
  },
  {
    ...{ code: "reclassified", ...secondLook, name: word("改变警情类别", "Type changed") },
    basis: { law: acceptance, article: word("如实受案立案", "honest registering") },
    applies: word("类别与此前认定不同", "the type is another than before"),
    metBy: word("第二次审查", "a second look"),
  },
  {
    ...{ code: "merged", ...secondLook, name: word("合并警情", "Merged") },
    basis: { law: acceptance, article: word("如实受案立案", "honest registering") },
    applies: word("并入另一警情", "it goes on in another incident"),
    metBy: word("第二次审查", "a second look"),
  },
  {
    ...{ code: "void", ...secondLook, name: word("撤销警情", "Voided") },
    basis: { law: acceptance, article: word("如实受案立案", "honest registering") },
    applies: word("撤销、虚假、重复、误拨", "void, false, duplicate, misdial"),
    metBy: word("第二次审查", "a second look"),
  },
  {
    ...{ code: "diverted", ...secondLook, name: word("分流移交警情", "Diverted or handed over") },
    basis: { law: acceptance, article: word("如实受案立案", "honest registering") },
    applies: word("分流或移交", "somebody else goes on with it"),
    metBy: word("第二次审查", "a second look"),
  },
  {
    ...{ code: "bulkEntered", ...after, severity: "serious", name: word("集中点击", "Steps entered in bulk") },
    basis: own("如实记录", "honest records"),
    applies: word(
      "同一派出的三步以上在 10 秒内录入",
      "three or more steps of one assignment were entered within ten seconds",
    ),
    metBy: word("各步在发生时录入", "each step entered when it happened"),
  },
  {
    ...{ code: "backEntered", ...after, severity: "minor", name: word("事后补录", "Entered afterwards") },
    basis: own("如实记录", "honest records"),
    applies: word(
      "步骤晚于发生 5 分钟以上录入，或时间经更正",
      "a step entered more than five minutes after it happened, or its time corrected",
    ),
    metBy: word("各步在发生时录入", "each step entered when it happened"),
  },
  {
    ...{ code: "tooGood", ...after, severity: "serious", name: word("数据好得可疑", "Too good to be true") },
    basis: own("如实记录", "honest records"),
    applies: word(
      "一个月内按时率达 99.5%，且集中点击占 20% 以上；不足 30 项不评",
      "99.5 % in time in a month with 20 % or more entered in bulk; not under 30 deadlines",
    ),
    metBy: word("第二次审查", "a second look"),
  },
] as const satisfies readonly CheckRule[];

export type RuleCode = (typeof checkRules)[number]["code"];

export function ruleOf(code: string): CheckRule | undefined {
  return checkRules.find((rule) => rule.code === code);
}

import {
  at,
  by,
  days,
  hours,
  kinds,
  law,
  limitOf,
  numbersRead,
  offices,
  quoted,
  read,
  reissued,
  rung,
  starts,
  to,
} from "./china-law.ts";
import type { ShippedLimit } from "./shipped.ts";

/* Limits of Chinese law for cases, complaints and mediation. */

const second = law("再次延长", "second extension");

const cases: readonly ShippedLimit[] = [
  limitOf({
    ...{ code: "caseReview", name: law("受案审查", "Review whether to accept a case"), starts: starts.reported },
    ...{ law: "acceptance", articles: [], length: hours(24), verified: false },
    ladder: [rung("complex", law("疑难复杂", "complex"), to(days(3)), [offices.caseUnitHead], at("acceptance"), false)],
    atEnd: law("决定受案或不予受案", "decide whether the case is accepted"),
    source: quoted,
  }),
  limitOf({
    ...{
      code: "criminalReview",
      name: law("刑事立案审查", "Review whether to file a criminal case"),
      starts: starts.reported,
    },
    ...{ law: "acceptance", articles: [], length: days(3), verified: false },
    ladder: [
      rung(
        "leads",
        law("线索需要查证", "leads must be checked"),
        to(days(7)),
        [offices.bureauHead],
        at("acceptance"),
        true,
      ),
      rung("grave", law("重大疑难复杂", "grave or complex"), to(days(30)), [offices.bureauHead], at("acceptance")),
    ],
    atEnd: law("决定立案或不予立案", "decide whether the case is filed"),
    source: quoted,
  }),
  limitOf({
    ...{ code: "refusalSent", name: law("送达不予立案通知", "Notice of refusal sent"), starts: starts.notFiled },
    ...{ law: "criminal", articles: [178], length: days(3), verified: true, source: read },
    atEnd: law("送达控告人", "the complainant has it in writing"),
  }),
  limitOf({
    ...{ code: "reconsiderationAsked", name: law("申请复议", "Reconsideration asked for"), starts: starts.refusalTold },
    ...{ law: "criminal", articles: [179], length: days(7), verified: true, source: read },
    atEnd: law("逾期不能申请", "it cannot be asked for any more"),
  }),
  limitOf({
    code: "reconsiderationAnswered",
    ...{ name: law("答复复议", "Reconsideration answered"), starts: starts.reconsiderationAsked },
    ...{ law: "criminal", articles: [179], length: days(30), verified: true, source: read },
    atEnd: law("作出决定并书面通知", "decide and tell in writing"),
  }),
  limitOf({
    ...{ code: "caseTime", name: law("治安案件办理期限", "Time for a public-order case"), starts: starts.caseFiled },
    ...{ law: "penalties", articles: [118], length: days(30), verified: true, source: read },
    ladder: [
      rung("first", law("案情复杂", "complex"), by(days(30)), [offices.nextLevel], at("penalties", 118)),
      rung("second", second, by(days(30)), [offices.nextLevel], at("penalties", 118)),
    ],
    notCounted: [kinds.expertise, kinds.hearing],
    atEnd: law("作出处理决定", "decide the case"),
  }),
  limitOf({
    ...{
      code: "coercionReported",
      name: law("当场强制措施补办手续", "On-the-spot coercion approved"),
      starts: starts.coerced,
    },
    ...{ law: "administrative", articles: [56], length: hours(24), verified: false },
    atEnd: law("报告并补办批准手续", "reported and approved"),
    source: reissued,
  }),
  limitOf({
    ...{ code: "fastTrack", name: law("快速办理", "Fast-track decision"), starts: starts.arrived },
    ...{ law: "administrative", articles: [47], length: hours(48), verified: false },
    atEnd: law("作出处理决定", "decide the case"),
    source: reissued,
  }),
  limitOf({
    ...{ code: "propertyKept", name: law("移交涉案财物", "Property to the keeper"), starts: starts.propertyTaken },
    ...{ law: "administrative", articles: [190], length: hours(24), verified: false },
    atEnd: law("交保管人员", "the keeper has it"),
    source: reissued,
  }),
  limitOf({
    code: "suspensionDecided",
    ...{ name: law("决定暂缓执行拘留", "Suspension of detention decided"), starts: starts.suspensionAsked },
    ...{ law: "administrative", articles: [223], length: hours(24), verified: false },
    atEnd: law("作出决定", "decide the request"),
    source: reissued,
  }),
];

const complaints: readonly ShippedLimit[] = [
  limitOf({
    ...{
      code: "complaintNotice",
      name: law("信访受理告知", "Complaint: notice whether it is taken"),
      starts: starts.complained,
    },
    ...{ law: "petitions", articles: [22, 23], length: days(15), verified: true, source: read },
    atEnd: law("书面告知", "told in writing"),
  }),
  limitOf({
    ...{ code: "complaintDone", name: law("信访事项办结", "Complaint: done"), starts: starts.complained },
    ...{ law: "petitions", articles: [34], length: days(60), verified: false, source: numbersRead },
    ladder: [rung("first", law("案情复杂", "complex"), by(days(30)), [offices.petitionHead], at("petitions", 34))],
    atEnd: law("办结并答复", "done and answered"),
  }),
  limitOf({
    ...{
      code: "complaintReviewAsked",
      name: law("请求复查", "Complaint: review asked for"),
      starts: starts.complaintAnswered,
    },
    ...{ law: "petitions", articles: [35], length: days(30), verified: true, source: read },
    atEnd: law("逾期不能请求", "it cannot be asked for any more"),
  }),
  limitOf({
    ...{
      code: "complaintReviewAnswered",
      name: law("答复复查", "Complaint: review answered"),
      starts: starts.reviewAsked,
    },
    ...{ law: "petitions", articles: [35, 36], length: days(30), verified: true, source: read },
    atEnd: law("书面答复", "answered in writing"),
  }),
];

const mediation: readonly ShippedLimit[] = [
  limitOf({
    ...{
      code: "secondMediation",
      name: law("第二次治安调解", "Second mediation session"),
      starts: starts.mediationFailed,
    },
    ...{ law: "administrative", articles: [183], length: { count: 7, measure: "workingDays" }, verified: false },
    atEnd: law("依法处理案件", "the case is decided"),
    source: reissued,
  }),
  limitOf({
    ...{ code: "courtConfirmation", name: law("申请司法确认", "Joint request to the court"), starts: starts.agreed },
    ...{ law: "mediation", articles: [33], length: days(30), verified: true, source: read },
    atEnd: law("逾期不能申请", "it cannot be asked for any more"),
  }),
];

export const chinaCaseLimits: readonly ShippedLimit[] = [...cases, ...complaints, ...mediation];

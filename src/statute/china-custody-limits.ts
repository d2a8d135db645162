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
  read,
  reissued,
  releaseOrDecide,
  rung,
  starts,
  to,
} from "./china-law.ts";
import type { ShippedLimit } from "./shipped.ts";

/* Limits of Chinese law for a person who is questioned or detained. */

const manyOrUnknown = law("人数众多或身份不明", "many people, or identity unknown");
const complexCase = law("情况复杂，可能适用拘留", "complex, and detention is possible");

const questioning: readonly ShippedLimit[] = [
  limitOf({
    ...{ code: "questioning", name: law("询问查证", "Questioning after a summons"), starts: starts.arrived },
    ...{ law: "administrative", articles: [58, 69], length: hours(8), atEnd: releaseOrDecide, verified: false },
    ladder: [rung("complex", complexCase, to(hours(24)), [offices.caseUnitHead], at("administrative", 69))],
    notCounted: [kinds.drunkRestraint],
    source: reissued,
  }),
  limitOf({
    ...{ code: "questioning", name: law("询问查证", "Questioning after a summons"), starts: starts.arrived },
    ...{ law: "penalties", articles: [15, 97], length: hours(8), atEnd: releaseOrDecide, verified: false },
    ladder: [
      rung("manyOrUnknown", manyOrUnknown, to(hours(12)), [offices.caseUnitHead], at("penalties", 97), true),
      rung("complex", complexCase, to(hours(24)), [offices.caseUnitHead], at("penalties", 97)),
    ],
    notCounted: [kinds.drunkRestraint],
    source: numbersRead,
  }),
  limitOf({
    ...{ code: "continuedQuestioning", name: law("继续盘问", "Continued questioning"), starts: starts.arrived },
    ...{ law: "continued", articles: [11, 13, 14, 17], length: hours(12), atEnd: releaseOrDecide, verified: true },
    ladder: [
      rung("24h", law("确有必要", "needed"), to(hours(24)), [offices.bureauDutyHead], at("continued", 11, 14)),
      rung(
        "48h",
        law("不讲真实身份", "identity withheld"),
        to(hours(48)),
        [offices.bureauHead],
        at("continued", 11, 14),
      ),
    ],
    counted: [kinds.approving],
    source: read,
  }),
  limitOf({
    code: "continuedQuestioningProtected",
    name: law(
      "继续盘问：孕妇、哺乳、未满16周岁、70周岁以上",
      "Continued questioning: pregnant, nursing, under 16, 70 or over",
    ),
    ...{ law: "continued", articles: [10], starts: starts.arrived, length: hours(4), verified: true },
    atEnd: law("放人；21时至次日7时交家属或送回", "release; from 21:00 to 07:00 to family, or brought home"),
    counted: [kinds.approving],
    source: read,
  }),
  limitOf({
    ...{ code: "criminalSummons", name: law("刑事传唤、拘传", "Criminal summons"), starts: starts.arrived },
    ...{ law: "procedure", articles: [119], length: hours(12), atEnd: releaseOrDecide, verified: false },
    ladder: [
      rung(
        "grave",
        law("案情特别重大、复杂，需要拘留、逮捕", "grave or complex, and detention is needed"),
        to(hours(24)),
        [offices.caseUnitHead],
        at("criminal", 199, 200),
      ),
    ],
    source: numbersRead,
  }),
];

const detention: readonly ShippedLimit[] = [
  limitOf({
    ...{ code: "toDetentionHouse", name: law("送看守所羁押", "To the detention house"), starts: starts.detained },
    ...{ law: "procedure", articles: [85], length: hours(24), verified: true, source: read },
    atEnd: law("送看守所", "the person is in the detention house"),
  }),
  limitOf({
    ...{ code: "familyTold", name: law("通知家属", "Family told"), starts: starts.detained },
    ...{ law: "procedure", articles: [85, 93], length: hours(24), verified: true, source: read },
    atEnd: law("通知家属，或写明不通知的原因", "family is told, or the reason is written down"),
  }),
  limitOf({
    ...{ code: "firstInterview", name: law("拘留后讯问", "First interview in detention"), starts: starts.detained },
    ...{ law: "procedure", articles: [86, 94], length: hours(24), verified: true, source: read },
    atEnd: law("讯问；不应拘留的立即释放", "interview; who should not be detained is released"),
  }),
  limitOf({
    ...{ code: "arrestRequest", name: law("提请批准逮捕", "Request for arrest"), starts: starts.detained },
    ...{ law: "procedure", articles: [91], length: days(3), verified: false },
    ladder: [
      rung(
        "special",
        law("特殊情况", "special circumstances"),
        by(days(4)),
        [offices.bureauHead],
        at("procedure", 91),
        true,
      ),
      rung(
        "roving",
        law("流窜、多次、结伙作案", "roving, repeated or joint crimes"),
        to(days(30)),
        [offices.bureauHead],
        at("procedure", 91),
      ),
    ],
    atEnd: law("提请批准逮捕或释放", "request the arrest or release"),
    source: numbersRead,
  }),
  limitOf({
    ...{
      code: "arrestDecision",
      name: law("检察院批准逮捕", "Decision of the procurator"),
      starts: starts.arrestAsked,
    },
    ...{ law: "procedure", articles: [91], length: days(7), verified: true, source: read },
    atEnd: law("决定批准或不批准", "the arrest is approved or not"),
  }),
  limitOf({
    ...{
      code: "legalAidPassed",
      name: law("转交法律援助申请", "Legal-aid request passed on"),
      starts: starts.legalAidAsked,
    },
    ...{ law: "criminal", articles: [43, 46, 47, 49], length: hours(24), verified: true, source: read },
    atEnd: law("转交法律援助机构", "the request is with the legal-aid office"),
  }),
  limitOf({
    ...{ code: "lawyerMeeting", name: law("安排律师会见", "Meeting with the lawyer"), starts: starts.lawyerAsked },
    ...{ law: "criminal", articles: [53], length: hours(48), verified: true, source: read },
    atEnd: law("安排会见", "the meeting takes place"),
  }),
];

export const chinaCustodyLimits: readonly ShippedLimit[] = [...questioning, ...detention];

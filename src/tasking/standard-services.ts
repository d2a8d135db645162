import type { AnswererKind } from "./answerer-kinds.ts";
import type { serviceReturns } from "./service-facts.ts";
import type { PowerRole } from "../ground/role.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { Service, ServiceHours } from "./service.ts";
import type { answerKinds } from "./task-facts.ts";

/*
 * What a district police usually asks of its own parts, as a menu to begin with. Nothing in it looks a person up (SCOPE.md,
 * boundary 9); what another authority does is a referral. Its times are no norm: none is known (FIELD.md, section 3).
 */

export interface StandardService {
  readonly service: string;
  readonly name: Sentence;
  readonly about: Sentence;
  readonly gives: Service["gives"];
  /** The kind of department that usually leads, then those that answer along. */
  readonly usually: readonly [AnswererKind, ...AnswererKind[]];
  readonly hours?: ServiceHours;
  /** Who usually answers outside these hours. */
  readonly covers?: AnswererKind;
  /** Everybody who gives work to others where empty. */
  readonly askers: readonly PowerRole[];
  readonly returns: readonly (typeof serviceReturns)[number][];
  readonly referral: boolean;
}

type Kind = (typeof answerKinds)[number];

function field(code: string, zh: string, en: string, kind: Kind = "text", required = true): Service["gives"][number] {
  return { field: code, label: { zh, en }, kind, required };
}

const where = field("where", "到哪里", "Where to");
const since = field("since", "从何时起", "From when");

const officeHours: ServiceHours = { days: [1, 2, 3, 4, 5], from: 510, to: 1050, holidays: false };
const dayHours: ServiceHours = { days: [1, 2, 3, 4, 5, 6, 7], from: 510, to: 1260, holidays: true };

/** Those who lead the work and those who check it: for what is about the service itself. */
const overseeing: readonly PowerRole[] = ["shiftLeader", "dutyCommander", "department", "station", "supervisor"];
const hallAndDesks: readonly PowerRole[] = ["dispatcher", "shiftLeader", "dutyCommander", "department", "station"];

const usual = { askers: [], returns: ["people"], referral: false } as const;

export const standardServices: readonly StandardService[] = [
  {
    ...usual,
    service: "scene-examiner",
    name: { zh: "现场勘查", en: "Scene examiner" },
    about: { zh: "勘查人员到场勘验、提取、拍照。", en: "An examiner comes to look at, take and photograph traces." },
    gives: [where, field("secured", "现场是否已保护", "Scene secured", "yesNo")],
    usually: ["criminal"],
  },
  {
    ...usual,
    service: "forensic-doctor",
    name: { zh: "法医", en: "Forensic doctor" },
    about: { zh: "法医到场或在中心检验。", en: "A forensic doctor comes, or examines at the centre." },
    gives: [where, field("what", "检验什么", "What is examined")],
    usually: ["criminal"],
    returns: ["people", "text"],
  },
  {
    ...usual,
    service: "interpreter",
    name: { zh: "翻译", en: "Interpreter" },
    about: { zh: "外语、方言翻译，到场或连线。", en: "An interpreter for a language or dialect, there or by line." },
    gives: [
      field("language", "语种", "Language"),
      where,
      field("byLine", "可否连线", "By line will do", "yesNo", false),
    ],
    usually: ["casework"],
  },
  {
    ...usual,
    service: "sign-language",
    name: { zh: "手语翻译", en: "Sign-language interpreter" },
    about: { zh: "为听障人员沟通。", en: "For talking with people who cannot hear." },
    gives: [where],
    usually: ["casework"],
  },
  {
    ...usual,
    service: "female-officer",
    name: { zh: "女民警", en: "Female officer" },
    about: { zh: "对女性的检查、询问和陪护。", en: "For searching, questioning and staying with women." },
    gives: [where, field("officers", "几人", "How many", "number", false)],
    usually: ["command"],
  },
  {
    ...usual,
    service: "appropriate-adult",
    name: { zh: "合适成年人", en: "Appropriate adult" },
    about: { zh: "询问未成年人时到场。", en: "Is there when somebody under age is questioned." },
    gives: [where, since],
    usually: ["casework", "community"],
  },
  {
    ...usual,
    service: "negotiator",
    name: { zh: "谈判员", en: "Negotiator" },
    about: { zh: "劝解轻生、劫持、对峙等。", en: "For somebody on a roof, a hostage, a stand-off." },
    gives: [where],
    usually: ["special"],
  },
  {
    ...usual,
    service: "dog-team",
    name: { zh: "警犬队", en: "Dog team" },
    about: { zh: "搜救、搜爆、追踪气味。", en: "For searching and rescuing, explosives, a scent." },
    gives: [where, field("for", "用于", "For what")],
    usually: ["special"],
  },
  {
    ...usual,
    service: "psychologist",
    name: { zh: "心理疏导", en: "Psychologist" },
    about: { zh: "为现场人员或参战民警疏导。", en: "For people at a scene, or the officers who were there." },
    gives: [where],
    usually: ["community"],
    hours: dayHours,
    covers: "command",
  },
  {
    ...usual,
    service: "mediator",
    name: { zh: "调解员、律师", en: "Mediator or lawyer" },
    about: { zh: "三所联动：纠纷由调解员、律师参与化解。", en: "A mediator or lawyer helps to settle a dispute." },
    gives: [field("dispute", "什么纠纷", "What kind of dispute"), where],
    usually: ["community"],
    hours: dayHours,
    returns: ["people", "text"],
  },
  {
    ...usual,
    service: "legal-adviser",
    name: { zh: "值班法制员", en: "Duty legal adviser" },
    about: { zh: "定性、程序、文书的意见。", en: "Advice on how a matter is seen in law, steps and papers." },
    gives: [field("question", "问什么", "The question")],
    usually: ["legal"],
    returns: ["text"],
  },
  {
    ...usual,
    service: "alcohol-test",
    name: { zh: "酒精检验医生", en: "Doctor for a breath or blood test" },
    about: { zh: "呼气复检、抽血送检。", en: "Repeats a breath test, or takes blood." },
    gives: [where, field("blood", "是否抽血", "Blood is taken", "yesNo")],
    usually: ["traffic"],
  },
  {
    ...usual,
    service: "traffic-control",
    name: { zh: "交通疏导", en: "Traffic control" },
    about: { zh: "为现场、救护让路。", en: "Makes way around a scene, or for an ambulance." },
    gives: [where],
    usually: ["traffic"],
  },
  {
    ...usual,
    service: "tow",
    name: { zh: "拖车", en: "Tow" },
    about: { zh: "拖离故障、事故、障碍车辆。", en: "Takes away what broke down, crashed or blocks the way." },
    gives: [where, field("size", "车辆大小", "How large it is")],
    usually: ["traffic"],
  },
  {
    ...usual,
    service: "road-closure",
    name: { zh: "封路", en: "Road closure" },
    about: { zh: "封闭一段路并设绕行。", en: "Closes a piece of road and leads around it." },
    gives: [
      field("from", "从哪里", "From where"),
      field("to", "到哪里", "To where"),
      field("hours", "预计几小时", "How many hours", "number", false),
    ],
    usually: ["traffic"],
    askers: hallAndDesks,
    returns: ["people", "map"],
  },
  {
    ...usual,
    service: "drone-sortie",
    name: { zh: "无人机出动", en: "Drone sortie" },
    about: {
      zh: "只为一起警情或演练飞行，有结束时间，列入公开飞行记录；不作任何识别。",
      en: "Flies for one incident or drill with an end time, in the public log of flights; nobody is recognised.",
    },
    gives: [where, field("minutes", "飞多少分钟", "For how many minutes", "number")],
    usually: ["special"],
    askers: hallAndDesks,
  },
  {
    ...usual,
    service: "lighting",
    name: { zh: "照明、发电、无线中继", en: "Lights, generator, radio relay" },
    about: { zh: "现场照明、供电和通信。", en: "Light, power and radio at a scene." },
    gives: [where, field("what", "需要什么", "What is needed")],
    usually: ["command"],
  },
  {
    ...usual,
    service: "custody-transport",
    name: { zh: "押送", en: "Custody transport" },
    about: { zh: "押送到办案中心、看守所、法院。", en: "To the centre, the place of detention or the court." },
    gives: [field("from", "从哪里", "From where"), where, field("people", "几人", "How many", "number")],
    usually: ["casework"],
  },
  {
    ...usual,
    service: "medical-escort",
    name: { zh: "就医陪护", en: "Medical escort" },
    about: { zh: "被羁押人就医时的看护。", en: "Stays with somebody detained at a hospital." },
    gives: [field("hospital", "哪家医院", "Which hospital"), since],
    usually: ["casework"],
  },
  {
    ...usual,
    service: "shelter",
    name: { zh: "安置救助", en: "Shelter and relief" },
    about: { zh: "会同民政安置、救助。", en: "With civil affairs: a place to stay, food, clothes." },
    gives: [field("people", "几人", "How many", "number"), field("needs", "需要什么", "What they need")],
    usually: ["community"],
  },
  {
    ...usual,
    service: "evacuation-map",
    name: { zh: "疏散、警戒范围图", en: "Evacuation or cordon map" },
    about: { zh: "按道路画出范围、路线和集合点。", en: "The area, ways out and meeting places, by the roads." },
    gives: [where, field("metres", "半径（米）", "Radius in metres", "number")],
    usually: ["command"],
    askers: hallAndDesks,
    returns: ["map"],
  },
  {
    ...usual,
    service: "pattern-note",
    name: { zh: "类案研判（地点、类型）", en: "Pattern note on place and type" },
    about: {
      zh: "只看地点和类型：不小于 500 米的方格，少于 5 起不列；不涉及任何人。",
      en: "Places and types only: cells of 500 m and more, groups of five and more; nothing about anybody.",
    },
    gives: [
      field("type", "什么类型", "Which type"),
      field("area", "哪一片", "Which area"),
      field("days", "几天", "Days", "number"),
    ],
    usually: ["intelligence"],
    hours: officeHours,
    askers: overseeing,
    returns: ["text", "map"],
  },
  {
    ...usual,
    service: "own-footage",
    name: { zh: "本局执法记录仪录像（按警情编号）", en: "Our own body-camera footage, by incident number" },
    about: {
      zh: "只按警情编号调取本局人员的录像；不按人、地点或时间查找。",
      en: "Footage of our own crews by the incident's number; never by person, place or time.",
    },
    gives: [field("incident", "警情编号", "Incident number"), field("purpose", "用途", "Purpose")],
    usually: ["legal", "command"],
    hours: officeHours,
    covers: "command",
    askers: overseeing,
    returns: ["file"],
  },
  {
    ...usual,
    service: "statistics-check",
    name: { zh: "统计核对", en: "Statistics check" },
    about: { zh: "核对一个数字的口径和来源。", en: "How a figure was counted, and from what." },
    gives: [field("figure", "哪个数字", "Which figure"), field("until", "统计截止日", "Counted until", "day")],
    usually: ["intelligence"],
    hours: officeHours,
    askers: overseeing,
    returns: ["text", "file"],
  },
  {
    ...usual,
    service: "missing-notice",
    name: { zh: "走失、遇险通报", en: "Missing or at-risk notice" },
    about: {
      zh: "向各所通报一起走失或遇险警情；24 小时后结束，除非另一人续期。",
      en: "Tells all stations of one missing or at-risk incident; it ends in 24 hours unless a second officer renews it.",
    },
    gives: [field("incident", "警情编号", "Incident number"), field("area", "通报到哪些所", "Which stations are told")],
    usually: ["command"],
    askers: hallAndDesks,
    returns: ["text"],
  },
  {
    ...usual,
    service: "stop-transfer",
    name: { zh: "紧急止付转办", en: "Stop of a fraudulent transfer, referred" },
    about: {
      zh: "转反诈中心办理。只记录何时转出、何时答复，不记录结果；账号不写在这里。",
      en: "Passed to the anti-fraud centre. When it was sent and answered is recorded, never the result; no account stands here.",
    },
    gives: [field("lost", "受骗时间", "When it happened")],
    usually: ["criminal"],
    askers: hallAndDesks,
    returns: [],
    referral: true,
  },
  {
    ...usual,
    service: "carrier-location",
    name: { zh: "运营商协助定位转办（生命危险）", en: "Carrier location for a life in danger, referred" },
    about: {
      zh: "有生命危险时转法定部门办理。只记录何时转出、何时答复；位置不进入本系统。",
      en: "Passed to the authority the law names, for a life in danger. When it was sent and answered is recorded; no position comes in here.",
    },
    gives: [field("danger", "什么危险", "What the danger is"), field("basis", "法律依据", "Legal basis")],
    usually: ["criminal"],
    askers: hallAndDesks,
    returns: [],
    referral: true,
  },
];

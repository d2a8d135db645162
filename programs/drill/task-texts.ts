import type { Sentence } from "../../src/ground/sentence.ts";
import type { AskedField } from "../../src/tasking/task-facts.ts";

/*
 * What the synthetic people write when they give work, answer it and pass it on. Nothing and nobody in it is real. An order
 * holds one text, so each text says both languages.
 */

/** One text that says both. */
export function both({ zh, en }: Sentence): string {
  return `${zh} / ${en}`;
}

interface DrillDirective {
  readonly title: Sentence;
  readonly words: Sentence;
  readonly asks: readonly AskedField[];
}

function ask(field: string, label: Sentence, kind: AskedField["kind"], required = true): AskedField {
  return { field, label: both(label), kind, required };
}

export const drillDirectives: readonly DrillDirective[] = [
  {
    title: { zh: "检查排涝泵站", en: "Check the pumps" },
    words: { zh: "今夜有雨，请到辖区泵站看一遍，报数。", en: "Rain tonight. See the pumps of your area and report." },
    asks: [
      ask("pumps", { zh: "泵站数", en: "Pumps" }, "number"),
      ask("ready", { zh: "能否启动", en: "All start" }, "yesNo"),
    ],
  },
  {
    title: { zh: "夜市周边疏导", en: "Keep the night market's streets open" },
    words: {
      zh: "今晚客流大，请安排人员疏导消防通道。",
      en: "Many visitors tonight. Keep the ways for fire engines open.",
    },
    asks: [],
  },
  {
    title: { zh: "上下学护学", en: "School gates, morning and afternoon" },
    words: {
      zh: "明日起校门口安排护学，请确认。",
      en: "From tomorrow somebody stands at the school gates. Please confirm.",
    },
    asks: [ask("gates", { zh: "校门数", en: "Gates" }, "number")],
  },
  {
    title: { zh: "清点执法记录仪", en: "Count the body cameras" },
    words: { zh: "请清点在用和待修的记录仪。", en: "Count the cameras in use and those to be mended." },
    asks: [
      ask("working", { zh: "可用", en: "Working" }, "number"),
      ask("broken", { zh: "待修", en: "To be mended" }, "number", false),
    ],
  },
  {
    title: { zh: "报送明日在岗警力", en: "Report tomorrow's strength" },
    words: { zh: "只报人数，不报姓名。", en: "Numbers only, no names." },
    asks: [ask("officers", { zh: "在岗人数", en: "On duty" }, "number")],
  },
  {
    title: { zh: "查看养老院消防通道", en: "Fire exits of care homes" },
    words: { zh: "到场看通道是否畅通。", en: "Go there and see whether the exits are clear." },
    asks: [ask("homes", { zh: "处数", en: "Homes" }, "number"), ask("clear", { zh: "是否畅通", en: "Clear" }, "yesNo")],
  },
  {
    title: { zh: "清点可用车辆", en: "Count vehicles fit to drive" },
    words: { zh: "请报可用车辆数和下次保养日。", en: "Report vehicles fit to drive and the next day of service." },
    asks: [
      ask("vehicles", { zh: "可用车辆", en: "Vehicles" }, "number"),
      ask("service", { zh: "下次保养", en: "Next service" }, "day", false),
    ],
  },
  {
    title: { zh: "大雾期间巡查高速出口", en: "Fog: patrol the motorway exits" },
    words: { zh: "请在出口设提示，注意自身安全。", en: "Warn drivers at the exits, and mind your own safety." },
    asks: [],
  },
];

export const drillGroups: readonly { readonly name: Sentence; readonly purpose: Sentence }[] = [
  {
    name: { zh: "夜市安全专班", en: "Night market group" },
    purpose: {
      zh: "一周内统一安排夜市巡逻、疏导和消防通道",
      en: "One plan for patrols, ways and exits of the night market, for a week",
    },
  },
  {
    name: { zh: "防汛专班", en: "Flood group" },
    purpose: { zh: "一周内巡查泵站、低洼路段，通报封路", en: "Pumps, low roads and closures in one hand, for a week" },
  },
];

/** What crews and stations ask for on an incident, by its type: items of the menu that fit, what is likely first. */
export const drillNeeds: Readonly<Record<string, readonly string[]>> = {
  crash: ["tow", "traffic-control"],
  "crash-injury": ["traffic-control", "tow", "alcohol-test", "scene-examiner"],
  neighbours: ["mediator", "legal-adviser"],
  fight: ["scene-examiner", "own-footage", "interpreter"],
  theft: ["scene-examiner", "legal-adviser"],
  burglary: ["scene-examiner"],
  "telecom-fraud": ["stop-transfer"],
  noise: ["mediator", "legal-adviser"],
  drunk: ["custody-transport", "psychologist"],
  "missing-person": ["drone-sortie", "missing-notice", "dog-team"],
  injured: ["traffic-control", "interpreter"],
  "locked-in": ["psychologist", "female-officer"],
  wages: ["mediator", "interpreter", "legal-adviser"],
  fire: ["evacuation-map", "lighting", "shelter", "traffic-control"],
  knife: ["negotiator", "road-closure"],
  "lost-property": ["interpreter"],
  family: ["female-officer", "mediator"],
  congestion: ["traffic-control", "tow"],
};

/** What they say in a field of an item; a place is never copied out of the incident. */
export const drillGiven: Readonly<Record<string, Sentence>> = {
  where: { zh: "警情所在地", en: "where the incident is" },
  from: { zh: "警情所在地", en: "where the incident is" },
  to: { zh: "下一路口", en: "the next crossing" },
  language: { zh: "英语", en: "English" },
  size: { zh: "小型车", en: "a small car" },
  dispute: { zh: "民间纠纷", en: "a quarrel" },
  question: { zh: "是否立案", en: "whether a case is opened" },
  for: { zh: "搜寻", en: "a search" },
  purpose: { zh: "核对处置经过", en: "to check how it was handled" },
  what: { zh: "照明", en: "lights" },
  needs: { zh: "临时住处", en: "a place for the night" },
  area: { zh: "相邻各所", en: "the stations next to it" },
  lost: { zh: "刚刚", en: "just now" },
};
export const drillGivenElse: Sentence = { zh: "见警情", en: "as in the incident" };

export const drillWorkWords = {
  needed: { zh: "现场需要，请尽快。", en: "Needed at the scene, please be quick." },
  returned: { zh: "本方人手都在现场，请稍后再派", en: "All of our people are out; please ask again" },
  askedAgain: { zh: "已有人手，再次派给你们", en: "You have people again, so it is yours" },
  more: { zh: "请说明现场进出的路和联系的岗位。", en: "Please say how to get in, and which post to ask for." },
  reply: { zh: "从正门进，到场找车组带班。", en: "By the main gate; ask for the leader of the crew." },
  sent: { zh: "人员已到场，事项办完。", en: "Our people were there; it is done." },
  done: { zh: "已按要求办理。", en: "Done as asked." },
  part: { zh: "本方部分已办。", en: "Our part is done." },
  reopened: { zh: "请补充落实的时间", en: "Please add when it was put in place" },
  changed: { zh: "情况有变，不再需要", en: "Things have changed; it is not needed any more" },
  nobody: { zh: "该席位现无人在岗，改派", en: "Nobody is on post there now, so somebody else takes it" },
  incidentOver: { zh: "现场已处置完毕，不再需要", en: "The incident is over; it is not needed any more" },
  crewGone: { zh: "提出方车组已下班", en: "The crew that asked has gone off duty" },
} as const satisfies Readonly<Record<string, Sentence>>;

import type { Sentence } from "../../src/ground/sentence.ts";
import type { UnitKind } from "../../src/dispatch/unit.ts";

/** What synthetic callers say, by type of incident; nothing and nobody in it is real. */
export interface DrillCall {
  readonly type: string;
  readonly kind: "emergency" | "help";
  readonly said: string;
  readonly saidInEnglish: string;
  readonly narrative: string;
  /** How often it comes, beside the others. */
  readonly weight: number;
  /** Squads that are sent along. */
  readonly support?: UnitKind;
}

export const drillCalls: readonly DrillCall[] = [
  {
    type: "crash",
    kind: "emergency",
    weight: 9,
    said: "两辆车碰了，人没事，把路堵住了。",
    saidInEnglish: "Two cars have hit each other. Nobody is hurt, but the road is blocked.",
    narrative: "两车刮擦，无人受伤，占用一条车道。",
  },
  {
    type: "crash-injury",
    kind: "emergency",
    weight: 3,
    said: "电动车和小车撞了，骑车的人腿动不了。",
    saidInEnglish: "A scooter and a car have crashed and the rider can't move his leg.",
    narrative: "电动车与小客车相撞，一人腿部受伤，已通知急救。",
  },
  {
    type: "neighbours",
    kind: "emergency",
    weight: 6,
    said: "楼上漏水不管，现在吵起来了。",
    saidInEnglish: "Water comes through from upstairs, they do nothing, and now everybody is shouting.",
    narrative: "邻里因漏水发生争吵，未动手。",
  },
  {
    type: "fight",
    kind: "emergency",
    weight: 4,
    said: "饭店门口有人打起来了，好几个人。",
    saidInEnglish: "People are fighting in front of the restaurant, several of them.",
    narrative: "饭店门口多人互殴，一人头部流血。",
  },
  {
    type: "theft",
    kind: "emergency",
    weight: 6,
    said: "我放在门口的电动车电瓶没了。",
    saidInEnglish: "The battery of my scooter is gone. I left it by the door.",
    narrative: "电动车电瓶被盗，发现时间为今晨。",
  },
  {
    type: "burglary",
    kind: "emergency",
    weight: 2,
    said: "回家发现门锁被撬了，不敢进去。",
    saidInEnglish: "I came home and the lock has been forced. I don't dare go in.",
    narrative: "住户回家发现门锁被撬，未进屋，在楼下等候。",
  },
  {
    type: "telecom-fraud",
    kind: "emergency",
    weight: 4,
    said: "我刚把钱转过去，觉得被骗了。",
    saidInEnglish: "I have just sent them the money and I think it was a swindle.",
    narrative: "报警人刚转账，疑似诈骗，已建议联系银行止付。",
  },
  {
    type: "noise",
    kind: "emergency",
    weight: 5,
    said: "楼下音响这么晚还放，睡不着。",
    saidInEnglish: "There are loudspeakers downstairs, so late at night. Nobody can sleep.",
    narrative: "店铺外放音响扰民。",
  },
  {
    type: "drunk",
    kind: "emergency",
    weight: 3,
    said: "有个喝醉的在店里摔东西。",
    saidInEnglish: "A drunken man is throwing things about in the shop.",
    narrative: "一人醉酒在店内摔砸物品，店员已避让。",
  },
  {
    type: "missing-person",
    kind: "help",
    weight: 2,
    support: "airSquad",
    said: "老人出去买菜两个小时没回来，手机也没带。",
    saidInEnglish: "My father went to the market two hours ago and is not back. He has no phone with him.",
    narrative: "老人外出未归约两小时，未带手机，穿深蓝外套。",
  },
  {
    type: "injured",
    kind: "help",
    weight: 3,
    said: "路边有人摔倒起不来了。",
    saidInEnglish: "Somebody has fallen by the roadside and can't get up.",
    narrative: "路人摔倒，意识清醒，需要救助。",
  },
  {
    type: "locked-in",
    kind: "help",
    weight: 2,
    said: "孩子一个人被反锁在屋里，炉子还开着。",
    saidInEnglish: "A child is locked in alone and the stove is still on.",
    narrative: "儿童被反锁屋内，灶具未关，已通知消防。",
  },
  {
    type: "wages",
    kind: "emergency",
    weight: 2,
    said: "工地上要工钱，人越聚越多了。",
    saidInEnglish: "Workers at the building site want their wages, and more and more people are coming.",
    narrative: "约十人因工钱与工地管理人员争执。",
  },
  {
    type: "fire",
    kind: "emergency",
    weight: 1,
    support: "airSquad",
    said: "楼道里冒烟了！",
    saidInEnglish: "There is smoke in the staircase!",
    narrative: "居民楼楼道冒烟，已通知消防，住户正在疏散。",
  },
  {
    type: "knife",
    kind: "emergency",
    weight: 1,
    support: "emergencySquad",
    said: "有人拿着刀在街上喊。",
    saidInEnglish: "A man with a knife is shouting in the street.",
    narrative: "一人持刀在街上叫喊，未伤人，群众已避让。",
  },
  {
    type: "lost-property",
    kind: "help",
    weight: 4,
    said: "我的包落在出租车上了。",
    saidInEnglish: "I left my bag in a taxi.",
    narrative: "乘客将手提包遗留在出租车上。",
  },
  {
    type: "family",
    kind: "emergency",
    weight: 4,
    said: "家里吵得厉害，怕出事。",
    saidInEnglish: "They are quarrelling badly at home. I am afraid something will happen.",
    narrative: "家庭成员激烈争吵，暂未动手。",
  },
  {
    type: "congestion",
    kind: "help",
    weight: 3,
    said: "路口堵死了，没人指挥。",
    saidInEnglish: "The crossing is jammed and nobody directs the traffic.",
    narrative: "路口拥堵，排队较长。",
  },
];

/** What the second caller about the same thing says. */
export const drillJoining: readonly string[] = [
  "我也看到了，人还在那儿。",
  "刚才那个事，路已经堵住了。",
  "就在我们楼下，请快一点。",
];

export const drillReports: readonly string[] = [
  "到场后双方情绪平稳，经调解达成一致，现场恢复正常。",
  "到场核实情况，已登记并告知后续办理途径。",
  "现场已处置完毕，秩序恢复，未发现其他情况。",
  "协助送医后返回，家属已到场。",
];

/** Who is speaking, made up: no name is anybody's. */
export const drillCallers: readonly Sentence[] = [
  { zh: "我是路过的，姓林，我在原地等你们。", en: "I was passing by, my name is Lin. I will wait here for you." },
  { zh: "我就住在旁边，姓苏，从窗户能看到。", en: "I live next door, my name is Su. I can see it from my window." },
  { zh: "我是这儿的店员，姓乔，穿红围裙。", en: "I work in the shop here, my name is Qiao, in a red apron." },
  {
    zh: "我是物业值班的，姓温，我给你们开门。",
    en: "I am on duty for the building, my name is Wen. I will open the gate.",
  },
  { zh: "不想留名字，你们快来。", en: "I would rather not give my name. Please be quick." },
];

import type { UnitKind } from "../../../src/dispatch/unit.ts";

/** What synthetic callers say, by type of incident; nothing and nobody in it is real. */
export interface DrillCall {
  readonly type: string;
  readonly kind: "emergency" | "help";
  readonly said: string;
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
    narrative: "两车刮擦，无人受伤，占用一条车道。",
  },
  {
    type: "crash-injury",
    kind: "emergency",
    weight: 3,
    said: "电动车和小车撞了，骑车的人腿动不了。",
    narrative: "电动车与小客车相撞，一人腿部受伤，已通知急救。",
  },
  {
    type: "neighbours",
    kind: "emergency",
    weight: 6,
    said: "楼上漏水不管，现在吵起来了。",
    narrative: "邻里因漏水发生争吵，未动手。",
  },
  {
    type: "fight",
    kind: "emergency",
    weight: 4,
    said: "饭店门口有人打起来了，好几个人。",
    narrative: "饭店门口多人互殴，一人头部流血。",
  },
  {
    type: "theft",
    kind: "emergency",
    weight: 6,
    said: "我放在门口的电动车电瓶没了。",
    narrative: "电动车电瓶被盗，发现时间为今晨。",
  },
  {
    type: "burglary",
    kind: "emergency",
    weight: 2,
    said: "回家发现门锁被撬了，不敢进去。",
    narrative: "住户回家发现门锁被撬，未进屋，在楼下等候。",
  },
  {
    type: "telecom-fraud",
    kind: "emergency",
    weight: 4,
    said: "我刚把钱转过去，觉得被骗了。",
    narrative: "报警人刚转账，疑似诈骗，已建议联系银行止付。",
  },
  {
    type: "noise",
    kind: "emergency",
    weight: 5,
    said: "楼下音响这么晚还放，睡不着。",
    narrative: "店铺外放音响扰民。",
  },
  {
    type: "drunk",
    kind: "emergency",
    weight: 3,
    said: "有个喝醉的在店里摔东西。",
    narrative: "一人醉酒在店内摔砸物品，店员已避让。",
  },
  {
    type: "missing-person",
    kind: "help",
    weight: 2,
    support: "airSquad",
    said: "老人出去买菜两个小时没回来，手机也没带。",
    narrative: "老人外出未归约两小时，未带手机，穿深蓝外套。",
  },
  {
    type: "injured",
    kind: "help",
    weight: 3,
    said: "路边有人摔倒起不来了。",
    narrative: "路人摔倒，意识清醒，需要救助。",
  },
  {
    type: "locked-in",
    kind: "help",
    weight: 2,
    said: "孩子一个人被反锁在屋里，炉子还开着。",
    narrative: "儿童被反锁屋内，灶具未关，已通知消防。",
  },
  {
    type: "wages",
    kind: "emergency",
    weight: 2,
    said: "工地上要工钱，人越聚越多了。",
    narrative: "约十人因工钱与工地管理人员争执。",
  },
  {
    type: "fire",
    kind: "emergency",
    weight: 1,
    support: "airSquad",
    said: "楼道里冒烟了！",
    narrative: "居民楼楼道冒烟，已通知消防，住户正在疏散。",
  },
  {
    type: "knife",
    kind: "emergency",
    weight: 1,
    support: "emergencySquad",
    said: "有人拿着刀在街上喊。",
    narrative: "一人持刀在街上叫喊，未伤人，群众已避让。",
  },
  {
    type: "lost-property",
    kind: "help",
    weight: 4,
    said: "我的包落在出租车上了。",
    narrative: "乘客将手提包遗留在出租车上。",
  },
  {
    type: "family",
    kind: "emergency",
    weight: 4,
    said: "家里吵得厉害，怕出事。",
    narrative: "家庭成员激烈争吵，暂未动手。",
  },
  { type: "congestion", kind: "help", weight: 3, said: "路口堵死了，没人指挥。", narrative: "路口拥堵，排队较长。" },
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

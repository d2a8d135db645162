import type { Sentence } from "../ground/sentence.ts";
import type { capabilities, forceTiers, informedPosts, promiseCauses, unitKinds } from "../ground/force.ts";
import type { assignmentRoles, detailKinds, endings, handlingResults, steps, voidMarks } from "./facts.ts";

type Names<Codes extends readonly string[]> = Readonly<Record<Codes[number], Sentence>>;

export const stepNames: Names<typeof steps> = {
  ordered: { zh: "派警", en: "Ordered" },
  acknowledged: { zh: "签收", en: "Acknowledged" },
  enRoute: { zh: "出警", en: "En route" },
  onScene: { zh: "到场", en: "On scene" },
  handling: { zh: "处置", en: "Handling" },
  cleared: { zh: "完毕", en: "Cleared" },
};

export const assignmentRoleNames: Names<typeof assignmentRoles> = {
  lead: { zh: "牵头", en: "Lead" },
  support: { zh: "增援", en: "Support" },
};

export const endingNames: Names<typeof endings> = {
  done: { zh: "处警完毕", en: "Cleared" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  returned: { zh: "已退回", en: "Returned" },
  reassigned: { zh: "已改派", en: "Reassigned" },
  preempted: { zh: "被抢派", en: "Pre-empted" },
  notOnScene: { zh: "未到场结束", en: "Ended before the scene" },
};

export const detailKindNames: Names<typeof detailKinds> = {
  identity: { zh: "证件号码", en: "Identity number" },
  phone: { zh: "电话", en: "Phone number" },
  plate: { zh: "车牌", en: "Number plate" },
  name: { zh: "姓名", en: "Name" },
  other: { zh: "其他", en: "Other" },
};

export const handlingResultNames: Names<typeof handlingResults> = {
  settledOnScene: { zh: "现场处置完毕", en: "Settled on scene" },
  mediated: { zh: "现场调解", en: "Mediated" },
  takenToStation: { zh: "带回派出所", en: "Taken to the station" },
  handedOver: { zh: "移交", en: "Handed over" },
  noIncidentFound: { zh: "到场未发现警情", en: "Nothing found on scene" },
  assistanceGiven: { zh: "提供救助", en: "Assistance given" },
  other: { zh: "其他", en: "Other" },
};

export const voidMarkNames: Names<typeof voidMarks> = {
  void: { zh: "撤销", en: "Void" },
  false: { zh: "虚假", en: "False" },
  duplicate: { zh: "重复", en: "Duplicate" },
  misdial: { zh: "误拨", en: "Misdial" },
};

export const unitKindNames: Names<typeof unitKinds> = {
  quickResponse: { zh: "快处小组", en: "Quick-response team" },
  patrol: { zh: "巡逻", en: "Patrol" },
  trafficPatrol: { zh: "交巡合一", en: "Traffic patrol" },
  emergencySquad: { zh: "应急处突队", en: "Emergency squad" },
  airSquad: { zh: "警航队", en: "Air squad" },
  station: { zh: "派出所警力", en: "Station crew" },
};

export const capabilityNames: Names<typeof capabilities> = {
  firstAid: { zh: "急救", en: "first aid" },
  shield: { zh: "盾牌", en: "shields" },
  negotiator: { zh: "谈判", en: "negotiator" },
  drone: { zh: "无人机", en: "drone" },
  traffic: { zh: "交通", en: "traffic" },
  riot: { zh: "防暴", en: "public order" },
  rescue: { zh: "救援", en: "rescue" },
  k9: { zh: "警犬", en: "dog" },
};

export const forceTierNames: Names<typeof forceTiers> = {
  post: { zh: "值守点 / 派出所", en: "Post or station" },
  subBureau: { zh: "分局", en: "Sub-bureau" },
  city: { zh: "市局", en: "City" },
};

export const promiseCauseNames: Names<typeof promiseCauses> = {
  distance: { zh: "路程远", en: "Too far" },
  traffic: { zh: "交通拥堵", en: "Traffic" },
  roadClosed: { zh: "道路管制", en: "Road closed" },
  noForce: { zh: "附近无可派警力", en: "Nobody free nearby" },
  lateOrder: { zh: "派警晚", en: "Ordered late" },
  lateDeparture: { zh: "签收或出警晚", en: "Left late" },
  placeUnclear: { zh: "地点不清", en: "Place unclear" },
  weather: { zh: "天气", en: "Weather" },
  notRecorded: { zh: "已到场未点击", en: "There, not recorded" },
  other: { zh: "其他", en: "Other" },
};

export const informedPostNames: Names<typeof informedPosts> = {
  shiftLeader: { zh: "值班长", en: "shift leader" },
  dutyCommander: { zh: "指挥长", en: "duty commander" },
  station: { zh: "派出所", en: "the station" },
};

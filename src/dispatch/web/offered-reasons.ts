import type { Sentence } from "../../ground/sentence.ts";

const duplicate: Sentence = { zh: "重复报警", en: "Reported twice" };
const notNeeded: Sentence = { zh: "现场已不需要", en: "No longer needed there" };
const nearer: Sentence = { zh: "另有更近警力", en: "Another crew is nearer" };
const wrongArea: Sentence = { zh: "不属本辖区", en: "Not of this area" };
const moreUrgent: Sentence = { zh: "更紧急警情", en: "A more urgent incident" };
const noAnswer: Sentence = { zh: "长时间未签收", en: "Not acknowledged for long" };
const vehicle: Sentence = { zh: "车辆故障", en: "Vehicle trouble" };
const busy: Sentence = { zh: "手头警情未结束", en: "Still at other work" };
const toldMore: Sentence = { zh: "报警人补充情况", en: "The caller told more" };
const fromScene: Sentence = { zh: "现场反馈", en: "Reported from the scene" };
const entry: Sentence = { zh: "录入有误", en: "Entered wrongly" };
const callerGone: Sentence = { zh: "报警人撤回", en: "The caller took it back" };

/** The usual reasons of the orders that want one; none stands for anything but its own words. */
export const offeredReasons: Readonly<Record<string, readonly Sentence[]>> = {
  CancelAssignment: [notNeeded, nearer, moreUrgent, duplicate],
  ReturnAssignment: [busy, vehicle, wrongArea],
  ClearUnit: [notNeeded, moreUrgent, callerGone],
  ReassignUnit: [nearer, noAnswer, vehicle, moreUrgent],
  ReassignStation: [wrongArea, noAnswer],
  ReturnOrder: [wrongArea, busy],
  WithdrawStationOrder: [notNeeded, wrongArea, duplicate],
  ChangeReportedType: [toldMore, entry],
  ChangePriority: [toldMore, fromScene, entry],
  ChangeAlarmLevel: [fromScene, toldMore],
  SetHandledType: [fromScene, entry],
  CorrectPlace: [toldMore, fromScene, entry],
  MergeIncident: [duplicate],
  UnmergeIncident: [entry],
  DivertIncident: [wrongArea],
  HandOverIncident: [wrongArea],
  WithdrawIncident: [callerGone],
  VoidIncident: [duplicate, entry],
  ReopenIncident: [toldMore, entry],
};

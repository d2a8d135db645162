import type { Fact } from "../ground/fact.ts";
import { placeWords } from "../ground/place-words.ts";
import { type Details, fill, type Sentence } from "../ground/sentence.ts";
import type { District } from "../district/district.ts";
import type { IntakeFact } from "../intake/facts.ts";
import { clock, sayAlarm } from "./alarm-sentence.ts";
import type { DispatchFact } from "./facts.ts";
import {
  assignmentRoleNames,
  detailKindNames,
  endingNames,
  forceTierNames,
  handlingResultNames,
  informedPostNames,
  promiseCauseNames,
  stepNames,
  voidMarkNames,
} from "./names.ts";
import { sayNotOrdered } from "./not-ordered-sentence.ts";
import { sayOther, type Said } from "./other-sentence.ts";
import { statuses } from "./status.ts";

const steps: Readonly<Record<string, Sentence>> = {
  acknowledged: { zh: "{unit} 已签收", en: "{unit} acknowledged" },
  enRoute: { zh: "{unit} 已出警", en: "{unit} is en route" },
  onScene: { zh: "{unit} 已到场", en: "{unit} is on scene" },
  handling: { zh: "{unit} 开始处置", en: "{unit} began handling" },
};

/**
 * What a fact says, as an entry of a timeline: a whole sentence in each language. `otherwise` says the facts that have no
 * sentence here, by their titles. `district` gives stations and types their names.
 */
export function factSentence(told: Fact, district: District, otherwise: (fact: Fact) => Sentence): Sentence {
  const fact = told as DispatchFact | IntakeFact;
  const said = sayCourse(fact, district) ?? sayAlarm(fact, district) ?? sayRecord(fact, district) ?? sayOther(told);
  return said === undefined ? otherwise(told) : pattern(said);
}

function pattern({ zh, en, with: parts = {} }: Said): Sentence {
  const details = (language: "zh" | "en"): Details =>
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "object" ? part[language] : (part ?? "—")]),
    );
  return { zh: fill({ zh, en: "" }, details("zh")).zh, en: fill({ zh: "", en }, details("en")).en };
}

function stationName(id: string, district: District): Sentence {
  return district.stations[id]?.name ?? { zh: id, en: id };
}

function typeName(code: string, district: District): Sentence {
  return district.types[code]?.name ?? { zh: code, en: code };
}

/** Orders, steps, alerts. */
function sayCourse(fact: DispatchFact | IntakeFact, district: District): Said | undefined {
  switch (fact.type) {
    case "UnitOrdered": {
      const { callsign: unit, role, stationOrder, insteadOf, reason } = fact.data;
      const said = { unit, role: assignmentRoleNames[role] };
      if (insteadOf !== undefined) {
        if (reason === undefined) {
          return {
            zh: "派警：{unit}（{role}），未采用推荐的 {insteadOf}",
            en: "{unit} ordered ({role}) instead of {insteadOf}, which was recommended",
            with: { ...said, insteadOf },
          };
        }
        return {
          zh: "派警：{unit}（{role}），未采用推荐的 {insteadOf}：{reason}",
          en: "{unit} ordered ({role}) instead of {insteadOf}, which was recommended – {reason}",
          with: { ...said, insteadOf, reason },
        };
      }
      return stationOrder === undefined
        ? { zh: "派警：{unit}（{role}）", en: "{unit} ordered ({role})", with: said }
        : { zh: "派出所派出 {unit}（{role}）", en: "The station sent {unit} ({role})", with: said };
    }
    case "UnitNotOrdered":
      return sayNotOrdered(fact.data);
    case "ClearingExpected":
      return {
        zh: "{unit} 预计 {at} 完毕",
        en: "{unit} expects to be free at {at}",
        with: { unit: fact.data.unit, at: clock(fact.data.at, district) },
      };
    case "StepTaken":
      return { ...(steps[fact.data.step] ?? { zh: "{unit}", en: "{unit}" }), with: { unit: fact.data.unit } };
    case "AssignmentEnded": {
      const { unit, ending, reason } = fact.data;
      const said = { unit, ending: endingNames[ending], reason };
      return reason === undefined
        ? { zh: "{unit} {ending}", en: "{unit}: {ending}", with: said }
        : { zh: "{unit} {ending}：{reason}", en: "{unit}: {ending} – {reason}", with: said };
    }
    case "StepUndone":
      return {
        zh: "{unit} 撤销误操作“{step}”",
        en: "{unit} took back the wrong tap “{step}”",
        with: { unit: fact.data.unit, step: stepNames[fact.data.step] },
      };
    case "TimeCorrected": {
      const { unit, step, from, to, reason } = fact.data;
      return {
        zh: "{unit} “{step}”时间由 {from} 更正为 {to}：{reason}",
        en: "{unit}: the time of “{step}” corrected from {from} to {to} – {reason}",
        with: { unit, step: stepNames[step], from: clock(from, district), to: clock(to, district), reason },
      };
    }
    case "LeadChanged":
      return { zh: "牵头单位变更", en: "The lead changed" };
    case "StationOrdered":
      return {
        zh: "指令下达 {station}",
        en: "Ordered to {station}",
        with: { station: stationName(fact.data.station, district) },
      };
    case "StationSigned":
      return { zh: "派出所签收", en: "The station desk signed" };
    case "StationReturned":
      return {
        zh: "派出所退回：{reason}",
        en: "The station returned it – {reason}",
        with: { reason: fact.data.reason },
      };
    case "StationOrderCancelled":
      return {
        zh: "撤回派出所指令：{reason}",
        en: "The station order was withdrawn – {reason}",
        with: { reason: fact.data.reason },
      };
    case "PromiseBreachForecast":
      return {
        zh: "预计 {at} 到场，晚于{tier}时限 {due}",
        en: "Arrival forecast for {at}, after the promise of the {tier} tier ({due})",
        with: {
          tier: forceTierNames[fact.data.tier],
          at: clock(fact.data.expectedAt, district),
          due: clock(fact.data.due, district),
        },
      };
    case "PromiseBroken":
      return {
        zh: "{tier}时限已过（{due}），当时：{step}",
        en: "The promise of the {tier} tier ({due}) was not kept; then: {step}",
        with: {
          tier: forceTierNames[fact.data.tier],
          due: clock(fact.data.due, district),
          step: stepNames[fact.data.step],
        },
      };
    case "PromiseCauseStated": {
      const { tier, cause, note } = fact.data;
      const said = { tier: forceTierNames[tier], cause: promiseCauseNames[cause], note };
      return note === undefined
        ? { zh: "{tier}超时原因：{cause}", en: "Why the {tier} tier was late: {cause}", with: said }
        : { zh: "{tier}超时原因：{cause}，{note}", en: "Why the {tier} tier was late: {cause} – {note}", with: said };
    }
    case "PostInformed":
      return { zh: "已通知{post}", en: "Informed: {post}", with: { post: informedPostNames[fact.data.post] } };
    case "AlarmLevelChanged":
      return {
        zh: "响应级别改为 {level} 级：{reason}",
        en: "Alarm level changed to {level} – {reason}",
        with: fact.data,
      };
    case "UnitStatusSet":
      return {
        zh: "{unit} 转为{status}",
        en: "{unit} is now: {status}",
        with: { unit: fact.data.unit, status: statuses[fact.data.status] },
      };
    case "UnitRegistered":
      return { zh: "登记处警单元 {unit}", en: "Unit {unit} registered", with: { unit: fact.data.callsign } };
    case "CrewChanged":
      return { zh: "{unit} 更换班组成员", en: "The crew of {unit} changed", with: { unit: fact.data.unit } };
    default:
      return undefined;
  }
}

/** What is known of the incident, its paperwork, how it ended. */
function sayRecord(fact: DispatchFact | IntakeFact, district: District): Said | undefined {
  switch (fact.type) {
    case "IncidentOpened":
      return {
        zh: "登记警情 {number}：{type}，{priority} 级",
        en: "Incident {number} registered: {type}, priority {priority}",
        with: { number: fact.data.number, type: typeName(fact.data.type, district), priority: fact.data.priority },
      };
    case "IncidentReleased":
      return { zh: "提交派警", en: "Passed to dispatch" };
    case "CallJoined":
      return { zh: "又一来电并入", en: "A further call joined" };
    case "DepartmentJoined":
      return {
        zh: "通知{department}协同",
        en: "{department} called in",
        with: { department: district.departments[fact.data.department]?.name ?? fact.data.department },
      };
    case "NarrativeAdded":
      return { zh: "补充简要警情", en: "Added to the narrative" };
    case "DetailNoted":
      return {
        zh: "单列记录：{kind}",
        en: "Noted apart: {kind}",
        with: { kind: detailKindNames[fact.data.kind] },
      };
    case "ReportedTypeChanged":
      return {
        zh: "报警类别改为{type}：{reason}",
        en: "Reported type changed to {type} – {reason}",
        with: { type: typeName(fact.data.type, district), reason: fact.data.reason },
      };
    case "HandledTypeSet":
      return {
        zh: "处警类别认定为{type}",
        en: "Handled type set to {type}",
        with: { type: typeName(fact.data.type, district) },
      };
    case "PriorityChanged":
      return {
        zh: "等级改为 {priority} 级：{reason}",
        en: "Priority changed to {priority} – {reason}",
        with: { priority: fact.data.priority, reason: fact.data.reason },
      };
    case "PlaceCorrected": {
      const words = placeWords(fact.data.place);
      return words === undefined
        ? { zh: "更正地点", en: "Place corrected" }
        : { zh: "更正地点：{words}", en: "Place corrected: {words}", with: { words } };
    }
    case "HandlingResultRecorded":
      return {
        zh: "处警结果：{result}",
        en: "Handling result: {result}",
        with: { result: handlingResultNames[fact.data.result] },
      };
    case "ReportGiven":
      return fact.data.generated
        ? { zh: "处警反馈（导入时生成）", en: "Crew's report (generated by an import)" }
        : { zh: "处警反馈已提交", en: "The crew's report was given" };
    case "ReportReminded":
      return {
        zh: "反馈到期，第 {count} 次催办",
        en: "The report is due; reminder {count}",
        with: { count: fact.data.count },
      };
    case "ReportReturned":
      return { zh: "退回补正：{reason}", en: "The report was returned – {reason}", with: { reason: fact.data.reason } };
    case "CallerTold":
      return { zh: "已回告报警人", en: "The caller was told" };
    case "IncidentFiled":
      return { zh: "归档", en: "Filed" };
    case "IncidentReopened":
      return { zh: "重新启动：{reason}", en: "Reopened – {reason}", with: { reason: fact.data.reason } };
    case "IncidentMerged":
      return { zh: "合并警情：{reason}", en: "Incidents merged – {reason}", with: { reason: fact.data.reason } };
    case "IncidentUnmerged":
      return { zh: "取消合并：{reason}", en: "Incidents unmerged – {reason}", with: { reason: fact.data.reason } };
    case "IncidentsLinked":
      return { zh: "关联警情", en: "Incidents linked" };
    case "IncidentDiverted":
      return { zh: "分流至{to}：{reason}", en: "Diverted to {to} – {reason}", with: fact.data };
    case "IncidentHandedOver":
      return { zh: "移交{to}：{reason}", en: "Handed over to {to} – {reason}", with: fact.data };
    case "IncidentWithdrawn":
      return { zh: "报警人撤销：{reason}", en: "Withdrawn by the caller – {reason}", with: fact.data };
    case "IncidentVoided":
      return {
        zh: "{mark}：{reason}",
        en: "{mark} – {reason}",
        with: { mark: voidMarkNames[fact.data.mark], reason: fact.data.reason },
      };
    default:
      return undefined;
  }
}

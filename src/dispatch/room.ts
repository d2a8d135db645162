import { type RoomRules, view } from "../ground/room.ts";
import { AcknowledgeAlert, RaiseAcknowledgementAlert, RaiseWaitingAlert, RemindReport } from "./alerting.ts";
import { callSeenView } from "./call-seen.ts";
import {
  AddNarrative,
  ChangeAlarmLevel,
  ChangePriority,
  ChangeReportedType,
  CorrectPlace,
  InformPost,
  SetHandledType,
} from "./describing.ts";
import { NoteDetail } from "./details.ts";
import { dispatchFacts } from "./facts.ts";
import { incidentView } from "./incident-view.ts";
import {
  DivertIncident,
  HandOverIncident,
  LinkIncidents,
  MergeIncident,
  UnmergeIncident,
  VoidIncident,
  WithdrawIncident,
} from "./leaving.ts";
import { ChangeLead, CorrectTime, UndoStep } from "./mending.ts";
import { JoinCall, JoinDepartment, OpenIncident, ReleaseIncident } from "./opening.ts";
import { ForecastPromiseBreach, LiftPromiseForecast, RecordPromiseBreach, StatePromiseCause } from "./promising.ts";
import { SayRecordingRuns } from "./recording.ts";
import { dispatchRefusals } from "./refusals.ts";
import { registerView } from "./register-view.ts";
import { FileIncident, GiveReport, RecordResult, ReopenIncident, ReturnReport, TellCaller } from "./reporting.ts";
import { CancelAssignment, OrderUnit, ReassignUnit, ReturnAssignment, SendCrew } from "./sending.ts";
import { OrderUnits } from "./sending-group.ts";
import { OrderStation, ReassignStation, ReturnOrder, SignOrder, WithdrawStationOrder } from "./stations.ts";
import { AcknowledgeOrder, ArriveOnScene, BeginHandling, ClearUnit, ExpectClearing, GoEnRoute } from "./stepping.ts";
import { unitView } from "./unit-view.ts";
import { ChangeCrew, RegisterUnit, RegisterUnits, SetUnitStatus } from "./units.ts";
import { dispatchReads } from "./read-kinds.ts";
import { dispatchRetentions } from "./retained.ts";
import { dispatchWords } from "./word-lists.ts";

/** An incident gets units and is brought to its end; owns incidents, units and the day's register. */
export const dispatchRoom: RoomRules = {
  name: "dispatch",
  facts: dispatchFacts,
  views: [view(incidentView), view(unitView), view(registerView), view(callSeenView)],
  orders: [
    ...[OpenIncident, JoinCall, JoinDepartment, ReleaseIncident],
    ...[AddNarrative, ChangeReportedType, SetHandledType, ChangePriority, ChangeAlarmLevel, InformPost, CorrectPlace],
    NoteDetail,
    ...[OrderUnit, OrderUnits, SendCrew, CancelAssignment, ReturnAssignment, ReassignUnit],
    ...[OrderStation, SignOrder, ReturnOrder, WithdrawStationOrder, ReassignStation],
    ...[AcknowledgeOrder, GoEnRoute, ArriveOnScene, BeginHandling, SayRecordingRuns, ExpectClearing, ClearUnit],
    ...[UndoStep, CorrectTime, ChangeLead],
    ...[RecordResult, GiveReport, ReturnReport, TellCaller, FileIncident, ReopenIncident],
    ...[MergeIncident, UnmergeIncident, LinkIncidents],
    ...[DivertIncident, HandOverIncident, WithdrawIncident, VoidIncident],
    ...[RaiseAcknowledgementAlert, RaiseWaitingAlert, AcknowledgeAlert, RemindReport],
    ...[RecordPromiseBreach, ForecastPromiseBreach, LiftPromiseForecast, StatePromiseCause],
    ...[RegisterUnit, RegisterUnits, ChangeCrew, SetUnitStatus],
  ],
  reads: Object.values(dispatchReads),
  retentions: Object.values(dispatchRetentions),
  refusals: dispatchRefusals,
  words: dispatchWords,
};

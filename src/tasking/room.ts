import { type RoomRules, view } from "../ground/room.ts";
import { incidentSeenView } from "./about-view.ts";
import {
  AnswerTask,
  AskAsker,
  ConfirmTask,
  JoinTask,
  ReassignTask,
  ReopenTask,
  ReplyToTask,
  ReturnTask,
  SignTask,
  WithdrawTask,
} from "./acting.ts";
import { crewSeenView } from "./crew-view.ts";
import { taskingFacts } from "./facts.ts";
import { EndGroup, ExpireGroup, groupView, SetGroup } from "./group.ts";
import { EnterTask } from "./entering.ts";
import { IssueDirective } from "./issuing.ts";
import { qualityRuleView, qualityTotalsView, qualityView } from "./quality.ts";
import { DrawQualityCall, LapseQualityCall, RecordQualityCall, SetQualityRule } from "./quality-calls.ts";
import { RemindTask, SuperviseTask } from "./overseeing.ts";
import { taskingReads } from "./read-kinds.ts";
import { taskingRefusals } from "./refusals.ts";
import { taskingRetentions } from "./retained.ts";
import { servicesView } from "./service.ts";
import {
  ApproveDefineService,
  ApproveDefineServices,
  ApproveWithdrawService,
  AskForService,
  DefineService,
  DefineServices,
  WithdrawService,
} from "./services.ts";
import { directiveView, taskView } from "./task-view.ts";

/** Work that is not a call: directives, requests from the service menu, task groups; one loop for all of it. */
export const taskingRoom: RoomRules = {
  name: "tasking",
  facts: taskingFacts,
  views: [
    view(taskView),
    view(directiveView),
    view(groupView),
    view(servicesView),
    view(incidentSeenView),
    view(crewSeenView),
    ...[view(qualityRuleView), view(qualityView), view(qualityTotalsView)],
  ],
  orders: [
    ...[IssueDirective, AskForService, EnterTask],
    ...[SignTask, ReturnTask, ReassignTask, JoinTask, AskAsker, ReplyToTask, AnswerTask],
    ...[ConfirmTask, ReopenTask, WithdrawTask, SuperviseTask, RemindTask],
    ...[SetGroup, EndGroup, ExpireGroup],
    ...[SetQualityRule, DrawQualityCall, RecordQualityCall, LapseQualityCall],
    ...[DefineService, ApproveDefineService, DefineServices, ApproveDefineServices],
    ...[WithdrawService, ApproveWithdrawService],
  ],
  reads: Object.values(taskingReads),
  retentions: Object.values(taskingRetentions),
  refusals: taskingRefusals,
};

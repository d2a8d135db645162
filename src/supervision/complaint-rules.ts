import { type RoomRules, view } from "../ground/room.ts";
import {
  AcknowledgeComplaint,
  AnswerComplaint,
  AssignComplaint,
  AttendComplaint,
  ExtendComplaint,
  RemindComplaint,
} from "./complaint-acts.ts";
import { NameComplainedOf, ReceiveComplaint } from "./complaint-orders.ts";
import { AnswerComplaintReview, AskComplaintReview } from "./complaint-review.ts";
import { complaintView } from "./complaint-view.ts";

export const complaintViews: RoomRules["views"] = [view(complaintView)];

export const complaintOrders: RoomRules["orders"] = [
  ...[ReceiveComplaint, NameComplainedOf, AssignComplaint, AcknowledgeComplaint, AttendComplaint],
  ...[ExtendComplaint, AnswerComplaint, RemindComplaint, AskComplaintReview, AnswerComplaintReview],
];

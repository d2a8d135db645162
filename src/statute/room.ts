import { type RoomRules, view } from "../ground/room.ts";
import { statuteFacts } from "./facts.ts";
import {
  ApproveChooseProfile,
  ApproveSetLimit,
  ApproveSetOversightBounds,
  ChooseProfile,
  ConfirmLegalRule,
  SetLimit,
  SetOversightBounds,
} from "./orders.ts";
import { statuteView } from "./statute.ts";

/** What the law asks of the service: how long something may take, and what must be recorded. */
export const statuteRoom: RoomRules = {
  name: "statute",
  facts: statuteFacts,
  views: [view(statuteView)],
  orders: [
    ChooseProfile,
    ApproveChooseProfile,
    SetLimit,
    ApproveSetLimit,
    SetOversightBounds,
    ApproveSetOversightBounds,
    ConfirmLegalRule,
  ],
  refusals: {
    ProfileUnknown: { means: "unknown", zh: "没有法规方案 {profile}", en: "There is no legal profile {profile}." },
    LegalRuleUnknown: {
      means: "unknown",
      zh: "没有自 {since} 起的法定规则 {code}",
      en: "There is no rule {code} of the law from {since}.",
    },
    LegalRuleIsVerified: {
      means: "conflict",
      zh: "“{nameZh}”已核实",
      en: "“{nameEn}” is verified already.",
    },
    ConfirmerEnteredIt: {
      means: "forbidden",
      zh: "录入或批准这条时限的人不能核实它，须由他人核实",
      en: "Whoever entered or approved this limit cannot confirm it; somebody else must.",
    },
  },
};

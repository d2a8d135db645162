import { type RoomRules, view } from "../ground/room.ts";
import { accessFacts } from "../access/facts.ts";
import { AdmitAdministrator } from "../access/admit.ts";
import { atPostView, crewOnPostView } from "./at-post.ts";
import { ApproveMakeEntryLink, ConfirmEntry, MakeEntryLink, ReportAccess } from "../access/entry-links.ts";
import { dutyFacts } from "./facts.ts";
import { BreakGlass, MendGlass, ReviewGlass } from "../access/glass.ts";
import { ConfirmHandover, handoverView, PrepareHandover } from "./handover.ts";
import { DisablePerson, WithdrawPower } from "./leaving.ts";
import { EnablePerson, GrantCertificate, RegisterPerson, WithdrawCertificate } from "../access/people.ts";
import { peopleFacts } from "../access/people-facts.ts";
import { personView } from "../access/person-view.ts";
import { PlanShifts } from "./plan-shifts.ts";
import { DefinePattern, DefinePost, postsView, SetRestRules, WithdrawPost } from "./posts.ts";
import { ApproveGrantPowers, GrantPowers } from "../access/powers.ts";
import { dutyRefusals } from "../access/refusals.ts";
import { matrixView } from "./responsibility.ts";
import { responsibilityRefusals } from "./responsibility-refusals.ts";
import { rosterRefusals } from "./roster-refusals.ts";
import { rosterView } from "./roster.ts";
import { DeclineAct, proposalView } from "../access/second-person.ts";
import { ApproveSetSecurityPolicy, securityView, SetSecurityPolicy } from "../access/security.ts";
import { NoteSecurityEvents, securityEventFacts } from "../access/security-events.ts";
import {
  EndSession,
  NoteEntryLink,
  NoteFactorRemoved,
  NoteFactorSet,
  NoteSignInLocked,
  OpenSession,
  RevokeSession,
  sessionView,
} from "../access/sessions.ts";
import { SetResponsibility } from "./set-responsibility.ts";
import { signInRefusals } from "../access/sign-in-refusals.ts";
import { SignOff, SignOffPerson } from "./sign-off.ts";
import { SignOn } from "./sign-on.ts";
import { AnswerSwap, AskSwap, DecideSwap, WithdrawSwap } from "./swaps.ts";
import { ApproveMakeToken, MakeToken, NoteMachineToken, RevokeToken, tokenView } from "../access/tokens.ts";
import { dutyReads } from "./read-kinds.ts";

/** Who is on post, and with what authority. */
export const dutyRoom: RoomRules = {
  name: "duty",
  facts: [...dutyFacts, ...peopleFacts, ...accessFacts, ...securityEventFacts],
  views: [
    ...[
      view(personView),
      view(postsView),
      view(rosterView),
      view(atPostView),
      view(crewOnPostView),
      view(handoverView),
    ],
    ...[view(matrixView), view(sessionView), view(tokenView), view(proposalView), view(securityView)],
  ],
  orders: [
    ...[RegisterPerson, DisablePerson, EnablePerson, GrantCertificate, WithdrawCertificate],
    ...[GrantPowers, ApproveGrantPowers, WithdrawPower, DeclineAct],
    ...[BreakGlass, MendGlass, ReviewGlass],
    ...[DefinePost, WithdrawPost, DefinePattern, SetRestRules, PlanShifts],
    ...[AskSwap, AnswerSwap, DecideSwap, WithdrawSwap],
    ...[SignOn, SignOff, SignOffPerson, PrepareHandover, ConfirmHandover],
    SetResponsibility,
    ...[MakeEntryLink, ApproveMakeEntryLink, ConfirmEntry, ReportAccess],
    ...[SetSecurityPolicy, ApproveSetSecurityPolicy, RevokeSession, MakeToken, ApproveMakeToken, RevokeToken],
    ...[
      AdmitAdministrator,
      OpenSession,
      EndSession,
      NoteFactorSet,
      NoteFactorRemoved,
      NoteEntryLink,
      NoteSignInLocked,
      NoteSecurityEvents,
      NoteMachineToken,
    ],
  ],
  reads: Object.values(dutyReads),
  refusals: { ...dutyRefusals, ...rosterRefusals, ...responsibilityRefusals, ...signInRefusals },
};

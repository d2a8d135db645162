import { type RoomRules, view } from "../journal/room.ts";
import { accessFacts } from "./access-facts.ts";
import { AdmitAdministrator } from "./admit.ts";
import { atPostView, crewOnPostView } from "./at-post.ts";
import { ApproveMakeEntryLink, ConfirmEntry, MakeEntryLink, ReportAccess } from "./entry-links.ts";
import { dutyFacts } from "./facts.ts";
import { BreakGlass, MendGlass, ReviewGlass } from "./glass.ts";
import { ConfirmHandover, handoverView, PrepareHandover } from "./handover.ts";
import { DisablePerson, EnablePerson, GrantCertificate, RegisterPerson, WithdrawCertificate } from "./people.ts";
import { personView } from "./person-view.ts";
import { PlanShifts } from "./plan-shifts.ts";
import { DefinePattern, DefinePost, postsView, SetRestRules, WithdrawPost } from "./posts.ts";
import { ApproveGrantPowers, GrantPowers, WithdrawPower } from "./powers.ts";
import { dutyRefusals } from "./refusals.ts";
import { matrixView } from "./responsibility.ts";
import { responsibilityRefusals } from "./responsibility-refusals.ts";
import { rosterRefusals } from "./roster-refusals.ts";
import { rosterView } from "./roster.ts";
import { DeclineAct, proposalView } from "./second-person.ts";
import { ApproveSetSecurityPolicy, securityView, SetSecurityPolicy } from "./security.ts";
import { NoteSecurityEvents, securityEventFacts } from "./security-events.ts";
import {
  EndSession,
  NoteEntryLink,
  NoteFactorRemoved,
  NoteFactorSet,
  NoteSignInLocked,
  OpenSession,
  RevokeSession,
  sessionView,
} from "./sessions.ts";
import { SetResponsibility } from "./set-responsibility.ts";
import { signInRefusals } from "./sign-in-refusals.ts";
import { SignOff, SignOffPerson } from "./sign-off.ts";
import { SignOn } from "./sign-on.ts";
import { AnswerSwap, AskSwap, DecideSwap, WithdrawSwap } from "./swaps.ts";
import { ApproveMakeToken, MakeToken, NoteMachineToken, RevokeToken, tokenView } from "./tokens.ts";
import { dutyReads } from "./read-kinds.ts";

/** Who is on post, and with what authority. */
export const dutyRoom: RoomRules = {
  name: "duty",
  facts: [...dutyFacts, ...accessFacts, ...securityEventFacts],
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

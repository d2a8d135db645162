import { accessFacts } from "./facts.ts";
import { AdmitAdministrator } from "./admit.ts";
import { ApproveMakeEntryLink, ConfirmEntry, MakeEntryLink, ReportAccess } from "./entry-links.ts";
import { BreakGlass, MendGlass, ReviewGlass } from "./glass.ts";
import { EnablePerson, GrantCertificate, RegisterPerson, WithdrawCertificate } from "./people.ts";
import { peopleFacts } from "./people-facts.ts";
import { personView } from "./person-view.ts";
import { ApproveGrantPowers, GrantPowers } from "./powers.ts";
import { accessRefusals } from "./refusals.ts";
import { preferenceFacts } from "./preference-facts.ts";
import { preferencesView, RemoveTableView, SaveTableView, SetPreferences } from "./preferences.ts";
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
import { signInRefusals } from "./sign-in-refusals.ts";
import { ApproveMakeToken, MakeToken, NoteMachineToken, RevokeToken, tokenView } from "./tokens.ts";
import { accessWords } from "./role-names.ts";
import { type RoomRules, view } from "../ground/room.ts";

/** Who somebody is and what they may: accounts, powers, sessions, tokens, the second person. */
export const accessRoom: RoomRules = {
  name: "access",
  facts: [...peopleFacts, ...accessFacts, ...securityEventFacts, ...preferenceFacts],
  views: [
    ...[view(personView), view(sessionView), view(tokenView), view(proposalView), view(securityView)],
    view(preferencesView),
  ],
  orders: [
    ...[RegisterPerson, EnablePerson, GrantCertificate, WithdrawCertificate],
    ...[GrantPowers, ApproveGrantPowers, DeclineAct],
    ...[BreakGlass, MendGlass, ReviewGlass],
    ...[MakeEntryLink, ApproveMakeEntryLink, ConfirmEntry, ReportAccess],
    ...[SetSecurityPolicy, ApproveSetSecurityPolicy, RevokeSession, MakeToken, ApproveMakeToken, RevokeToken],
    ...[SetPreferences, SaveTableView, RemoveTableView],
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
  refusals: { ...accessRefusals, ...signInRefusals },
  words: accessWords,
};

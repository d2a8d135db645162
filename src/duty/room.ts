import { type RoomRules, view } from "../journal/room.ts";
import { dutyFacts } from "./facts.ts";
import { BreakGlass, MendGlass, ReviewGlass } from "./glass.ts";
import { DisablePerson, EnablePerson, GrantCertificate, RegisterPerson, WithdrawCertificate } from "./people.ts";
import { personView } from "./person-view.ts";
import { ApproveGrantPowers, GrantPowers, WithdrawPower } from "./powers.ts";
import { dutyRefusals } from "./refusals.ts";
import { DeclineAct, proposalView } from "./second-person.ts";
import { securityView, SetSecurityPolicy } from "./security.ts";
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
import { ApproveMakeToken, MakeToken, NoteMachineToken, RevokeToken, tokenView } from "./tokens.ts";

/** Who is on post, and with what authority. */
export const dutyRoom: RoomRules = {
  name: "duty",
  facts: dutyFacts,
  views: [view(personView), view(sessionView), view(proposalView), view(securityView), view(tokenView)],
  orders: [
    RegisterPerson,
    DisablePerson,
    EnablePerson,
    GrantPowers,
    ApproveGrantPowers,
    WithdrawPower,
    GrantCertificate,
    WithdrawCertificate,
    BreakGlass,
    MendGlass,
    ReviewGlass,
    DeclineAct,
    SetSecurityPolicy,
    OpenSession,
    EndSession,
    RevokeSession,
    NoteFactorSet,
    NoteFactorRemoved,
    NoteEntryLink,
    NoteSignInLocked,
    MakeToken,
    ApproveMakeToken,
    RevokeToken,
    NoteMachineToken,
  ],
  refusals: dutyRefusals,
};

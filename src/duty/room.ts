import { type RoomRules, view } from "../ground/room.ts";
import { atPostView, crewOnPostView } from "./at-post.ts";
import { dutyFacts } from "./facts.ts";
import { ConfirmHandover, handoverView, PrepareHandover } from "./handover.ts";
import { DisablePerson, WithdrawPower } from "./leaving.ts";
import { PlanShifts } from "./plan-shifts.ts";
import { DefinePattern, DefinePost, postsView, SetRestRules, WithdrawPost } from "./posts.ts";
import { matrixView } from "./responsibility.ts";
import { responsibilityRefusals } from "./responsibility-refusals.ts";
import { rosterRefusals } from "./roster-refusals.ts";
import { rosterView } from "./roster.ts";
import { SetResponsibility } from "./set-responsibility.ts";
import { SignOff, SignOffPerson } from "./sign-off.ts";
import { SignOn } from "./sign-on.ts";
import { AnswerSwap, AskSwap, DecideSwap, WithdrawSwap } from "./swaps.ts";
import { dutyReads } from "./read-kinds.ts";

/** Who is on post: rosters, posts, signing on and off, handing over, and who answers for what. */
export const dutyRoom: RoomRules = {
  name: "duty",
  facts: dutyFacts,
  views: [
    ...[view(postsView), view(rosterView), view(atPostView), view(crewOnPostView), view(handoverView)],
    view(matrixView),
  ],
  orders: [
    ...[DisablePerson, WithdrawPower],
    ...[DefinePost, WithdrawPost, DefinePattern, SetRestRules, PlanShifts],
    ...[AskSwap, AnswerSwap, DecideSwap, WithdrawSwap],
    ...[SignOn, SignOff, SignOffPerson, PrepareHandover, ConfirmHandover],
    SetResponsibility,
  ],
  reads: Object.values(dutyReads),
  refusals: { ...rosterRefusals, ...responsibilityRefusals },
};

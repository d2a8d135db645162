import type { Giver } from "../../ground/fact.ts";
import type { Instant } from "../../ground/instant.ts";
import { appealBy, type Finding, findingStage, speaksForAgainst } from "../finding.ts";

/** What can be done with a finding on a screen. */
export type FindingAct = "answer" | "decide" | "appeal" | "decideAppeal" | "linkTask" | "mend" | "verify";

const orders: Readonly<Record<FindingAct, string>> = {
  answer: "AnswerFinding",
  decide: "DecideFinding",
  appeal: "AppealFinding",
  decideAppeal: "DecideAppeal",
  linkTask: "OrderMending",
  mend: "SayMended",
  verify: "VerifyFinding",
};

interface Offered {
  readonly acts: readonly { readonly act: FindingAct; readonly order: string }[];
  /** Why what comes next is not offered. */
  readonly why?: "another" | "waitAnswer";
}

/** What somebody can do with a finding now, the likeliest first: the same conditions as the orders' own rules. */
export function findingActs(finding: Finding, by: Giver, now: Instant): Offered {
  const stage = findingStage(finding);
  const speaks = speaksForAgainst(by, finding.against);
  const supervises = by.role === "supervisor";
  const isAnswered = finding.answered !== undefined || now >= finding.answerBy;
  const until = appealBy(finding);
  const gave = (...badges: readonly (string | undefined)[]) => badges.includes(by.officer);
  const isJudged = gave(finding.opened.by, finding.decided?.by, finding.appealed?.by);
  const mayJudge = supervises || (by.role === "dutyCommander" && !speaks);
  const wanted: readonly (FindingAct | false)[] = [
    speaks && stage === "open" && "answer",
    supervises && (stage === "open" || stage === "answered") && isAnswered && "decide",
    stage === "appealed" && mayJudge && !isJudged && "decideAppeal",
    supervises && stage === "mended" && !gave(finding.opened.by, finding.mended?.by) && "verify",
    speaks && stage === "upheld" && "mend",
    speaks && stage === "upheld" && until !== undefined && now <= until && "appeal",
    supervises && (stage === "upheld" || stage === "mended") && "linkTask",
  ];
  const acts = wanted.filter((act) => act !== false).map((act) => ({ act, order: orders[act] }));
  if (supervises && stage === "open" && !isAnswered) return { acts, why: "waitAnswer" };
  const waitsForAnother =
    (stage === "appealed" && mayJudge && isJudged) ||
    (stage === "mended" && supervises && !acts.some(({ act }) => act === "verify"));
  return waitsForAnother ? { acts, why: "another" } : { acts };
}

import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { PasswordAnswer } from "./credentials.ts";
import type { CodeAnswer } from "./one-time-codes.ts";
import type { GuessedFactor } from "./sign-in-attempts.ts";

/** The refusal for a password or a code that does not let somebody in; undefined for `ok`. */
export function refusalOf(
  answer: PasswordAnswer | CodeAnswer,
  factor: GuessedFactor,
):
  | Refusal<
      "CodeNotBegun" | "CodeUsed" | "CodeWrong" | "SignInBusy" | "SignInDelayed" | "SignInIsLocked" | "SignInWrong"
    >
  | undefined {
  switch (answer.outcome) {
    case "ok":
      return undefined;
    case "wrong":
      return refuse(factor === "password" ? "SignInWrong" : "CodeWrong", { left: answer.left });
    case "locked":
      return refuse("SignInIsLocked", { until: answer.until, failures: answer.failures });
    case "delayed":
      return refuse("SignInDelayed", { until: answer.until });
    case "used":
      return refuse("CodeUsed");
    case "absent":
      return refuse("CodeNotBegun");
    case "busy":
      return refuse("SignInBusy");
  }
}

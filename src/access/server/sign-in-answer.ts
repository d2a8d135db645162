import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { PasswordAnswer } from "./credentials.ts";
import type { CodeAnswer } from "./one-time-codes.ts";

/** What a password may be answered with that does not let somebody in, for the routes that ask for one. */
export const passwordCodes = ["SignInBusy", "SignInDelayed", "SignInIsLocked", "SignInWrong"] as const;

/** What a code may be answered with. */
export const codeCodes = ["CodeNotBegun", "CodeUsed", "CodeWrong", "SignInDelayed", "SignInIsLocked"] as const;

/** The refusal for a password that does not let somebody in; undefined for `ok`. */
export function passwordRefusal(answer: PasswordAnswer): Refusal<(typeof passwordCodes)[number]> | undefined {
  switch (answer.outcome) {
    case "ok":
      return undefined;
    case "wrong":
      return refuse("SignInWrong", { left: answer.left });
    case "busy":
      return refuse("SignInBusy");
    default:
      return heldBack(answer);
  }
}

/** The same for a one-time code. */
export function codeRefusal(answer: CodeAnswer): Refusal<(typeof codeCodes)[number]> | undefined {
  switch (answer.outcome) {
    case "ok":
      return undefined;
    case "wrong":
      return refuse("CodeWrong", { left: answer.left });
    case "used":
      return refuse("CodeUsed");
    case "absent":
      return refuse("CodeNotBegun");
    default:
      return heldBack(answer);
  }
}

type HeldBack = Extract<PasswordAnswer, { readonly outcome: "delayed" | "locked" }>;

function heldBack(answer: HeldBack): Refusal<"SignInDelayed" | "SignInIsLocked"> {
  return answer.outcome === "locked"
    ? refuse("SignInIsLocked", { until: answer.until, failures: answer.failures })
    : refuse("SignInDelayed", { until: answer.until });
}

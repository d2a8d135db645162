import { line, yesOrNo } from "../../district/web/setting-words.ts";
import { powerRoles } from "../../ground/role.ts";
import { listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { securityStream } from "../facts.ts";
import { roleNames } from "../role-names.ts";
import { type SecurityPolicy, usualPolicy } from "../security.ts";
import { peopleTexts as texts } from "./people-texts.ts";

const forGood: Sentence = { zh: "不强制更换", en: "for good" };

/** The rules of signing in, a line for each role. A role the policy says nothing of has what is usual. */
export const policySetting: Setting<SecurityPolicy> = {
  order: "SetSecurityPolicy",
  stream: securityStream,
  facts: ["SecurityPolicySet"],
  valueOf: ({ data }) => data as SecurityPolicy,
  lines: ({ idleMinutes, longestHours, secondFactor, passwordDays }) => [
    ...line("passwordDays", texts.passwordDays, passwordDays === null ? forGood : same(String(passwordDays))),
    ...powerRoles.flatMap((role) =>
      line(
        role,
        roleNames[role],
        listed([
          phrase(texts.idleLine, { minutes: idleMinutes[role] ?? usualPolicy.idleMinutes[role] }),
          phrase(texts.longestLine, { hours: longestHours[role] ?? usualPolicy.longestHours[role] }),
          phrase(texts.secondLine, { is: yesOrNo(secondFactor.includes(role)) }),
        ]),
      ),
    ),
  ],
};

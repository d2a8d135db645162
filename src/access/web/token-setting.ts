import type { District } from "../../district/district.ts";
import { line } from "../../district/web/setting-words.ts";
import { listed, same } from "../../ground/sentence.ts";
import { momentAt } from "../../ground/fact-names.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { Role } from "../../ground/role.ts";
import { type TokenPower, tokenStream } from "../facts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { powerWords } from "./power-words.ts";
import { onlyThese } from "./proposal-words.ts";

/** The body of `MakeToken` but for its reason. */
export interface TokenBody {
  readonly label: string;
  /** As it is typed: the order refuses a role that no token can have. */
  readonly power: Omit<TokenPower, "role"> & { readonly role: Role };
  readonly until: string;
}

/** A program's token as its form and its history show it; of one token the history is read from its own stream. */
export function tokenSetting(book: Pick<Rulebook, "orders">, district: District, token = ""): Setting<TokenBody> {
  return {
    order: "MakeToken",
    stream: tokenStream(token),
    facts: ["TokenMade", "TokenRevoked"],
    valueOf: ({ type, data }) => (type === "TokenRevoked" ? null : (data as TokenBody)),
    lines: ({ label, power, until }, names) => {
      const only = onlyThese(book, power);
      return [
        ...line("label", texts.label, same(label)),
        ...line("power", texts.role, powerWords(power, district)),
        ...line("only", texts.limitedTo, only.length === 0 ? texts.roleLimits : listed(only)),
        ...line("until", texts.until, same(momentAt(until, names))),
      ];
    },
  };
}

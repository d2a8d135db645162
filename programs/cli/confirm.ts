import { randomBytes } from "node:crypto";
import { ulidOf } from "../../src/ground/ulid.ts";
import { note, spoken } from "./language.ts";
import { withOrders } from "./orders-for-verb.ts";
import { keySourceOption } from "./key-source-option.ts";
import { dataOption, Usage, type Verb } from "./verb.ts";

/**
 * Says at the machine that an account is its person's: the first second person of a new house was let in by the first, and
 * there is nobody else to confirm them. The log says that it was done at the machine.
 */
export const confirmVerb: Verb = {
  name: "confirm",
  summary: { zh: "确认账户属本人（尚无他人可确认时）", en: "confirm that an account is in its owner's hands" },
  usage: "confirm BADGE [--data DIR] [--key-source SPEC]",
  arguments: ["BADGE"],
  options: { data: dataOption, "key-source": keySourceOption },
  run: async (given) => {
    const person = (given.rest[0] ?? "").trim();
    if (person === "") throw new Usage({ zh: "请写明警号。", en: "Say whose badge number." });
    const as = { officer: "confirm", role: "securityAdministrator" };
    const id = ulidOf(Date.now(), randomBytes(10));
    const [refused] = await withOrders(given, as, (orders) =>
      orders.give([{ id, name: "ConfirmEntry", body: { person } }]),
    );
    if (refused !== null && refused !== undefined) {
      note(`callsign: ${spoken(refused.sentence)}`);
      return 1;
    }
    process.stderr.write(
      `${spoken({ zh: `${person} 的账户已确认；请其重新登录`, en: `The account of ${person} is confirmed; they sign in anew` })}\n`,
    );
    return 0;
  },
};

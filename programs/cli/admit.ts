import { runningOf } from "../../src/journal/server/engine/data-folder.ts";
import { spoken } from "./language.ts";
import { withOrders } from "./orders-for-verb.ts";
import { keySourceOption } from "./key-source-option.ts";
import { dataOption, Usage, type Verb } from "./verb.ts";

/** What the server answers: the address by which the person comes in. */
interface Admitted {
  readonly url: string;
  readonly until: string;
}

/** Lets a security administrator in anew when nobody can get in any more. The log says that it was done at the machine. */
export const admitVerb: Verb = {
  name: "admit",
  summary: {
    zh: "重新准入安全管理员（管理员丢失时）",
    en: "make a one-time link for a security administrator who cannot sign in",
  },
  usage: "admit BADGE [--name NAME] [--data DIR] [--key-source SPEC]",
  arguments: ["BADGE"],
  options: {
    name: {
      value: "NAME",
      says: { zh: "姓名；人员尚未登记时必填", en: "the person's name, if they are not on the staff yet" },
    },
    data: dataOption,
    "key-source": keySourceOption,
  },
  run: async (given) => {
    const person = (given.rest[0] ?? "").trim();
    if (person === "") throw new Usage({ zh: "请写明警号。", en: "Say whose badge number." });
    const name = given.text("name");
    const as = { officer: "admit", role: "securityAdministrator" };
    const { url, until } = await withOrders(given, as, async (orders) => {
      const body = { person, ...(name === undefined ? {} : { name }) };
      return (await orders.tell("/api/v1/people/admit", body)) as Admitted;
    });
    // A server started for this verb alone is gone again: then only what follows its address is of use.
    const isRunning = runningOf(given.text("data") ?? "data") !== undefined;
    process.stdout.write(`${isRunning ? url : url.replace(/^https?:\/\/[^/]*/, "")}\n`);
    process.stderr.write(
      `${spoken({ zh: `一次性链接，有效至 ${until}`, en: `A one-time link, good until ${until}` })}\n`,
    );
  },
};

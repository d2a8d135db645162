import { randomBytes } from "node:crypto";
import { chineseHolidays } from "../../src/district/server/chinese-holidays.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { withOrders } from "./orders-for-verb.ts";
import { type Given, Usage } from "./verb.ts";

/** `import holidays YEAR`: the year's holidays and make-up days as the State Council arranged them. */
export async function importHolidays(given: Given, text: string): Promise<number> {
  if (!/^\d{4}$/.test(text)) {
    throw new Usage({ zh: "{text} 不是年份。", en: "{text} is not a year." }, { text });
  }
  const body = chineseHolidays(Number(text));
  if (body === undefined) {
    throw new Environment(
      { zh: "不知道 {year} 年的节假日安排。", en: "The holidays of {year} are not known." },
      { year: text },
    );
  }
  return withOrders(given, { officer: "import", role: "systemAdministrator" }, async (orders) => {
    const [refused] = await orders.give([{ id: ulidOf(Date.now(), randomBytes(10)), name: "AdoptHolidays", body }]);
    if (refused !== null && refused !== undefined) throw new Environment(refused.sentence);
    const said = given.has("json")
      ? JSON.stringify(body)
      : [
          ...body.holidays.map((day) => `holiday      ${day}`),
          ...body.makeUpDays.map((day) => `make-up day  ${day}`),
        ].join("\n");
    process.stdout.write(`${said}\n`);
    return 0;
  });
}

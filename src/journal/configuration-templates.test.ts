import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { rulebook } from "../../programs/server/rooms.ts";
import { compared, configurationFile, withReason } from "./configuration.ts";
import { rehearseOrders } from "./rehearse-orders.ts";

const folder = new URL("web/templates/", import.meta.url);

for (const name of readdirSync(folder)) {
  test(`a new district can take the template ${name} as it is`, async () => {
    const file = configurationFile.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    assert.ok(file.rows.length > 50);
    const rows = compared(rulebook, [], file.rows);
    assert.deepEqual([...new Set(rows.map(({ standing }) => standing))], ["new"]);
    const orders = rows.map(({ order, becomes = {} }) => ({ order, body: withReason(rulebook, order, becomes) }));
    const at = "2026-11-30T08:00:00.000Z";
    // Each administrator takes the file, and what is theirs of it.
    const left = new Set(orders);
    for (const role of ["systemAdministrator", "securityAdministrator"]) {
      const answers = await rehearseOrders(rulebook, new Map(), orders, { officer: "lin", role }, at);
      for (const [position, order] of orders.entries()) {
        const answer = answers[position] ?? null;
        if (answer === null) left.delete(order);
        else assert.equal(answer.refused, "RoleNotAllowed", `${order.order}: ${JSON.stringify(answer)}`);
      }
    }
    assert.deepEqual([...left], []);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fold, States } from "../src/ground/fold.ts";
import type { OrderKind } from "../src/ground/order-kind.ts";
import { proposalStream } from "../src/access/facts.ts";
import type { Proposal } from "../src/access/second-person.ts";
import { derivedUlid } from "../src/ground/ulid.ts";
import { rulebook } from "../programs/server/rooms.ts";
import { sampleBody } from "./testing/sample-body.ts";

/*
 * A proposal keeps the body of the order that was proposed. An approval that is given the proposal of another order must
 * say so, and must never hand the other's body to its own rule: that is how one request took the journal down.
 */
const at = "2026-11-28T08:00:00.000Z";
const id = derivedUlid(Date.parse(at), "proposal");
const approvals = [...rulebook.orders.values()].filter(
  (kind) => rulebook.orders.get(`Approve${kind.name}`) !== undefined,
);

/** States in which only the proposal exists. */
function onlyThe(proposal: Proposal): States {
  return <State>(fold: Fold<State>, stream: string): State | null =>
    fold.kind === "proposal" && stream === proposalStream(id) ? (proposal as State) : null;
}

function approve(kind: OrderKind, states: States) {
  const approval = rulebook.orders.get(`Approve${kind.name}`);
  assert.ok(approval);
  const order = {
    ...{ id: derivedUlid(Date.parse(at), "approval"), name: approval.name, receivedAt: at, occurredAt: at },
    by: { officer: "second", role: "securityAdministrator" },
    body: { proposalId: id },
  };
  return { streams: approval.streams(order, states), said: approval.decide(states, order) };
}

test("an approval that names the proposal of another order is refused as that, for every pair of orders", () => {
  assert.ok(approvals.length > 5);
  for (const kind of approvals) {
    for (const other of approvals) {
      if (other === kind) continue;
      for (const body of [{}, sampleBody(other.body, [], "words") as Record<string, unknown>]) {
        const states = onlyThe({ id, order: other.name, body, by: "first", at });
        const { streams, said } = approve(kind, states);
        assert.deepEqual(streams, [proposalStream(id)], `${kind.name} with ${other.name}`);
        assert.deepEqual(said, { refused: "ProposalIsOfAnother", details: { order: other.name } });
      }
    }
  }
});

import { unitOf } from "../../bench/incident-life.ts";
import type { Giver } from "../../src/ground/fact.ts";
import type { OrderRequest } from "../../src/journal/server/order-request.ts";
import { checklists } from "../../src/supervision/review-draw.ts";

const supervisor: Giver = { officer: "SUPERVISOR", role: "supervisor" };

/**
 * Somebody of supervision who looks at incidents a second time, each by the checklists of all kinds in turn (one of them
 * fits), and opens a finding about a crew. Without end. `incident` names one that there is.
 */
export function* supervisionLives(idOf: () => string, incident: () => string): Generator<OrderRequest, never> {
  const order = (name: string, body: object): OrderRequest => ({ id: idOf(), name, body, giver: supervisor });
  for (;;) {
    const incidentId = incident();
    for (const items of Object.values(checklists)) {
      const answers = items.map((item) => ({ item, answer: "yes" }));
      yield order("ReviewIncident", { incidentId, reason: "抽查", answers });
    }
    yield order("OpenFinding", {
      ...{ rule: "void", title: "记录不符", severity: "minor", against: { kind: "unit", id: unitOf(0) } },
      evidence: [{ stream: `incident/${incidentId}`, writer: "lives", n: 1 }],
    });
  }
}

import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import type { OrderRequest } from "../../src/journal/server/order-request.ts";

const commander: Giver = { officer: "COMMANDER", role: "dutyCommander" };

/** A commander who gives supervision work, each time with a file, and enters what another system had. Without end. */
export function* taskLives(idOf: () => string, now: () => number): Generator<OrderRequest, never> {
  for (;;) {
    const body = {
      ...{ title: "核对记录", words: "请核对附件", to: [{ kind: "supervision" }], files: [idOf()] },
      signBy: instantOf(now() + 600_000),
    };
    yield { id: idOf(), name: "IssueDirective", body, giver: commander };
    const entered = {
      ...{ source: "old", ref: idOf(), title: "核对记录", from: { kind: "hall" }, to: { kind: "supervision" } },
      ...{ signBy: instantOf(now()), occurredAt: instantOf(now() - 600_000), words: "旧系统的说明" },
    };
    yield { id: idOf(), name: "EnterTask", body: entered, giver: commander };
  }
}

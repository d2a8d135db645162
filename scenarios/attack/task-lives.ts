import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import type { OrderRequest } from "../../src/journal/server/order-request.ts";

const commander: Giver = { officer: "COMMANDER", role: "dutyCommander" };

/** A commander who gives supervision work, each time with a file. Without end. */
export function* taskLives(idOf: () => string, now: () => number): Generator<OrderRequest, never> {
  for (;;) {
    const body = {
      ...{ title: "核对记录", words: "请核对附件", to: [{ kind: "supervision" }], files: [idOf()] },
      signBy: instantOf(now() + 600_000),
    };
    yield { id: idOf(), name: "IssueDirective", body, giver: commander };
  }
}

import type { AnswererKind } from "./answerer-kinds.ts";
import type { Party } from "./party-facts.ts";
import type { Service } from "./service.ts";
import { standardBody } from "./standard-body.ts";
import { standardServices } from "./standard-services.ts";

/** In Anhe the people of the command centre sit in the hall, and those of legal affairs are supervision. */
function partyFor(kind: AnswererKind): Party {
  if (kind === "command") return { kind: "hall" };
  return kind === "legal" ? { kind: "supervision" } : { kind: "department", id: kind };
}

/** The service menu of the demo district Anhe: the standard one, each item answered by the part that does it there. */
export function anheServices(): readonly Service[] {
  return standardServices.map((standard) => standardBody(standard, partyFor));
}

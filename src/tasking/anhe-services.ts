import type { Service } from "./service.ts";
import { standardBody } from "./standard-body.ts";
import { standardServices } from "./standard-services.ts";

/** The service menu of the demo district Anhe: the standard one, each item answered by the department that bears its code. */
export function anheServices(): readonly Service[] {
  return standardServices.map((standard) => standardBody(standard, (id) => ({ kind: "department", id })));
}

import type { AnswererKind } from "./answerer-kinds.ts";
import { isSameParty } from "./party.ts";
import type { Party } from "./party-facts.ts";
import type { Service } from "./service.ts";
import type { StandardService } from "./standard-item.ts";

/** Where the times of the standard menu are from. */
export const standardSource = "通用默认值，未核实 / a usual default, not verified";

/** An item of the standard menu as the order takes it, once it is known which party answers for each kind of department. */
export function standardBody(standard: StandardService, partyOf: (kind: AnswererKind) => Party | undefined): Service {
  const { usually, covers, hours, askers, returns, certificates, ...rest } = standard;
  const answeredBy = usually.flatMap((kind) => partyOf(kind) ?? []);
  const coveredBy = covers === undefined ? undefined : partyOf(covers);
  return {
    ...rest,
    answeredBy: answeredBy.filter((party, place) => answeredBy.findIndex((one) => isSameParty(one, party)) === place),
    ...(hours === undefined ? {} : { hours }),
    ...(coveredBy === undefined ? {} : { coveredBy }),
    ...{ sign: [3, 3, 3], answer: [15, 30, 60], source: standardSource },
    ...(certificates === undefined ? {} : { certificates: [...certificates] }),
    askers: [...askers],
    returns: [...returns],
  };
}

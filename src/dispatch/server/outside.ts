import { type Giver, streamKind } from "../../ground/fact.ts";
import type { Looked } from "../../journal/server/room-server.ts";
import { unitStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { isOutside } from "../jurisdiction.ts";
import type { Unit } from "../unit.ts";

/**
 * Whether a stream that somebody looks at is outside their jurisdiction, as `isOutside` says of incidents; null of
 * everything else. `stateOf`: the owner's state of a stream, from memory.
 */
export function outsideOf(stateOf: (stream: string) => unknown): (giver: Giver, looked: Looked) => boolean | null {
  return (giver, { stream, state }) => {
    if (streamKind(stream) !== "incident") return null;
    const unit = giver.unit === undefined ? undefined : (stateOf(unitStream(giver.unit)) as Unit | undefined);
    return isOutside(giver, state as Incident, unit?.station);
  };
}

import type { Client } from "../../journal/web/client.ts";
import { statuteStream, type OversightBounds } from "../facts.ts";
import { boundsOf, noStatute, type Statute } from "../statute.ts";

/** The bounds of supervision as a client holds them at this moment. */
export function boundsNow({ live }: Pick<Client, "live">): OversightBounds {
  return boundsOf((live.state(statuteStream) as Statute | undefined) ?? noStatute);
}

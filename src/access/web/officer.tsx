import type { ReactNode } from "react";
import { useOfficerName } from "./officer-names.ts";

/** Somebody of the staff by name, with the badge number for whoever has to be sure. */
export function Officer({ badge }: { badge: string }): ReactNode {
  const name = useOfficerName(badge);
  return name === badge ? badge : <span title={badge}>{name}</span>;
}

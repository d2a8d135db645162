/** Whom a complaint names, as it is typed; empty: not said. */
export interface ComplainedOf {
  readonly officer: string;
  readonly unit: string;
  readonly station: string;
  readonly department: string;
}

export const nobodyComplainedOf: ComplainedOf = { officer: "", unit: "", station: "", department: "" };

/** The same as an order has it: what was said, and no more. */
export function complainedOf({ officer, unit, station, department }: ComplainedOf): Readonly<Record<string, string>> {
  const said = { aboutOfficer: officer, aboutUnit: unit, aboutStation: station, aboutDepartment: department };
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, text]) => (text.trim() === "" ? [] : [[field, text.trim()]])),
  );
}

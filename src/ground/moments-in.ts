import { momentAt } from "./fact-names.ts";
import { type Details, type Parts } from "./sentence.ts";

const instantLooks = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** What a refusal names, with every moment as the district's clock showed it; details keep their instants for programs. */
export function momentsIn<Of extends Details | Parts>(details: Of, zone: string): Of {
  const said = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === "string" && instantLooks.test(value) ? momentAt(new Date(value).toISOString(), { zone }) : value,
  ]);
  return Object.fromEntries(said) as Of;
}

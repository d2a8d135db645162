import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";
import type { DispatchFact } from "./facts.ts";

/** How many incidents a day of the district has: the next one's number. */
export interface Register {
  readonly count: number;
}

export const registerView: StreamView<Register> = {
  room: "dispatch",
  kind: "register",
  owner: true,
  evolve: (state: Register | null, told: Fact) => {
    const fact = told as DispatchFact;
    return fact.type === "IncidentOpened" ? { count: (state?.count ?? 0) + 1 } : state;
  },
  isCurrent: () => false,
};

/** 接警单编号: district code, day, five digits; and the short number for the voice. */
export function numbersOf(districtCode: string, day: string, count: number) {
  return {
    number: String(count).padStart(4, "0"),
    fullNumber: `${districtCode}${day.replaceAll("-", "")}${String(count).padStart(5, "0")}`,
  };
}

import { anheForce, anheSeed } from "../../district/anhe/anhe.ts";
import type { CrewOrder } from "../../district/anhe/units.ts";
import type { Pattern, Post } from "../posts.ts";
import { standardPatterns } from "../pattern-shifts.ts";

/** A post and the pattern that those who stand there work to. */
export interface AnhePost extends Post {
  readonly pattern: string;
}

/** Departments with a seat in the hall: day and night, or in office hours. */
const seats = [
  ["traffic", "交警席", "Traffic seat", "threeTeamsTwoShifts"],
  ["criminal", "刑侦席", "Criminal investigation seat", "threeTeamsTwoShifts"],
  ["order", "治安席", "Public order seat", "day"],
  ["community", "社区警务席", "Community policing seat", "day"],
  ["casework", "办案中心席", "Case-handling seat", "day"],
] as const;

const hall: readonly AnhePost[] = [
  {
    ...{ post: "hall-commander", name: { zh: "值班局领导（指挥长）", en: "Duty commander" }, part: "command" },
    ...{ power: { role: "dutyCommander" }, needs: [], least: 1, always: true, pattern: "dutyOneInFour" },
  },
  {
    ...{ post: "hall-leader", name: { zh: "值班长", en: "Shift leader" }, part: "command" },
    ...{ power: { role: "shiftLeader" }, needs: ["dispatching"], least: 1, always: true },
    pattern: "fourTeamsThreeShifts",
  },
  {
    ...{ post: "hall-calltaker", name: { zh: "接警席", en: "Call-takers' seats" }, part: "command" },
    ...{ power: { role: "calltaker" }, needs: ["callTaking"], least: 2, always: false },
    pattern: "fourTeamsThreeShifts",
  },
  {
    ...{ post: "hall-dispatcher", name: { zh: "派警席", en: "Dispatchers' seats" }, part: "command" },
    ...{ power: { role: "dispatcher" }, needs: ["dispatching"], least: 2, always: false },
    pattern: "fourTeamsThreeShifts",
  },
  {
    ...{ post: "hall-support", name: { zh: "技术保障席", en: "Technical support" }, part: "command" },
    ...{ power: { role: "support" }, needs: [], least: 1, always: false, pattern: "fourTeamsThreeShifts" },
  },
];

/** The part of the organisation a crew belongs to: its station, or the bureau's squads. */
export function partOfCrew({ station, kind }: Pick<CrewOrder, "station" | "kind">): string {
  return station ?? (kind === "airSquad" ? "special-air" : "special");
}

/** Four on, four off for traffic and for who comes out at need; the crews of the streets change by day and night. */
function patternOfCrew(kind: string): string {
  return ["trafficPatrol", "emergencySquad", "airSquad"].includes(kind) ? "fourOnFourOff" : "threeTeamsTwoShifts";
}

function crewPost(unit: CrewOrder): AnhePost {
  return {
    ...{ post: `crew-${unit.unit}`, name: { zh: `${unit.callsign} 车组`, en: `Crew of ${unit.callsign}` } },
    ...{ part: partOfCrew(unit), power: { role: "unit", unit: unit.unit } },
    // One crew each: a unit is on duty when its crew is, so none need be there at every hour.
    ...{ needs: [unit.kind === "airSquad" ? "dronePilot" : "firstAid"], least: 0, always: false },
    pattern: patternOfCrew(unit.kind),
  };
}

/** Every post of Anhe: the hall's, the departments' seats, the stations' desks, the crews. */
export function anhePosts(seed = anheSeed): readonly AnhePost[] {
  const { stations, units } = anheForce(seed);
  return [
    ...hall,
    ...seats.map(([department, zh, en, pattern]): AnhePost => ({
      ...{ post: `seat-${department}`, name: { zh, en }, part: department },
      ...{ power: { role: "department", department }, needs: [], least: 0, always: false, pattern },
    })),
    ...stations.map(({ id, name }): AnhePost => ({
      ...{ post: `desk-${id}`, name: { zh: `${name.zh}综合指挥室`, en: `Desk of ${name.en}` } },
      ...{ part: id, power: { role: "station", station: id }, needs: [], least: 1, always: true },
      pattern: "dutyOneInThree",
    })),
    ...units.map(crewPost),
  ];
}

/** The pattern of that code; throws when there is none, which is a mistake in the posts above. */
export function patternOf(code: string): Pattern {
  const found = standardPatterns.find(({ pattern }) => pattern === code);
  if (found === undefined) throw new Error(`there is no pattern ${code}`);
  return found;
}

import { anheForce, anheSeed } from "../../district/anhe/anhe.ts";
import { type Draw, drawsFrom } from "../../district/anhe/draws.ts";
import type { CrewOrder } from "../../district/anhe/units.ts";
import type { Power, PowerRole } from "../../ground/role.ts";
import type { staffKinds } from "../../access/people-facts.ts";
import { drawNames } from "./names.ts";
import { type AnhePost, anhePosts, partOfCrew, patternOf } from "./posts.ts";

/** One of Anhe's people. */
export interface Member {
  readonly person: string;
  readonly name: string;
  readonly kind: (typeof staffKinds)[number];
  readonly part: string;
  readonly leads: boolean;
  readonly powers: readonly Power[];
  /** The post of the roster, and the day of its pattern's cycle on which the roster begins; none: not on any roster. */
  readonly duty?: { readonly post: string; readonly offset: number };
  /** Certificates, and how many days from the founding they last. */
  readonly certificates: readonly { readonly certificate: string; readonly days: number }[];
}

/** Somebody still without name, badge and certificates. */
type Seat = Pick<Member, "kind" | "part" | "powers"> & Partial<Pick<Member, "person" | "leads" | "duty">>;

const role = (name: PowerRole): Power => ({ role: name });

type Posts = ReadonlyMap<string, AnhePost>;

/** At a post in one of as many teams as share it, whose cycles begin equally far apart. */
function dutyOf(posts: Posts, post: string, team: number, teams: number): NonNullable<Member["duty"]> {
  const { cycle } = patternOf(posts.get(post)?.pattern ?? "");
  return { post, offset: Math.round((cycle.length * team) / teams) };
}

function seatsOfHall(posts: Posts): readonly Seat[] {
  const at = (post: string, team: number, of: Pick<Seat, "kind" | "powers">): Seat => ({
    ...of,
    part: "command",
    duty: dutyOf(posts, post, team, 4),
  });
  const dispatchers = [role("dispatcher"), role("calltaker")];
  const teams = [0, 1, 2, 3].flatMap((team): readonly Seat[] => [
    at("hall-leader", team, { kind: "officer", powers: [role("shiftLeader"), ...dispatchers] }),
    ...[0, 1].map(() => at("hall-calltaker", team, { kind: "officer", powers: [role("calltaker")] })),
    ...[0, 1].map(() => at("hall-calltaker", team, { kind: "auxiliary", powers: [role("calltaker")] })),
    ...[0, 1, 2].map(() => at("hall-dispatcher", team, { kind: "officer", powers: dispatchers })),
    at("hall-support", team, { kind: "civilian", powers: [role("support")] }),
  ]);
  const commanders = [0, 1, 2, 3].map((team): Seat => ({
    ...at("hall-commander", team, { kind: "officer", powers: [role("dutyCommander"), role("shiftLeader")] }),
    leads: team === 0,
  }));
  return [...commanders, ...teams];
}

function seatsOfStation(posts: Posts, station: string): readonly Seat[] {
  const powers: readonly Power[] = [{ role: "station", station }];
  const post = `desk-${station}`;
  return [
    { kind: "officer", part: station, powers, leads: true },
    ...[0, 1, 2].flatMap((team) =>
      (["officer", "auxiliary"] as const).map((kind): Seat => {
        return { kind, part: station, powers, duty: dutyOf(posts, post, team, 3) };
      }),
    ),
    // 社区民警: they relieve the desk when it is asked of them.
    ...[0, 1, 2, 3].map((): Seat => ({ kind: "officer", part: station, powers })),
    // 网格员
    { kind: "partner", part: station, powers: [role("partner")] },
  ];
}

/** The head of a department and as many others; those with a seat in the hall share it. */
function seatsOfDepartment(posts: Posts, part: string, others: number, powers: readonly Power[]): readonly Seat[] {
  const post = `seat-${part}`;
  return [
    { kind: "officer", part, powers, leads: true },
    ...Array.from({ length: others }, (_, team): Seat => ({
      ...{ kind: "officer", part, powers },
      ...(posts.has(post) ? { duty: dutyOf(posts, post, team, others) } : {}),
    })),
  ];
}

function seatsOfBureau(posts: Posts): readonly Seat[] {
  const administrator = (name: PowerRole): Seat => ({ kind: "civilian", part: "bureau", powers: [role(name)] });
  const department = (id: string): readonly Power[] => [{ role: "department", department: id }];
  return [
    { kind: "officer", part: "bureau", powers: [role("dutyCommander")], leads: true },
    administrator("systemAdministrator"),
    ...[0, 1].map(() => administrator("securityAdministrator")),
    administrator("auditAdministrator"),
    ...seatsOfDepartment(posts, "legal", 2, [role("supervisor")]),
    ...seatsOfDepartment(posts, "inspectorate", 3, [role("supervisor")]),
    ...seatsOfDepartment(posts, "intelligence", 3, [role("reader")]),
    ...["traffic", "criminal"].flatMap((id) => seatsOfDepartment(posts, id, 3, department(id))),
    ...["order", "community", "casework"].flatMap((id) => seatsOfDepartment(posts, id, 2, department(id))),
    ...["special", "special-air", "traffic-town", "traffic-villages"].flatMap((id) =>
      seatsOfDepartment(posts, id, 0, department(id)),
    ),
  ];
}

/** The crews as they were drawn: their badges are these people's. Of a part, each crew in turn is of the next team. */
function seatsOfCrews(posts: Posts, units: readonly CrewOrder[]): readonly Seat[] {
  const counts = new Map<string, number>();
  return units.flatMap((unit) => {
    const part = partOfCrew(unit);
    const post = `crew-${unit.unit}`;
    const pattern = posts.get(post)?.pattern ?? "";
    const teams = pattern === "fourOnFourOff" ? 4 : 3;
    const key = `${part} ${pattern}`;
    const team = counts.get(key) ?? startOf(part);
    counts.set(key, team + 1);
    const duty = dutyOf(posts, post, team, teams);
    return unit.crew.map(({ badge, sworn }): Seat => ({
      ...{ person: badge, kind: sworn ? "officer" : "auxiliary", part, duty },
      powers: [{ role: "unit", unit: unit.unit }],
    }));
  });
}

/** Stations begin with different teams, lest all of the district's first crews are on together. */
function startOf(part: string): number {
  return Number(/\d+$/.exec(part)?.[0] ?? 0);
}

/** Badges of those who are not in crews begin where crews' do not; the letter tells who is not sworn. */
const letters = { officer: "", auxiliary: "F", civilian: "W", partner: "G" } as const;
const firstBadge = 320_001;

/** One certificate in twelve ends within 60 days of the founding, the others within two years. */
function daysOf(draw: Draw): number {
  return draw() < 1 / 12 ? 5 + Math.floor(draw() * 55) : 90 + Math.floor(draw() * 640);
}

/** About 400 people who do not exist: the same for the same seed. */
export function anheStaff(seed = anheSeed): readonly Member[] {
  const { stations, units } = anheForce(seed);
  const posts = new Map(anhePosts(seed).map((post) => [post.post, post]));
  const seats = [
    ...seatsOfBureau(posts),
    ...seatsOfHall(posts),
    ...stations.flatMap(({ id }) => seatsOfStation(posts, id)),
    ...seatsOfCrews(posts, units),
  ];
  const draw = drawsFrom(seed + 2);
  const names = drawNames(draw, seats.length);
  return seats.map((seat, index) => ({
    ...seat,
    person: seat.person ?? `${letters[seat.kind]}${firstBadge + index}`,
    name: names[index] ?? "",
    leads: seat.leads ?? false,
    certificates: (posts.get(seat.duty?.post ?? "")?.needs ?? []).map((certificate) => ({
      certificate,
      days: daysOf(draw),
    })),
  }));
}

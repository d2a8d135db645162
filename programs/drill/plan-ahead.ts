import { readIn } from "../../src/ground/fold.ts";
import { anhePosts } from "../../src/duty/anhe/posts.ts";
import { dayAfter, type Force, planAnhe } from "../../src/duty/anhe/rosters.ts";
import { anheStaff } from "../../src/duty/anhe/staff.ts";
import { personStream } from "../../src/access/people-facts.ts";
import { postsStream } from "../../src/duty/facts.ts";
import type { Person } from "../../src/access/person.ts";
import { personView } from "../../src/access/person-view.ts";
import { noPosts, postsView } from "../../src/duty/posts.ts";
import { calendarView, isWorkingDay, noCalendar } from "../../src/district/calendar.ts";
import { calendarStream } from "../../src/district/facts.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { giveAll, type DistrictMaker } from "../../src/district/server/district-orders.ts";

const aheadDays = 14;

/** Who there is in the drill's district, and where they stand. */
export const anheForceOnDuty: Force = { posts: anhePosts(), staff: anheStaff() };

/** The badges of the drill's synthetic people. */
export const drillBadges: ReadonlySet<string> = new Set(anheForceOnDuty.staff.map(({ person }) => person));

/** Plans the shifts of the next fortnight that are missing, from those on that began yesterday. */
export async function planAhead(parts: DistrictMaker & { readonly journal: Pick<Journal, "states"> }): Promise<void> {
  const at = parts.now().toISOString();
  const streams = [...drillBadges].map(personStream);
  const read = readIn(await parts.journal.states([postsStream, calendarStream, ...streams]));
  const calendar = read(calendarView, calendarStream) ?? noCalendar;
  const { posts } = read(postsView, postsStream) ?? noPosts;
  const people = new Map<string, Person>();
  const plannedTo = new Map<string, string>();
  for (const stream of streams) {
    const person = read(personView, stream);
    if (person === undefined) continue;
    people.set(person.id, person);
    for (const { post, from } of person.shifts) {
      const day = dayAfter(from, 0);
      if (day > (plannedTo.get(post) ?? "")) plannedTo.set(post, day);
    }
  }
  const orders = planAnhe(anheForceOnDuty, {
    days: { first: dayAfter(at, -1), last: dayAfter(at, aheadDays) },
    isWorkingDay: (day) => isWorkingDay(calendar, day),
    plannedTo: (post) => plannedTo.get(post),
    hasPost: ({ post, part }) => posts[post]?.part === part,
    hasPerson: (person) => people.has(person) && people.get(person)?.disabled === undefined,
  });
  const reason = "演练辖区排班";
  await giveAll(
    parts,
    orders.map((order) => ({ name: "PlanShifts", body: { ...order, remove: [], reason } })),
  );
}

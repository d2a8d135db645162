import { z } from "zod";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { plusSeconds } from "../ground/instant.ts";
import { codeSchema } from "../ground/text.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { AccessReported, EntryConfirmed, EntryLinkMade, securityStream } from "./facts.ts";
import { enabledPersonOf, personOf } from "./asking.ts";
import { marksOf } from "./entry-told.ts";
import { personStream } from "./people-facts.ts";
import { behind } from "./let-in.ts";
import { everyRole } from "./role.ts";
import { approversBesides, approvingRoles, byApprovers, securityOf } from "./security.ts";
import { judgeSecond, withSecondPerson } from "./second-person.ts";

/** How long a one-time link waits for its person. */
export const linkHours = 24;

type Asked = Order<{ readonly person: string }>;

/** Whether the person can come in without it. */
function hasWayIn(states: States, { body }: Asked): boolean {
  const person = personOf(states, body.person);
  return !isRefusal(person) && (person.factors.length > 0 || person.byProvider === true);
}

const makeEntryLink = defineOrder("MakeEntryLink", {
  title: { zh: "生成一次性链接", en: "Make a one-time link for somebody" },
  roles: ["securityAdministrator"],
  body: z.strictObject({ person: codeSchema, why: z.enum(["new", "forgotten"]) }),
  streams: ({ body }) => [personStream(body.person), securityStream],
  refuses: ["PersonIsDisabled", "PersonUnknown"],
  decide: (states, order) => {
    const { id, body, by, first = by, occurredAt } = order;
    const person = enabledPersonOf(states, body.person);
    if (isRefusal(person)) return person;
    const { officer: maker } = first;
    const letIn = behind(first).filter((each) => each !== maker);
    const isAlone = hasWayIn(states, order) && approversBesides(securityOf(states), maker).length === 0;
    const data = {
      ...{ person: person.id, maker, link: id, why: body.why, until: plusSeconds(occurredAt, linkHours * 3600) },
      ...(letIn.length === 0 ? {} : { letIn }),
      ...(isAlone ? { alone: true as const } : {}),
    };
    return [EntryLinkMade.draft([personStream(person.id)], data)];
  },
});

/**
 * A link lets its maker in as well as its person, so it names its maker; where the person can come in already it waits for
 * a second one. Its secret is drawn afterwards, once, by its maker. Refused: `PersonUnknown`, `PersonIsDisabled`.
 */
export const [MakeEntryLink, ApproveMakeEntryLink] = withSecondPerson(makeEntryLink, {
  ...byApprovers,
  isNeeded: (states, order) => hasWayIn(states, order as Asked),
});

/**
 * Says that the account is its person's: what they sign in with counts as theirs from now on, sessions opened before do
 * not. By somebody who approves and is not behind the account, or by the person, come in by means of their own. Refused:
 * `PersonUnknown`, `EntryNotMarked`, `NotOneself`, `SecondPersonLetIn`.
 */
export const ConfirmEntry = defineOrder("ConfirmEntry", {
  title: { zh: "确认账户属本人", en: "Confirm that an account is its person's" },
  roles: everyRole,
  offPost: true,
  over: approvingRoles,
  underGlass: false,
  body: z.strictObject({ person: codeSchema }),
  streams: ({ body }) => [personStream(body.person)],
  concerns: (_, { body }) => ({ persons: [body.person] }),
  refuses: ["EntryNotMarked", "NotOneself", "OffPost", "PersonUnknown", "SecondPersonIsFirst", "SecondPersonLetIn"],
  decide: (states, { body, by }) => {
    const person = personOf(states, body.person);
    if (isRefusal(person)) return person;
    const letIn = marksOf(person);
    if (letIn.length === 0) return refuse("EntryNotMarked", { person: person.id });
    const isOwn = by.officer === person.id;
    if (!isOwn && by.offPost === true) return refuse("OffPost", { role: by.role });
    if (isOwn && by.letIn !== undefined) return refuse("NotOneself");
    const wrong = isOwn ? undefined : judgeSecond({ officer: person.id, letIn }, by);
    return wrong ?? [EntryConfirmed.draft([personStream(person.id)], { person: person.id, letIn })];
  },
});

/** What the person was told of their account was not their doing. It goes on record and security sees it. */
export const ReportAccess = defineOrder("ReportAccess", {
  title: { zh: "报告账户异常", en: "Report that something about one's account was not oneself" },
  roles: everyRole,
  offPost: true,
  underGlass: true,
  body: z.strictObject({}),
  streams: ({ by }) => [personStream(by.officer)],
  refuses: ["PersonUnknown"],
  decide: (states, { by }) => {
    const person = personOf(states, by.officer);
    return isRefusal(person) ? person : [AccessReported.draft([personStream(person.id)], { person: person.id })];
  },
});

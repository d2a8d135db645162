import { z } from "zod";
import { byApprovers } from "../access/security.ts";
import { withSecondPerson } from "../access/second-person.ts";
import { calendarView, noCalendar } from "../district/calendar.ts";
import { calendarStream, districtStream } from "../district/facts.ts";
import { canonical } from "../ground/canonical.ts";
import { filesField } from "../ground/file.ts";
import { boundaryOfName } from "../ground/forbidden-columns.ts";
import { plusSeconds } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { same, type Sentence } from "../ground/sentence.ts";
import { setting } from "../ground/setting.ts";
import { codeSchema, sealedText } from "../ground/text.ts";
import type { States } from "../ground/fold.ts";
import { dayOf } from "../ground/zone.ts";
import { aboutStreams, judgeAbout, judgeFields, judgeParty, partyStreams } from "./asking.ts";
import { districtOf } from "./district-of.ts";
import { taskRoles } from "./issuing.ts";
import { isSameParty, partyKey, partyOf } from "./party.ts";
import type { Party } from "./party-facts.ts";
import { answererAt, hoursInWords, isInForce, noServices, type Service, servicesView } from "./service.ts";
import { ServiceDefined, servicesStream, ServiceWithdrawn } from "./service-facts.ts";
import { aboutSchema, prioritySchema, saidFieldSchema, ServiceAsked, TaskJoined, taskStream } from "./task-facts.ts";

function menuOf(states: States): Readonly<Record<string, Service>> {
  return (states(servicesView, servicesStream) ?? noServices).services;
}

/** The boundary of SCOPE.md that a name or a code crosses, in either language. */
function judgeName({ zh, en }: Sentence): Refusal<"ServiceBeyondBoundary"> | undefined {
  const boundary = boundaryOfName(zh) ?? boundaryOfName(en);
  return boundary === undefined ? undefined : refuse("ServiceBeyondBoundary", { name: zh, boundary });
}

/** Hours of no length, or days that end before they begin: nobody could ever ask. */
function judgeTimes({ hours, from, until }: Service): Refusal<"ServiceNeverOpen"> | undefined {
  if (hours !== undefined && hours.to === hours.from) return refuse("ServiceNeverOpen", { field: "hours" });
  return from !== undefined && until !== undefined && until < from
    ? refuse("ServiceNeverOpen", { field: "until" })
    : undefined;
}

/** Everybody who answers an item, at its hours or outside them. */
function answerersOf({ answeredBy, coveredBy }: Pick<Service, "answeredBy" | "coveredBy">): readonly Party[] {
  return [...answeredBy, ...(coveredBy === undefined ? [] : [coveredBy])];
}

const itemCodes = [
  ...(["FieldTwice", "GroupOver", "GroupUnknown", "PartyTwice", "PartyUnknown"] as const),
  ...(["ServiceBeyondBoundary", "ServiceHasNobody", "ServiceNeverOpen"] as const),
] as const;

/** What speaks against an item of the menu; nothing where it can stand there. */
function judgeItem(states: States, item: Service): Refusal<(typeof itemCodes)[number]> | undefined {
  const codes = [item.service, ...item.gives.map(({ field }) => field)].map(same);
  for (const named of [item.name, ...item.gives.map(({ label }) => label), ...codes]) {
    const beyond = judgeName(named);
    if (beyond !== undefined) return beyond;
  }
  const fields = item.gives.map(({ field }) => field);
  const twice = fields.find((field, place) => fields.indexOf(field) < place);
  if (twice !== undefined) return refuse("FieldTwice", { field: twice });
  if (item.answeredBy.length === 0) return refuse("ServiceHasNobody", { field: "answeredBy" });
  for (const party of answerersOf(item)) {
    const wrong = judgeParty(states, party);
    if (wrong !== undefined) return wrong;
  }
  const keys = item.answeredBy.map(partyKey);
  const again = keys.find((key, place) => keys.indexOf(key) < place);
  return again === undefined ? judgeTimes(item) : refuse("PartyTwice", { party: again });
}

/** The fact of an item that is not on the menu as it is; nothing where it is. */
function changedItem(states: States, item: Service) {
  const before = menuOf(states)[item.service];
  const isSame = before !== undefined && canonical(before) === canonical(item);
  return isSame ? [] : [ServiceDefined.draft([servicesStream], item)];
}

const defineService = setting(
  defineOrder("DefineService", {
    title: { zh: "设定服务清单项目", en: "Set an item of the service menu" },
    roles: ["systemAdministrator"],
    body: ServiceDefined.shape,
    streams: ({ body }) => [servicesStream, ...partyStreams(answerersOf(body))],
    refuses: itemCodes,
    decide: (states, { body }) => judgeItem(states, body) ?? changedItem(states, body),
  }),
);

/** Puts an item on the menu or changes it, by two people. Nothing that looks somebody up can stand there (SCOPE.md, 9). */
export const [DefineService, ApproveDefineService] = withSecondPerson(defineService, byApprovers);

const defineServices = setting(
  defineOrder("DefineServices", {
    title: { zh: "设定服务清单多个项目", en: "Set several items of the service menu" },
    roles: ["systemAdministrator"],
    body: z.strictObject({ services: z.array(ServiceDefined.shape).min(1).max(60) }),
    streams: ({ body }) => [servicesStream, ...partyStreams(body.services.flatMap(answerersOf))],
    refuses: [...itemCodes, "ServiceTwice"],
    decide: (states, { body: { services } }) => {
      for (const [place, item] of services.entries()) {
        const isTwice = services.findIndex(({ service }) => service === item.service) < place;
        const wrong = isTwice ? refuse("ServiceTwice", { service: item.name.zh }) : judgeItem(states, item);
        if (wrong !== undefined) return wrong;
      }
      return services.flatMap((item) => changedItem(states, item));
    },
  }),
);

/** Puts several items on the menu at once, by two people: they stand there together or not at all. */
export const [DefineServices, ApproveDefineServices] = withSecondPerson(defineServices, byApprovers);

const withdrawService = setting(
  defineOrder("WithdrawService", {
    title: { zh: "从服务清单撤下", en: "Take an item off the service menu" },
    roles: ["systemAdministrator"],
    body: z.strictObject({ service: codeSchema }),
    streams: () => [servicesStream],
    refuses: ["ServiceUnknown"],
    decide: (states, { body: { service } }) =>
      menuOf(states)[service] === undefined
        ? refuse("ServiceUnknown", { service })
        : [ServiceWithdrawn.draft([servicesStream], { service })],
  }),
);

/** By two people too. What was asked before goes on. */
export const [WithdrawService, ApproveWithdrawService] = withSecondPerson(withdrawService, byApprovers);

/**
 * Asks for an item of the menu. The promise runs from here, whoever answers in the end. Outside its hours whoever covers
 * is asked. Refused: `NoSide`, `ServiceUnknown`, `ServiceNotYetOrOver`, `ServiceNotForYou`, `ServiceClosed`,
 * `PartyIsOneself`, `AboutUnknown`, and what speaks against a field.
 */
export const AskForService = defineOrder("AskForService", {
  title: { zh: "提出协作请求", en: "Ask for a service" },
  roles: taskRoles,
  underGlass: false,
  body: z.strictObject({
    service: codeSchema,
    words: sealedText(4000).optional(),
    priority: prioritySchema.default(2),
    about: aboutSchema,
    given: z.array(saidFieldSchema).max(12).default([]),
    files: filesField.default([]),
  }),
  sealed: ["words"],
  files: ["files"],
  record: ({ id }) => taskStream(id),
  streams: ({ id, body }) => [
    ...[districtStream, calendarStream, servicesStream, taskStream(id)],
    ...aboutStreams(body.about),
  ],
  refuses: [
    ...(["AboutUnknown", "FieldMissing", "FieldTwice", "FieldUnknown", "FieldWrong", "NoSide"] as const),
    ...(["PartyIsOneself", "ServiceClosed", "ServiceNotForYou", "ServiceNotYetOrOver", "ServiceUnknown"] as const),
  ],
  decide: (states, { id, by, occurredAt, body: { service: code, words, priority, about, given, files } }) => {
    const from = partyOf(by);
    if (from === undefined) return refuse("NoSide");
    const service = menuOf(states)[code];
    if (service === undefined) return refuse("ServiceUnknown", { service: code });
    const { zone } = districtOf(states);
    const { name } = service;
    const day = dayOf(occurredAt, zone);
    if (!isInForce(service, day)) {
      const { from: first = "…", until = "…" } = service;
      return refuse("ServiceNotYetOrOver", { service: name.zh, from: first, until });
    }
    if (service.askers.length > 0 && !(service.askers as readonly string[]).includes(by.role)) {
      return refuse("ServiceNotForYou", { service: name.zh });
    }
    const answers = answererAt(service, occurredAt, zone, states(calendarView, calendarStream) ?? noCalendar);
    if (answers === undefined) {
      const hours = service.hours === undefined ? same("") : hoursInWords(service.hours);
      return refuse("ServiceClosed", { service: name.zh, hours: hours.en, hoursZh: hours.zh });
    }
    const { to, along, insteadOf } = answers;
    if (isSameParty(to, from)) return refuse("PartyIsOneself");
    const wrong = judgeAbout(states, about) ?? judgeFields(askedIn(service), given);
    if (wrong !== undefined) return wrong;
    const due = (minutes: number) => plusSeconds(occurredAt, minutes * 60);
    const stream = taskStream(id);
    return [
      ServiceAsked.draft([stream], {
        ...{ service: code, title: name, from, to, priority, about, given, files, referral: service.referral },
        ...(words === undefined ? {} : { words }),
        ...(service.certificates === undefined ? {} : { certificates: service.certificates }),
        ...(insteadOf === undefined ? {} : { insteadOf }),
        signBy: due(service.sign[priority - 1] ?? service.sign[2]),
        answerBy: due(service.answer[priority - 1] ?? service.answer[2]),
      }),
      ...along.filter((party) => !isSameParty(party, from)).map((party) => TaskJoined.draft([stream], { party })),
    ];
  },
});

/** What an item asks for, as fields with the name that a refusal says. */
function askedIn({ gives }: Service) {
  return gives.map(({ label, ...rest }) => ({ ...rest, label: label.zh }));
}

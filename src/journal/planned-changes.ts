import { z } from "zod";
import { type AccessFact, ActWithdrawn, proposalStream } from "../access/facts.ts";
import { holdsPower, powerStreams } from "../access/holds-power.ts";
import type { AuthorityCode } from "../access/authority.ts";
import type { Fact, FactDraft, Giver } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { type Instant, instantSchema } from "../ground/instant.ts";
import { defineMadeOrder, type Order, type OrderKind } from "../ground/order-kind.ts";
import { readShape } from "../ground/read-shape.ts";
import { isRefusal, refuse, type Refusal, type RefusalCatalogue } from "../ground/refusal.ts";
import type { Role } from "../ground/role.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import { proposalView } from "../access/second-person.ts";
import { changeStream } from "../ground/setting.ts";
import { codeSchema, plainValue, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { wrongDetails, wrongField } from "../ground/wrong-field.ts";
import { decideWithAuthority } from "./perform.ts";
import {
  ChangeCarriedOut,
  ChangeNotTaken,
  ChangePlanned,
  ChangeWaits,
  type PlannedFact,
  PlannedChangeDropped,
} from "./planned-facts.ts";

/** A change of a setting that one person planned and the house gives when its time has come. */
export interface PlannedChange {
  readonly id: string;
  readonly order: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly from: Instant;
  readonly reason: string;
  readonly by: Giver;
  readonly at: Instant;
  /** It was put to a second person. */
  readonly asked?: true;
  /** The second person who agreed to it before its time. */
  readonly agreed?: { readonly by: string; readonly at: Instant };
  /** Its time came and no second person had agreed: it is in force as soon as one does. */
  readonly waits?: true;
  readonly ended?: {
    readonly how: "given" | "refused" | "declined" | "dropped";
    readonly at: Instant;
    /** Why it was not accepted when its time had come. */
    readonly refusal?: Refusal;
    /** The second person who did not approve, and why. */
    readonly declined?: { readonly by: string; readonly reason: string };
  };
}

export const plannedRefusals = {
  SettingUnknown: {
    means: "invalid",
    zh: "{order} 不是可以计划的设置",
    en: "{order} is not a setting that can be planned.",
  },
  PlannedBodyInvalid: {
    means: "invalid",
    zh: "所计划的更改中，字段 {field} {reasonZh}",
    en: "In the planned change the field {field} {reason}.",
  },
  PlannedInPast: {
    means: "invalid",
    zh: "计划的更改须在将来生效",
    en: "A planned change must take effect in the future.",
  },
  PlannerWithoutPower: {
    means: "forbidden",
    zh: "{officer} 没有以此角色计划或生效更改的权限",
    en: "{officer} does not hold the power in which the change is planned.",
  },
  PlannedChangeUnknown: { means: "unknown", zh: "没有这项计划的更改", en: "There is no such planned change." },
  PlannedChangeOver: {
    means: "conflict",
    zh: "这项计划的更改已生效或已放弃",
    en: "The planned change is in force already, or was dropped.",
  },
} as const satisfies RefusalCatalogue;

type PlannedCode = keyof typeof plannedRefusals;
type Kinds = ReadonlyMap<string, OrderKind>;

/** What authority may refuse inside the rules below: who may plan follows from the order that is planned. */
const authorityCodes: readonly AuthorityCode[] = ["RoleNotAllowed", "NotYours", "PurposeMissing", "OffPost"];

function viewOf(kinds: Kinds): StreamView<PlannedChange> {
  return {
    room: "journal",
    kind: "change",
    owner: true,
    evolve: (state: PlannedChange | null, told: Fact) => {
      const fact = told as PlannedFact | AccessFact;
      const at = fact.occurredAt;
      switch (fact.type) {
        case "ChangePlanned": {
          const { change: id, ...planned } = fact.data;
          return { id, ...planned, by: fact.by, at };
        }
        case "ChangeCarriedOut":
          return state === null ? null : { ...state, ended: { how: "given", at } };
        case "ChangeNotTaken": {
          const { refused, details } = fact.data;
          return state === null ? null : { ...state, ended: { how: "refused", at, refusal: { refused, details } } };
        }
        case "ChangeWaits":
          return state === null ? null : { ...state, waits: true };
        case "ActProposed":
          return state === null ? null : { ...state, asked: true };
        case "ActApproved":
          if (state === null) return null;
          // Approved late, it is in force by that.
          if (at >= state.from) return { ...state, ended: { how: "given", at } };
          return { ...state, agreed: { by: fact.by.officer, at } };
        case "ActDeclined": {
          const declined = { by: fact.by.officer, reason: fact.data.reason };
          return state === null ? null : { ...state, ended: { how: "declined", at, declined } };
        }
        case "PlannedChangeDropped":
          return state === null ? null : { ...state, ended: { how: "dropped", at } };
        default:
          return state;
      }
    },
    timers: ({ id, from, waits, ended }) =>
      ended === undefined && waits === undefined
        ? [{ name: "give", due: from, order: "GivePlannedChange", body: { change: id } }]
        : [],
    // Who may give the order sees that it is planned, and so does whoever looks over the administrators.
    seenBy: ({ order, by }) => [
      ...(kinds.get(order)?.roles ?? []),
      "auditAdministrator",
      "supervisor",
      `person:${by.officer}`,
    ],
    // One that was refused or not approved stays until somebody has taken note of it.
    isCurrent: ({ ended }) => ended === undefined || ended.how === "refused" || ended.how === "declined",
  };
}

/** The change as the order it will be, under the id it was planned by. */
function orderOf(
  order: Order<unknown>,
  change: Pick<PlannedChange, "id" | "order" | "body" | "reason" | "by" | "from" | "agreed">,
): Order<unknown> {
  const { id, order: name, by, from, reason, agreed } = change;
  return { ...order, id, name, by, body: { ...change.body, reason }, planned: { from, agreed: agreed !== undefined } };
}

/** Of what an order's rule answered what puts it to a second person; empty where it needs none, or nobody could be it. */
function proposedIn(drafts: readonly FactDraft[], change: string): readonly FactDraft[] {
  return drafts.filter(({ streams }) => streams.includes(proposalStream(change)));
}

/** Its streams, with those that say who planned it may still do so. */
function streamsOf(kinds: Kinds, inner: Order<unknown>, states: States): readonly string[] {
  const kind = kinds.get(inner.name);
  const read = kind === undefined ? undefined : readShape(kind.body, inner.body);
  const own = kind === undefined || read?.success !== true ? [] : kind.streams({ ...inner, body: read.data }, states);
  return [...powerStreams(inner.by), ...own];
}

/**
 * What the planned order's own rule says now, with the authority of who planned it as it is now: the same question when
 * it is planned and when its time has come.
 */
function judgePlanned(kinds: Kinds, inner: Order<unknown>, states: States) {
  const kind = kinds.get(inner.name);
  if (kind === undefined) return refuse("SettingUnknown", { order: inner.name });
  const read = readShape(kind.body, inner.body);
  if (!read.success) return refuse("PlannedBodyInvalid", wrongDetails(wrongField(read.error)));
  if (!holdsPower(states, inner.by, inner.receivedAt)) {
    return refuse("PlannerWithoutPower", { officer: inner.by.officer });
  }
  return decideWithAuthority(kind, states, { ...inner, body: read.data });
}

/**
 * The orders by which settings are changed later than they are given. What may be planned are the orders of all rooms
 * that are a `setting`.
 */
export function plannedChanges(rooms: readonly RoomRules[]): Pick<RoomRules, "views" | "orders"> {
  const kinds: Kinds = new Map(
    rooms
      .filter(({ name }) => name !== "journal")
      .flatMap((room) => [...room.orders, ...(room.derived?.(rooms).orders ?? [])])
      .filter((kind) => kind.setting === true && kind.atOnce !== true)
      .map((kind) => [kind.name, kind]),
  );
  const changeView = viewOf(kinds);
  const roles: readonly Role[] = [...new Set([...kinds.values()].flatMap((kind) => kind.roles))];
  const ofKinds = [...new Set([...authorityCodes, ...[...kinds.values()].flatMap(({ refuses }) => refuses)])];
  const own = (...codes: readonly PlannedCode[]) => codes;

  /** The change while it waits, or was refused and nobody has taken note. */
  const openChange = (states: States, id: string): PlannedChange | Refusal<PlannedCode> => {
    const change = states(changeView, changeStream(id));
    if (change === null) return refuse("PlannedChangeUnknown");
    return changeView.isCurrent?.(change) === false ? refuse("PlannedChangeOver") : change;
  };

  const PlanChange = defineMadeOrder("PlanChange", {
    title: { zh: "计划更改设置", en: "Plan the change of a setting" },
    roles,
    inPerson: true,
    underGlass: false,
    body: z.strictObject({
      order: codeSchema,
      body: z.record(codeSchema, plainValue),
      from: instantSchema,
      reason: text(500),
    }),
    streams: (order, states) => [
      changeStream(order.id),
      ...streamsOf(kinds, orderOf(order, { ...order.body, id: order.id, by: order.by }), states),
    ],
    refuses: [
      ...ofKinds,
      ...own("SettingUnknown", "PlannedBodyInvalid", "PlannedInPast", "PlannerWithoutPower"),
    ] as string[],
    decide: (states, order) => {
      const { body, id, receivedAt } = order;
      if (body.from <= receivedAt) return refuse("PlannedInPast", { field: "from" });
      const would = judgePlanned(kinds, orderOf(order, { ...body, id, by: order.by }), states);
      if (isRefusal(would)) return would;
      // What takes two people is put to the second one now, so that it can be in force at its time.
      return [ChangePlanned.draft([changeStream(id)], { change: id, ...body }), ...proposedIn(would, id)];
    },
  });

  const GivePlannedChange = defineMadeOrder("GivePlannedChange", {
    title: { zh: "计划的更改生效", en: "Carry out a planned change" },
    roles: ["system"],
    internal: true,
    waitsForClock: true,
    body: z.strictObject({ change: ulidSchema }),
    givenFor: (states, { body }) => states(changeView, changeStream(body.change))?.by,
    streams: (order, states) => {
      const change = states(changeView, changeStream(order.body.change));
      const own = change === null ? [] : streamsOf(kinds, orderOf(order, change), states);
      return [changeStream(order.body.change), proposalStream(order.body.change), ...own];
    },
    refuses: own("PlannedChangeUnknown", "PlannedChangeOver"),
    decide: (states, order) => {
      const change = openChange(states, order.body.change);
      if (isRefusal(change)) return change;
      if (change.ended !== undefined || change.from > order.receivedAt) return refuse("PlannedChangeOver");
      const { id, order: name } = change;
      const waits = ChangeWaits.draft([changeStream(id)], { change: id, order: name });
      const asked = states(proposalView, proposalStream(id));
      if (asked !== null && asked.ended === undefined) return change.waits === true ? [] : [waits];
      const drafts = judgePlanned(kinds, orderOf(order, change), states);
      if (isRefusal(drafts)) {
        const { refused, details } = drafts;
        return [ChangeNotTaken.draft([changeStream(id)], { change: id, order: name, refused, details })];
      }
      // When it was planned nobody could be the second person, and now somebody could.
      if (proposedIn(drafts, id).length > 0) return [...drafts, waits];
      return [...drafts, ChangeCarriedOut.draft([changeStream(id)], { change: id, order: name })];
    },
  });

  const DropPlannedChange = defineMadeOrder("DropPlannedChange", {
    title: { zh: "放弃计划的更改", en: "Drop a planned change" },
    roles,
    underGlass: false,
    body: z.strictObject({ change: ulidSchema, reason: text(500).optional() }),
    streams: ({ body }) => [changeStream(body.change), proposalStream(body.change)],
    refuses: own("PlannedChangeUnknown", "PlannedChangeOver", "PlannerWithoutPower"),
    decide: (states, { by, body }) => {
      const change = openChange(states, body.change);
      if (isRefusal(change)) return change;
      const { id, order } = change;
      const mayGive = (kinds.get(order)?.roles ?? roles).some((role) => role === by.role);
      if (!mayGive && by.officer !== change.by.officer) return refuse("PlannerWithoutPower", { officer: by.officer });
      const { reason } = body;
      const why = reason === undefined ? {} : { reason };
      const asked = states(proposalView, proposalStream(id));
      const isAsked = asked !== null && asked.ended === undefined;
      return [
        PlannedChangeDropped.draft([changeStream(id)], { change: id, order, ...why }),
        ...(isAsked ? [ActWithdrawn.draft([proposalStream(id)], { proposal: id, order })] : []),
      ];
    },
  });

  return { views: [view(changeView)], orders: [PlanChange, GivePlannedChange, DropPlannedChange] };
}

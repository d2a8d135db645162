import { z } from "zod";
import type { Order, OrderKind } from "./order-kind.ts";
import { isRefusal } from "./refusal.ts";
import { ReasonGiven } from "./reason-given.ts";
import { text } from "./text.ts";
import { streamOf } from "./fact.ts";

/** A change of a setting that waits for its time; its id is that of the order that planned it. */
export function changeStream(id: string): string {
  return streamOf("change", id);
}

/** Why a setting is changed, as every order of a setting takes it. */
export const settingReason = text(500).optional();

/**
 * Makes an order one of a setting: it takes a `reason`, which the history shows beside what was changed, and it can be
 * planned for a later moment (`PlanChange`). The rule of the order is asked without the reason; where it records nothing,
 * the reason is not recorded either. An order that has a reason of its own keeps it. Throws (a defect of the order)
 * where a field is sealed: what is planned is kept as it was given.
 */
export function setting<Code extends string>(kind: OrderKind<unknown, Code>): OrderKind<unknown, Code> {
  const { body } = kind;
  if (kind.sealed.length > 0 || kind.files !== undefined)
    throw new Error(`${kind.name} has sealed fields or files and cannot be a setting`);
  if (!(body instanceof z.ZodObject)) throw new Error(`${kind.name} has a body without fields and takes no reason`);
  if ("reason" in body.shape) return { ...kind, setting: true };
  return {
    ...kind,
    setting: true,
    body: body.safeExtend({ reason: settingReason }),
    record: (order) => kind.record(bare(order)),
    streams: (order, states) => kind.streams(bare(order), states),
    ...(kind.concerns === undefined
      ? {}
      : { concerns: (states, order: Order<unknown>) => kind.concerns?.(states, bare(order)) }),
    decide: (states, order) => {
      const drafts = kind.decide(states, bare(order));
      const { reason } = order.body as { readonly reason?: string };
      if (isRefusal(drafts) || reason === undefined || drafts[0] === undefined) return drafts;
      const streams = new Set(drafts.flatMap((draft) => draft.streams));
      return [...drafts, ReasonGiven.draft([...streams], { reason })];
    },
  };
}

function bare(order: Order<unknown>): Order<unknown> {
  const { reason: _, ...body } = order.body as Readonly<Record<string, unknown>>;
  return { ...order, body };
}

import type { Sentence } from "../../ground/sentence.ts";
import type { HandoverItem } from "../facts.ts";
import type { OpenItem } from "../../ground/open-item.ts";

/**
 * The items that were open when a handover was prepared, each with what is known of it now (`about`). An item that is
 * over has no `about`.
 */
export function withNow(items: readonly HandoverItem[], open: readonly OpenItem[] | null): readonly OpenItem[] {
  return items.map((item) => {
    const about = open?.find(({ kind, id }) => kind === item.kind && id === item.id)?.about;
    return about === undefined ? item : { ...item, about };
  });
}

export const itemKinds: Readonly<Record<HandoverItem["kind"], Sentence>> = {
  call: { zh: "未结来电", en: "Open calls" },
  alarm: { zh: "未消除的预警", en: "Alarms standing" },
  incident: { zh: "未结警情", en: "Open incidents" },
  promise: { zh: "承诺计时", en: "Promises running" },
  report: { zh: "待反馈", en: "Reports due" },
  outOfService: { zh: "暂停的单元", en: "Units out of service" },
  restriction: { zh: "道路管制", en: "Road restrictions" },
  task: { zh: "任务", en: "Tasks" },
};

/** The items by kind, in the order in which they press. */
export function itemsByKind<Item extends HandoverItem>(
  items: readonly Item[],
): readonly { readonly kind: HandoverItem["kind"]; readonly items: readonly Item[] }[] {
  return (Object.keys(itemKinds) as HandoverItem["kind"][]).flatMap((kind) => {
    const of = items.filter((item) => item.kind === kind);
    return of.length === 0 ? [] : [{ kind, items: of }];
  });
}

/** What nobody has. */
export function withoutOwner(items: readonly HandoverItem[]): readonly HandoverItem[] {
  return items.filter(({ owner }) => owner === undefined);
}

/** How many are named when something hinders; the rest are counted. */
const mostNamed = 5;

/**
 * The items that keep a handover from being confirmed: nobody has them, and the person who comes has not taken them.
 */
export function hindrance(
  items: readonly HandoverItem[],
  takes: ReadonlySet<string>,
): { readonly count: number; readonly first: readonly string[]; readonly more: number } | null {
  const open = withoutOwner(items).filter(({ id }) => !takes.has(id));
  if (open.length === 0) return null;
  const first = open.slice(0, mostNamed).map(({ number }) => number);
  return { count: open.length, first, more: open.length - first.length };
}

/** Only items that are still open and without another owner are taken; the others are left out. */
export function takesOf(items: readonly HandoverItem[], takes: ReadonlySet<string>): readonly string[] {
  return withoutOwner(items).flatMap(({ id }) => (takes.has(id) ? [id] : []));
}

/**
 * The incident to open for an item. The id of an item about an incident is the incident's id, followed by what of it.
 */
export function incidentOf({ kind, id }: HandoverItem): string | null {
  const [incident = id] = id.split(" ");
  return kind === "incident" || kind === "alarm" || kind === "promise" || kind === "report" ? incident : null;
}

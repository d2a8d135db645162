import { ownerOf, type Rulebook } from "../journal/rulebook.ts";
import type { HandingOver, OpenItem } from "../ground/open-item.ts";
import type { HandoverItem } from "./facts.ts";

/** One current stream, as its owner's room holds it. */
export interface OpenStream {
  readonly stream: string;
  readonly state: unknown;
}

/** The most items that one handover can name; the most urgent first. */
const mostItems = 2000;

/** In this order they are named: what presses first. */
const order = ["call", "alarm", "incident", "promise", "report", "task", "restriction", "outOfService"] as const;

/** Everything that is open when a post changes hands, with who has it, as the views of the streams' owners declare it. */
export function openItemsOf(book: Rulebook, streams: Iterable<OpenStream>, handing: HandingOver): readonly OpenItem[] {
  const items: OpenItem[] = [];
  for (const { stream, state } of streams) items.push(...(ownerOf(book, stream)?.openItems?.(state, handing) ?? []));
  return items.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).slice(0, mostItems);
}

/** An open thing as the record of a handover keeps it: without what is known of it now. */
export function bareItem({ about: _about, ...item }: OpenItem): HandoverItem {
  return item;
}

import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import { isRefusal, type Refusal, refuse } from "../../ground/refusal.ts";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import type { Fold, States } from "../../ground/fold.ts";
import type { Order } from "../../ground/order-kind.ts";
import { decideWithAuthority } from "../perform.ts";
import { RuleDefect } from "../../ground/rule-defect.ts";
import { ownerOf } from "../rulebook.ts";
import { withoutWords } from "../without-words.ts";
import type { Client } from "./client.ts";

/** Whether this session may give the order at all, whatever it is about; asked of the same function as the server. */
export function mayGive(client: Pick<Client, "book" | "session">, name: string): boolean {
  const kind = client.book.orders.get(name);
  return (
    kind !== undefined &&
    judge(
      { roles: kind.roles, offPost: kind.offPost ?? false, underGlass: kind.underGlass ?? false },
      giverOf(client.session),
    ) === undefined
  );
}

/**
 * Asks the order's own rule, over the states this console holds, what it would answer: null when it would accept. The
 * server decides; this only hides what would be refused. States of other rooms' views are not held here, so orders that
 * need them are not rehearsed.
 */
export function rehearse(client: Client, name: string, body: Readonly<Record<string, unknown>>): Refusal | null {
  const kind = client.book.orders.get(name);
  if (kind === undefined) return refuse("OrderUnknown", { order: name });
  const checked = kind.body.safeParse(body);
  if (!checked.success) return refuse("BodyInvalid", { field: String(checked.error.issues[0]?.path[0] ?? "body") });
  const now = instantOf(serverNow());
  const order: Order<unknown> = {
    id: "00000000000000000000000000",
    name,
    by: giverOf(client.session),
    receivedAt: now,
    occurredAt: now,
    body: withoutWords(kind, checked.data as Readonly<Record<string, unknown>>),
  };
  let isHeld = true;
  try {
    const answer = decideWithAuthority(
      kind,
      statesOf(client, () => (isHeld = false)),
      order,
    );
    return isRefusal(answer) && isHeld ? answer : null;
  } catch (error) {
    // A rule that throws here is the server's to answer; it must not take the screen down.
    if (error instanceof RuleDefect) return null;
    throw error;
  }
}

/** `missed` is told when a rule asks for what a board does not carry: what it then says means nothing. */
function statesOf({ book, live }: Client, missed: () => void): States {
  return <State>(fold: Fold<State>, stream: string): State | null => {
    const owner = ownerOf(book, stream);
    if (owner?.room !== fold.room) return null;
    const state = live.state(stream) as State | undefined;
    if (state === undefined && owner.offBoard === true) missed();
    return state ?? null;
  };
}

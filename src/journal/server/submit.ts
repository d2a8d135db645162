import type { z } from "zod";
import { type AuthorityCode, isLimited, judge } from "../../access/authority.ts";
import type { Giver } from "../../ground/fact.ts";
import { instantOf, instantSchema } from "../../ground/instant.ts";
import { readShape } from "../../ground/read-shape.ts";
import { canonical, type Json } from "../../ground/canonical.ts";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { isCarriable } from "../../ground/text.ts";
import { ulidMillis, ulidSchema } from "../../ground/ulid.ts";
import { JournalUnavailable } from "../journal.ts";
import type { Order, OrderKind } from "../../ground/order-kind.ts";
import type { AnyOrderCode } from "../refusals.ts";
import { defectOf, inRuleOverPlainText, RuleDefect } from "../../ground/rule-defect.ts";
import type { Rulebook } from "../rulebook.ts";
import { wrongDetails, wrongField } from "../../ground/wrong-field.ts";
import type { Clerk } from "./clerk.ts";
import type { FileStore } from "./files/file-store.ts";
import type { Keys } from "./keys.ts";
import type { MarkRow, NumberMarks } from "./number-marks.ts";
import type { Answer, Submit } from "./order-request.ts";
import { isDatabaseDown } from "./store-failure.ts";
import { recordOf, type SealedOrder, sealOrder } from "./seal-order.ts";
import type { Vault } from "./vault.ts";

interface SubmitParts {
  readonly book: Rulebook;
  /** Without it no order has any of the files it names. */
  readonly files?: Pick<FileStore, "claim">;
  readonly clerk: Pick<Clerk, "submit">;
  readonly vault: Pick<Vault, "seal">;
  readonly keys: Pick<Keys, "digest">;
  /** Without it no number is marked. */
  readonly marks?: Pick<NumberMarks, "mark">;
  readonly now: () => Date;
  /** The machine's clock, where it may be in doubt; trusted when absent. */
  readonly trust?: {
    /** Whether what cannot be undone may be done by the time as it is. */
    isTrusted(): boolean;
    /** What the time would be without what put it in doubt. */
    expected(): number;
  };
  /**
   * By order: what speaks against it outside the journal (a file it names that is not there), asked before it is decided.
   * The orders declare the codes as `checked`.
   */
  readonly checks?: Readonly<
    Record<string, (body: Readonly<Record<string, unknown>>, by: Giver) => Promise<Refusal | undefined>>
  >;
}

const day = 86_400_000;
/** An order whose id is older is refused: its answer need not be known any more. */
export const oldestIdMillis = 30 * day;
/** Clocks of phones and consoles run ahead a little. */
const idAhead = 10 * 60_000;
const timeAhead = 60_000;

export function submitterOf({ book, clerk, vault, keys, marks, files, now, checks, trust }: SubmitParts): Submit {
  return async ({ id, name, body, giver }) => {
    const receivedMillis = now().getTime();
    const kind = book.orders.get(name);
    if (kind === undefined) return turnedAway(refuse("OrderUnknown", { order: name }));
    const standing = judgeGiver(kind, giver);
    if (standing !== undefined) return turnedAway(standing);
    if (kind.waitsForClock === true && trust?.isTrusted() === false) return turnedAway(refuse("ClockNotConfirmed"));
    if (id === undefined) return turnedAway(refuse("OrderIdMissing"));
    if (!ulidSchema.safeParse(id).success) return turnedAway(refuse("OrderIdInvalid"));
    // While this clock is in doubt, those of consoles and phones may be right: their orders are taken by either time.
    const expected = trust?.isTrusted() === false ? trust.expected() : receivedMillis;
    const [earliest, latest] = [Math.min(receivedMillis, expected), Math.max(receivedMillis, expected)];
    const idMillis = ulidMillis(id);
    // A timer that fell due while the installation was switched off carries the moment it fell due.
    if (giver.role !== "system" && idMillis < earliest - oldestIdMillis) return turnedAway(refuse("OrderIdTooOld"));
    // Nor is it wrong of the program to name a moment before the clock was set back.
    if (giver.role !== "system" && idMillis > latest + idAhead) return turnedAway(refuse("OrderIdInvalid"));
    const read = bodyOf(kind, body, receivedMillis, latest);
    if ("refused" in read) return turnedAway(read);

    const check = checks?.[name];
    const wanting = check === undefined ? undefined : await check(read.body, giver);
    if (wanting !== undefined) return { accepted: false, refusal: wanting, stored: false };

    const receivedAt = instantOf(receivedMillis);
    const order: Order<Record<string, unknown>> = {
      ...{ id, name, by: giver, receivedAt, body: read.body },
      occurredAt: read.occurredAt ?? receivedAt,
    };
    const given = read.occurredAt === undefined ? read.body : { ...read.body, occurredAt: read.occurredAt };
    const digest = keys.digest(`${name} ${canonical(withoutSealed(kind, given) as Json)}`);
    let mark: MarkRow | undefined;
    let sealing: SealedOrder | undefined;
    try {
      mark = await markOf(kind, order);
      sealing = await sealOrder({ book, vault, files }, kind, order);
    } catch (error) {
      throw beforeTheClerk(name, error);
    }
    try {
      const outcome = await clerk.submit({ order: sealing.order, digest, key: sealing.key, mark });
      sealing.settle(outcome.accepted && !outcome.repeated);
      return outcome;
    } catch (error) {
      sealing.settle(false);
      throw error;
    }
  };

  async function markOf(kind: OrderKind, order: Order<Record<string, unknown>>): Promise<MarkRow | undefined> {
    const value = kind.matched === undefined ? undefined : order.body[kind.matched.field];
    if (kind.matched === undefined || typeof value !== "string" || marks === undefined) return undefined;
    const { form } = kind.matched;
    const number = inRuleOverPlainText("matched.form", () => form(value));
    return number === null ? undefined : marks.mark(recordOf(kind, order), number, order.occurredAt);
  }
}

/** The order has not reached the clerk: nothing of it is written. */
function beforeTheClerk(name: string, error: unknown): unknown {
  if (error instanceof RuleDefect) return defectOf(name, error);
  return isDatabaseDown(error) && error instanceof Error ? new JournalUnavailable(error.message) : error;
}

const sealedMark = { sealed: true };

/**
 * What repetitions of an order are compared by: of its sealed fields only which of them there are. A digest of their words,
 * under whatever key, would let somebody try words against an order that was given before.
 */
function withoutSealed(kind: OrderKind, given: Record<string, unknown>): Record<string, unknown> {
  const plain = { ...given };
  for (const field of kind.sealed) if (plain[field] !== undefined) plain[field] = sealedMark;
  return plain;
}

/**
 * Why this giver may not give this kind of order at all. Whether the order's subject is the giver's own is judged
 * later, with the states.
 */
function judgeGiver(kind: OrderKind, giver: Giver): Refusal<AuthorityCode> | undefined {
  // The program's own orders follow from a route, which has been judged.
  if (isLimited(giver) && kind.internal !== true && giver.orders?.includes(kind.name) !== true) {
    return refuse("TokenScope", { order: kind.name });
  }
  const { roles, offPost = false, underGlass = false, inPerson = false } = kind;
  return judge({ roles, offPost, underGlass, inPerson }, giver);
}

/** Only for what any order may be turned away for: the API says it of each. */
function turnedAway(refusal: Refusal<AnyOrderCode | AuthorityCode>): Answer {
  return { accepted: false, refusal, stored: false };
}

interface Read {
  readonly body: Record<string, unknown>;
  readonly occurredAt: string | undefined;
}

function bodyOf(
  kind: OrderKind,
  given: unknown,
  receivedMillis: number,
  latest: number,
): Read | Refusal<"BodyInvalid" | "TimeInFuture"> {
  try {
    return readBody(kind, given, receivedMillis, latest);
  } catch (error) {
    throw defectOf(kind.name, error);
  }
}

/** The body as its schema reads it, and the moment it says it occurred; or `BodyInvalid`, `TimeInFuture`. */
function readBody(
  kind: OrderKind,
  given: unknown,
  receivedMillis: number,
  latest: number,
): Read | Refusal<"BodyInvalid" | "TimeInFuture"> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return wrong("body", { zh: "须为对象", en: "must be an object" });
  }
  const unclean = uncarriable(given, "");
  if (unclean !== undefined) {
    return wrong(unclean, {
      zh: "不能含有 U+0000 或残缺的代理字符",
      en: "must not contain U+0000 or lone surrogates",
    });
  }
  const { occurredAt: said, ...rest } = given as Record<string, unknown>;
  let occurredAt: string | undefined;
  if (said !== undefined) {
    const time = readShape(instantSchema, said);
    if (!time.success) return malformed(time.error, "occurredAt");
    if (Date.parse(time.data) > latest + timeAhead) return refuse("TimeInFuture", { field: "occurredAt" });
    // A clock a little ahead of ours is not a reason to refuse, and time does not run ahead of its own record.
    occurredAt = Date.parse(time.data) > receivedMillis ? instantOf(receivedMillis) : time.data;
  }
  const parsed = inRuleOverPlainText("body", () => readShape(kind.body, rest));
  if (!parsed.success) return malformed(parsed.error, "body");
  return { body: parsed.data as Record<string, unknown>, occurredAt };
}

function malformed(error: z.core.$ZodError, root: string): Refusal<"BodyInvalid"> {
  return refuse("BodyInvalid", wrongDetails(wrongField(error, root)));
}

function wrong(field: string, reason: { zh: string; en: string }): Refusal<"BodyInvalid"> {
  return refuse("BodyInvalid", wrongDetails({ field, reason }));
}

/** The path of the first text, key or value, that PostgreSQL and RFC 8785 cannot carry. */
function uncarriable(value: unknown, path: string): string | undefined {
  if (typeof value === "string") return isCarriable(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, entry] of Object.entries(value)) {
    const place = path === "" ? key : `${path}.${key}`;
    if (!isCarriable(key)) return path === "" ? "body" : path;
    const found = uncarriable(entry, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

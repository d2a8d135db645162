import type pg from "pg";
import { RuleDefect } from "../../ground/rule-defect.ts";

/** The database's client failed. Every other error in the clerk is a defect of some rule. */
export class StoreFailure extends Error {
  /** The SQLSTATE, where PostgreSQL said one. */
  readonly code: string | undefined;
  /** The table whose rule was broken, where PostgreSQL said one. */
  readonly table: string | undefined;
  /** True when the connection, or the database, is not to be trusted with the next statement. */
  readonly isAway: boolean;
  /** True when PostgreSQL itself said that the statement came to nothing. */
  readonly isUndone: boolean;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    const { code, severity, table } = cause as { code?: unknown; severity?: unknown; table?: unknown };
    this.code =
      typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && typeof severity === "string" ? code : undefined;
    this.table = typeof table === "string" ? table : undefined;
    // An ERROR ends the statement, and with it the implicit transaction. A FATAL one ends the connection, perhaps after the
    // commit (a wait for the standby that was broken off), and no answer at all says nothing.
    // The word of severity may be in the server's own language, so the code alone must do for most.
    const isGrave = /^(53|58|XX)/.test(this.code ?? "") && severity !== "ERROR";
    const isFatal = severity === "FATAL" || severity === "PANIC" || /^(08|57P)/.test(this.code ?? "");
    this.isUndone = this.code !== undefined && !isFatal && !isGrave;
    this.isAway = !this.isUndone || /^(08|53|57P|58|XX)/.test(this.code ?? "");
  }
}

/** The answer did not come in the time there is for it. */
export class StoreSilent extends Error {
  constructor(milliseconds: number) {
    super(`the database has not answered for ${milliseconds} ms`);
  }
}

/** How long an order may wait for one answer of the database. */
export const answerMillis = 5000;

const steps = 20;

/**
 * The answer, or `StoreFailure` after `milliseconds` without one. The time is counted in steps: in a process that was
 * busy itself, all timers are due at once while the answer is unread in its socket, and this must count as one step
 * only.
 */
export function answered<T>(question: Promise<T>, milliseconds = answerMillis): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = steps;
    const beat = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(beat);
      reject(new StoreFailure(new StoreSilent(milliseconds)));
    }, milliseconds / steps);
    question.then(
      (answer) => {
        clearInterval(beat);
        resolve(answer);
      },
      (error: unknown) => {
        clearInterval(beat);
        reject(error instanceof RuleDefect ? error : new StoreFailure(error));
      },
    );
  });
}

const connectionLost = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"]);

/**
 * Whether PostgreSQL is away, stopping, starting, silent, or does not let us in: SQLSTATE class 08, 57P0x, 53xxx, any
 * FATAL or PANIC, socket errors.
 */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreSilent) return true;
  if (error instanceof StoreFailure) return isDatabaseDown(error.cause);
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (typeof code === "string") return connectionLost.has(code) || /^(08|57P|53)/.test(code);
  if (error instanceof AggregateError) return error.errors.some(isDatabaseDown);
  return /connection terminated|connection timeout|timeout exceeded when trying to connect|client has encountered a connection error|query read timeout/i.test(
    error.message,
  );
}

/** A question of the order's way to the read pool, with the bound that its giver's wait has. */
export function bounded(question: pg.QueryConfig): pg.QueryConfig {
  // The driver takes it for one query too; its types do not say so.
  return { ...question, query_timeout: answerMillis } as pg.QueryConfig;
}

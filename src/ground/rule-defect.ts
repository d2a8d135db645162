/**
 * A rule threw: a defect of the program in one order, and nothing of that order was written. `part` says which rule
 * (`streams`, `decide`, `evolve of duty`, `rows of dispatch.unit`), `order` whose, as soon as it is known.
 */
export class RuleDefect extends Error {
  readonly part: string;
  readonly order: string | undefined;

  constructor(part: string, cause: unknown, order?: string) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${order === undefined ? "" : `the order ${order} failed: `}the rule "${part}" threw: ${why}`, { cause });
    this.part = part;
    this.order = order;
  }
}

/** Asks a rule; what it throws becomes a `RuleDefect` of this part. */
export function inRule<T>(part: string, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    throw error instanceof RuleDefect ? error : new RuleDefect(part, error);
  }
}

/**
 * `inRule` for rules that see what people wrote before it is sealed. An error's message may repeat some of these words,
 * so only the kind of the error and its lines of code are kept.
 */
export function inRuleOverPlainText<T>(part: string, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error;
    const bare = new Error(`${kind}, its message left out`);
    const lines = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^ +at /.test(line)) : [];
    bare.stack = [bare.message, ...lines].join("\n");
    throw new RuleDefect(part, bare);
  }
}

/**
 * Adds the order's name to a defect. Any other error thrown while this order was worked on becomes a defect of "what it
 * writes".
 */
export function defectOf(order: string, error: unknown): RuleDefect {
  if (!(error instanceof RuleDefect)) return new RuleDefect("what it writes", error, order);
  return error.order === undefined ? new RuleDefect(error.part, error.cause, order) : error;
}

/** For a log: the message, and the lines of code the rule broke at. */
export function linesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}\n${cause.stack ?? ""}` : (error.stack ?? error.message);
}

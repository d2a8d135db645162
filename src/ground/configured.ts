import type { Instant } from "./instant.ts";

/** A body of an order. */
export type OrderBody = Readonly<Record<string, unknown>>;

/** How a part of a state is said by an order: so a district's configuration is written to a file and taken elsewhere. */
export interface Configured<State> {
  readonly order: string;
  /** Tells the things of which each has an order of its own apart; absent where there is one thing only. */
  key?(body: OrderBody): string;
  /** The key of the one of its kind that a thing stands under, which must be there first. */
  above?(body: OrderBody): string | undefined;
  /**
   * Fields that are this installation's and not its configuration (who is in a crew, whether it is a drill). A file does
   * not have them; where it is taken they stay as they are there, or are these where there is nothing yet.
   */
  readonly own?: OrderBody;
  /** The orders' bodies. `at`: the moment whose configuration is asked for. */
  bodies(state: State, at: Instant): readonly OrderBody[];
}

/** The key of things that bear it in a field. */
export function byField(field: string): (body: OrderBody) => string {
  return (body) => String(body[field]);
}

import type { ReactNode } from "react";
import "./amount-bar.css";

/** Tones of a part of a bar; `good` is what went as it should, `quiet` what counts neither way. */
export type AmountTone = "alarm" | "amber" | "accent" | "good" | "quiet";

export interface AmountPart {
  readonly key: string;
  readonly value: number;
  readonly tone: AmountTone;
}

interface AmountBarProps {
  readonly parts: readonly AmountPart[];
  /** The value that fills the whole width: the largest of the column, or what the parts are shares of. */
  readonly most: number;
}

/**
 * A bar in a cell of a table whose other cells say its numbers: it is for comparing by eye, and is not read out. Parts
 * stand in the order of their columns, with a gap between them, so that they are told apart without their colours.
 */
export function AmountBar({ parts, most }: AmountBarProps): ReactNode {
  return (
    <span className="amount-bar" aria-hidden="true">
      {parts.map(({ key, value, tone }) =>
        value > 0 && most > 0 ? (
          <span key={key} className="amount-part" data-tone={tone} style={{ width: `${(value / most) * 100}%` }} />
        ) : null,
      )}
    </span>
  );
}

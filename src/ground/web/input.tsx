import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from "react";
import type { ControlSize } from "./button.tsx";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import "./input.css";

interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  readonly size?: ControlSize;
  /** Enter, unless it only ends a word that is being composed. */
  readonly onEnter?: () => void;
}

/** A line to type in. */
export function Input({ size = "small", className, onEnter, onKeyDown, ...rest }: InputProps): ReactNode {
  return (
    <input
      {...rest}
      className={classOf(className)}
      data-size={size}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (isEnter(event)) onEnter?.();
      }}
    />
  );
}

interface ClearedInputProps extends InputProps {
  readonly onClear: () => void;
}

/** A line to type in that a press on × empties. */
export function ClearedInput({ onClear, ...rest }: ClearedInputProps): ReactNode {
  const say = useSay();
  return (
    <span className="cleared-input">
      <Input {...rest} />
      {rest.value !== "" && (
        <button
          type="button"
          className="cleared-input-clear"
          tabIndex={-1}
          aria-label={say(kitTexts.empty)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onClear}
        >
          <span aria-hidden="true">×</span>
        </button>
      )}
    </span>
  );
}

interface TextAreaProps extends ComponentProps<"textarea"> {
  readonly rows: number;
  /** It grows with what is typed up to so many rows. */
  readonly mostRows?: number;
}

/** Several lines to type in. */
export function TextArea({ rows, mostRows = rows, className, ...rest }: TextAreaProps): ReactNode {
  return (
    <textarea
      {...rest}
      className={classOf(className)}
      rows={rows}
      style={{ minHeight: heightOf(rows), maxHeight: mostRows === rows ? undefined : heightOf(mostRows) }}
    />
  );
}

/** Rows of 1.25 rem, the distance to the frame and the frame. */
function heightOf(rows: number): string {
  return `calc(${rows * 1.25}rem + 10px)`;
}

interface NumberInputProps extends Omit<
  ComponentProps<"input">,
  "value" | "onChange" | "type" | "size" | "min" | "max"
> {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Told each whole number within the bounds. */
  readonly onChange: (value: number) => void;
}

/** A whole number within bounds. What is typed stands there until the field is left, also while it is none. */
export function NumberInput({ value, min, max, onChange, className, ...rest }: NumberInputProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...rest}
      type="number"
      className={classOf(className)}
      data-size="small"
      min={min}
      max={max}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        const number = target.valueAsNumber;
        if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function classOf(own: string | undefined): string {
  return own === undefined ? "input" : `input ${own}`;
}

function isEnter(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.nativeEvent.isComposing;
}

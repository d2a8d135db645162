import type { ReactNode } from "react";
import type { FieldControl } from "./field.tsx";
import "./pick-one.css";

interface PickOneProps<Value extends string | number> extends Partial<FieldControl> {
  readonly label?: string;
  /** Undefined: nothing chosen yet. */
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
  readonly focused?: boolean;
  readonly onChange: (value: Value) => void;
}

/**
 * A list from which one option is chosen. This is the browser's own `select`, because everybody knows its keys: letters
 * and arrows choose, Tab leaves at once. a list built of other elements kept the focus for one Tab after Enter, which costs a call-taker
 * time.
 */
export function PickOne<Value extends string | number>(props: PickOneProps<Value>): ReactNode {
  const { id, label, value, options, placeholder = "", focused = false, onChange } = props;
  const isWrong = props["aria-invalid"] === true;
  const about = props["aria-describedby"];
  return (
    <select
      className="pick-one"
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(about === undefined ? {} : { "aria-describedby": about })}
      {...(isWrong ? { "aria-invalid": true } : {})}
      {...(props["aria-required"] === true ? { "aria-required": true } : {})}
      autoFocus={focused}
      value={value === undefined ? "" : String(value)}
      onChange={(event) => {
        const chosen = options.find((option) => String(option.value) === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {value === undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={String(option.value)}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

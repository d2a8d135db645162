import { type ReactNode, useId } from "react";
import "./choice.css";

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  /** Undefined: nothing chosen yet. */
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** A choice of a few options side by side: native radio buttons, so one Tab stop and arrow keys, drawn as a strip. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>): ReactNode {
  const { label, value, options, disabled = false, onChange } = props;
  const name = useId();
  return (
    <div className="choice" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} data-chosen={option.value === value}>
          <input
            type="radio"
            name={name}
            disabled={disabled}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}

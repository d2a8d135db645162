import { Select } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import type { FieldControl } from "./field.tsx";

interface Option<Value> {
  readonly value: Value;
  readonly label: string;
}

interface Group<Value> {
  readonly label: string;
  readonly title: string;
  readonly options: Option<Value>[];
}

interface PickSomeProps<Value extends string> extends FieldControl {
  readonly value: readonly Value[];
  readonly options: readonly (Option<Value> | Group<Value>)[];
  readonly placeholder?: string;
  readonly focused?: boolean;
  readonly onChange: (value: readonly Value[]) => void;
}

/** Several of many, by typing: arrows and Enter take one, Backspace takes the last away; Escape closes the list first. */
export function PickSome<Value extends string>({
  value,
  options,
  placeholder,
  focused = false,
  onChange,
  ...control
}: PickSomeProps<Value>): ReactNode {
  return (
    <Select<Value[]>
      {...control}
      mode="multiple"
      size="small"
      autoFocus={focused}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={[...value]}
      optionFilterProp="label"
      maxTagCount={12}
      options={[...options]}
      onChange={onChange}
      onKeyDown={keepFormOpen}
    />
  );
}

/** The first Escape closes the list and not the form. */
function keepFormOpen(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Escape" || event.currentTarget.querySelector('[aria-expanded="true"]') === null) return;
  event.stopPropagation();
}

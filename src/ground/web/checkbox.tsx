import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import "./checkbox.css";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "className" | "ref"> {
  /** Some of what it stands for are ticked, and not all. */
  readonly indeterminate?: boolean;
  /** What it says; without it the box has an `aria-label`. */
  readonly children?: ReactNode;
}

/** A box to tick, with its words. */
export function Checkbox({ indeterminate = false, children, ...rest }: CheckboxProps): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label className="checkbox">
      <input {...rest} ref={box} type="checkbox" />
      {children !== undefined && <span>{children}</span>}
    </label>
  );
}

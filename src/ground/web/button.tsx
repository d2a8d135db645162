import type { ComponentProps, ReactNode } from "react";
import "./button.css";

/** `primary`: the one that is meant. `text` and `link`: without a frame. */
export type ButtonLook = "plain" | "primary" | "text" | "link";

export type ControlSize = "small" | "middle" | "large";

export interface ButtonProps extends Omit<ComponentProps<"button">, "type" | "className"> {
  readonly look?: ButtonLook;
  readonly danger?: boolean;
  readonly size?: ControlSize;
  /** What it gave is under way: it keeps its place, its width and the focus, and a press does nothing. */
  readonly busy?: boolean;
  /** It sends its form, as Enter in a field does. */
  readonly submit?: boolean;
  /** As wide as what it stands in. */
  readonly block?: boolean;
}

/** A button. Without `submit` it never sends the form it stands in. */
export function Button({
  look = "plain",
  danger = false,
  size = "small",
  busy = false,
  submit = false,
  block = false,
  onClick,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={submit ? "submit" : "button"}
      className="button"
      data-look={look}
      data-danger={danger}
      data-size={size}
      data-block={block}
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

interface ButtonLinkProps extends Omit<ComponentProps<"a">, "className"> {
  readonly look?: ButtonLook;
}

/** A link that looks like a button among buttons. */
export function ButtonLink({ look = "plain", ...rest }: ButtonLinkProps): ReactNode {
  return <a {...rest} className="button" data-look={look} data-size="small" />;
}

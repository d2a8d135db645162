import { Input, type InputRef } from "antd";
import { type ReactNode, type Ref, useId } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";

interface DoorFieldProps {
  readonly label: Sentence;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to know beforehand. */
  readonly note?: Sentence;
  /** What is wrong with it, said at once and tied to the field. */
  readonly trouble?: Sentence | null;
  readonly secret?: boolean;
  readonly digits?: boolean;
  readonly autoComplete: string;
  readonly maxLength?: number;
  readonly focused?: boolean;
  readonly inputRef?: Ref<InputRef>;
}

/** A labelled field of the door's forms. */
export function DoorField(props: DoorFieldProps): ReactNode {
  const say = useSay();
  const id = useId();
  const { label, value, note, trouble = null, secret = false, digits = false } = props;
  const about = [...(note === undefined ? [] : [`${id}note`]), ...(trouble === null ? [] : [`${id}trouble`])];
  return (
    <div className="door-field">
      <label htmlFor={id}>{say(label)}</label>
      <Input
        id={id}
        size="large"
        type={secret ? "password" : "text"}
        autoComplete={props.autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={props.maxLength ?? 256}
        autoFocus={props.focused ?? false}
        aria-invalid={trouble !== null}
        {...(about.length === 0 ? {} : { "aria-describedby": about.join(" ") })}
        {...(digits ? { inputMode: "numeric" as const, className: "figures" } : {})}
        {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        {...(trouble === null ? {} : { status: "error" as const })}
        value={value}
        onChange={(event) => props.onChange(digits ? event.target.value.replace(/\D/g, "") : event.target.value)}
      />
      {note !== undefined && (
        <p id={`${id}note`} className="quiet">
          {say(note)}
        </p>
      )}
      {trouble !== null && (
        <p id={`${id}trouble`} role="alert" className="trouble">
          {say(trouble)}
        </p>
      )}
    </div>
  );
}

import { Input } from "../../ground/web/input.tsx";
import type { ReactNode, Ref } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Field } from "../../ground/web/field.tsx";
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
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A labelled field of the door's forms. */
export function DoorField(props: DoorFieldProps): ReactNode {
  const say = useSay();
  const { label, value, note, trouble, secret = false, digits = false, inputRef, onChange } = props;
  return (
    <Field
      label={say(label)}
      className="door-field"
      trouble={trouble}
      {...(note === undefined ? {} : { hint: say(note) })}
    >
      {(control) => (
        <Input
          {...control}
          size="large"
          type={secret ? "password" : "text"}
          autoComplete={props.autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          maxLength={props.maxLength ?? 256}
          autoFocus={props.focused ?? false}
          {...(digits ? { inputMode: "numeric" as const, className: "figures" } : {})}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          value={value}
          onChange={(event) => onChange(digits ? event.target.value.replace(/\D/g, "") : event.target.value)}
        />
      )}
    </Field>
  );
}

import { ClearedInput, Input } from "./input.tsx";
import {
  type ChangeEvent,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useContext,
  useEffect,
  useId,
} from "react";
import type { Sentence } from "../sentence.ts";
import { Trouble } from "./trouble.tsx";
import { goesOn } from "./written-over.ts";
import "./field.css";

/** What a form knows to be wrong with its fields, by their names in the order. */
export interface FieldTroubles {
  readonly of: Readonly<Record<string, Sentence>>;
  /** Tells the form that a field of this name is shown, and so says its own trouble; answers how to take that back. */
  claim(name: string): () => void;
}

export const FieldTroublesContext = createContext<FieldTroubles>({ of: {}, claim: () => () => undefined });

/** What ties a control to its label, its hint and its error; spread on the control. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
  readonly "aria-required"?: true;
}

interface FieldProps {
  readonly label: string;
  /** The label is for screen readers only: what the field is stands in it, or beside it. */
  readonly labelUnseen?: boolean;
  /** What the order calls it: what is said against that field is then said here. */
  readonly name?: string;
  readonly hint?: ReactNode;
  readonly trouble?: Sentence | null | undefined;
  readonly troubleValues?: Readonly<Record<string, string | number>>;
  /** The form is not given without it. */
  readonly required?: boolean;
  /** Holds label, control, hint and error together; without it they are cells of the form's own grid. */
  readonly className?: string;
  /** What stands between the control and its error, such as a hint about personal details. */
  readonly after?: ReactNode;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A label, its control, what to know beforehand and what is wrong with it. */
export function Field(props: FieldProps): ReactNode {
  const { label, name, hint, required = false, className, after, children } = props;
  const id = useId();
  const { of, claim } = useContext(FieldTroublesContext);
  useEffect(() => (name === undefined ? undefined : claim(name)), [name, claim]);
  const trouble = props.trouble ?? (name === undefined ? undefined : of[name]);
  const isWrong = trouble !== null && trouble !== undefined;
  const about = [...(hint === undefined ? [] : [`${id}hint`]), ...(isWrong ? [`${id}trouble`] : [])];
  const control: FieldControl = {
    id,
    ...(about.length === 0 ? {} : { "aria-describedby": about.join(" ") }),
    ...(isWrong ? { "aria-invalid": true } : {}),
    ...(required ? { "aria-required": true } : {}),
  };
  const parts = (
    <>
      <label htmlFor={id} className={props.labelUnseen === true ? "unseen" : "field-label"} data-required={required}>
        {label}
      </label>
      {children(control)}
      {hint !== undefined && (
        <span id={`${id}hint`} className="field-hint quiet">
          {hint}
        </span>
      )}
      {after}
      <Trouble
        id={`${id}trouble`}
        className="field-trouble"
        said={trouble}
        {...(props.troubleValues === undefined ? {} : { values: props.troubleValues })}
      />
    </>
  );
  return className === undefined ? parts : <div className={className}>{parts}</div>;
}

interface TextFieldProps extends Omit<FieldProps, "children"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most?: number;
  /** The smallest number. */
  readonly least?: number;
  readonly focused?: boolean;
  readonly size?: "small" | "middle" | "large";
  readonly type?: "text" | "date" | "time" | "password" | "number";
  /** Shown while it is empty; where the label is unseen, the label unless said otherwise. */
  readonly placeholder?: string;
  /** A press on × empties it. */
  readonly clears?: boolean;
  readonly figures?: boolean;
  readonly disabled?: boolean;
  readonly autoComplete?: string;
  /** Words begun before are gone on with, not written over. */
  readonly kept?: boolean;
  readonly numeric?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Enter in it, where it stands in no form. */
  readonly onEnter?: () => void;
  readonly onEscape?: () => void;
}

/** A field of one line of text. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    value,
    onChange,
    most,
    least,
    focused = false,
    size = "small",
    type,
    placeholder = props.labelUnseen === true ? props.label : undefined,
    clears = false,
    inputRef,
    onEnter,
    onEscape,
    ...field
  } = props;
  const { figures = false, disabled = false, autoComplete = "off", kept = false, numeric = false, ...rest } = field;
  return (
    <Field {...rest}>
      {(control) => {
        const input = {
          ...control,
          ...(kept ? goesOn : {}),
          ...(most === undefined ? {} : { maxLength: most }),
          ...(least === undefined ? {} : { min: least }),
          ...(type === undefined ? {} : { type }),
          ...(placeholder === undefined ? {} : { placeholder }),
          ...(figures ? { className: "figures" } : {}),
          ...(numeric ? { inputMode: "numeric" as const } : {}),
          ...(inputRef === undefined ? {} : { ref: inputRef }),
          ...(onEnter === undefined ? {} : { onEnter }),
          size,
          autoFocus: focused,
          disabled,
          autoComplete,
          value,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key === "Escape") onEscape?.();
          },
          onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value),
        };
        return clears ? <ClearedInput {...input} onClear={() => onChange("")} /> : <Input {...input} />;
      }}
    </Field>
  );
}

import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { FieldControl } from "./field.tsx";
import { Input } from "./input.tsx";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import { useTypeahead } from "./typeahead.ts";
import "./pick-some.css";

interface Option<Value> {
  readonly value: Value;
  readonly label: string;
}

interface Group<Value> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
}

interface PickSomeProps<Value extends string> extends FieldControl {
  readonly value: readonly Value[];
  readonly options: readonly (Option<Value> | Group<Value>)[];
  readonly placeholder?: string;
  readonly focused?: boolean;
  readonly onChange: (value: readonly Value[]) => void;
}

/**
 * Several of many, by typing: arrows and Enter take one or give it back, Backspace in the empty field takes the last one
 * away; Escape closes the list first. Words of a group find all that is in it.
 */
export function PickSome<Value extends string>(props: PickSomeProps<Value>): ReactNode {
  const { value, options, placeholder, focused = false, onChange, id, ...about } = props;
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const rows = options.flatMap((one) =>
    "options" in one ? one.options.map((option) => ({ ...option, group: one.label })) : [{ ...one, group: "" }],
  );
  const wanted = (typed ?? "").trim().toLowerCase();
  const shown = rows.filter(({ label, group }) => `${group} ${label}`.toLowerCase().includes(wanted));
  const labelOf = (one: Value) => rows.find((row) => row.value === one)?.label ?? one;
  const give = (one: Value) => onChange(value.filter((each) => each !== one));

  function take({ value: one }: Option<Value>): void {
    if (value.includes(one)) give(one);
    else onChange([...value, one]);
    setTyped("");
  }

  function press(event: KeyboardEvent): boolean {
    if (event.key === "Escape" && typed !== null) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
      return true;
    }
    if (event.key === "Backspace" && (typed ?? "") === "") {
      const last = value.at(-1);
      if (last !== undefined) give(last);
      return true;
    }
    if (event.key === "ArrowDown" && typed === null) {
      event.preventDefault();
      setTyped("");
      return true;
    }
    return false;
  }

  const { input, inputRef, list, itemOf } = useTypeahead({
    focused,
    choices: shown,
    isOpen: typed !== null,
    at: shown.length === 0 ? -1 : Math.min(at, shown.length - 1),
    onMove: setAt,
    onTake: take,
    onKey: press,
    onBlur: () => setTyped(null),
    onClick: () => setTyped((before) => before ?? ""),
    id,
  });

  return (
    <div className="pick-some">
      {value.length > 0 && (
        <ul className="pick-some-taken">
          {value.map((one) => (
            <li key={one}>
              {labelOf(one)}
              <button
                type="button"
                className="plain-button"
                aria-label={say(kitTexts.remove, { what: labelOf(one) })}
                onClick={() => give(one)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        {...input}
        {...about}
        ref={inputRef}
        {...(placeholder === undefined || value.length > 0 ? {} : { placeholder })}
        value={typed ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <ul {...list} hidden={typed === null} className="typeahead-list pick-some-list" aria-multiselectable="true">
        {shown.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true" className="quiet">
            {say(kitTexts.noneFound)}
          </li>
        )}
        {shown.map((row, index) => (
          <li {...itemOf(row, index)} key={row.value} data-taken={value.includes(row.value)}>
            <span aria-hidden="true">{value.includes(row.value) ? "✓" : ""}</span> {row.label}
            {row.group !== "" && <span className="quiet"> {row.group}</span>}
            {value.includes(row.value) && <span className="unseen">{say(kitTexts.taken)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Input } from "./input.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../sentence.ts";
import { useSay } from "./language.ts";
import { Trouble } from "./trouble.tsx";
import { useTypeahead } from "./typeahead.ts";
import "./picker.css";

interface PickerProps<Choice> {
  readonly label: Sentence;
  readonly placeholder: Sentence;
  readonly none: Sentence;
  /** What the keys do. */
  readonly hint: Sentence;
  readonly choices: readonly Choice[];
  readonly keyOf: (choice: Choice) => string;
  /** What typing is compared with. */
  readonly textOf: (choice: Choice) => string;
  readonly disabled: (choice: Choice) => boolean;
  /** Why a disabled choice cannot be taken: said when somebody tries to take it. */
  readonly whyNot?: (choice: Choice) => string | null;
  /** No choice is highlighted until somebody moves or types, so that Enter alone takes none. */
  readonly unchosen?: boolean;
  readonly row: (choice: Choice) => ReactNode;
  readonly busy: boolean;
  readonly onPick: (choice: Choice) => void;
  /** Escape; without it the key is left to the form that the list stands in. */
  readonly onClose?: () => void;
}

/** Type to narrow, arrows to move, Enter to pick: a combobox whose list is always open. */
export function Picker<Choice>(props: PickerProps<Choice>): ReactNode {
  const say = useSay();
  const [words, setWords] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const wanted = words.trim().toLowerCase().split(/\s+/);
  const shown = props.choices.filter((choice) => {
    const text = props.textOf(choice).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const first = props.unchosen === true ? -1 : 0;
  const index = Math.min(at ?? first, Math.max(0, shown.length - 1));
  const pick = (choice: Choice | undefined) => {
    if (choice === undefined || props.busy) return;
    setRefused(props.disabled(choice) ? (props.whyNot?.(choice) ?? null) : null);
    if (!props.disabled(choice)) props.onPick(choice);
  };
  const { input, inputRef, list, itemOf } = useTypeahead({
    focused: true,
    choices: shown,
    isOpen: true,
    at: shown.length === 0 ? -1 : index,
    onMove: setAt,
    onTake: pick,
    onKey: (event) => {
      if (event.key !== "Escape" || props.onClose === undefined || event.nativeEvent.isComposing) return false;
      event.preventDefault();
      event.stopPropagation();
      props.onClose();
      return true;
    },
  });

  return (
    <div className="picker">
      <Input
        {...input}
        ref={inputRef}
        aria-label={say(props.label)}
        placeholder={say(props.placeholder)}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
      />
      <ul {...list} aria-label={say(props.label)} className="picker-list">
        {shown.length === 0 && (
          <li className="nothing" role="option" aria-selected="false" aria-disabled="true">
            {say(props.none)}
          </li>
        )}
        {shown.map((choice, position) => (
          <li {...itemOf(choice, position)} key={props.keyOf(choice)} aria-disabled={props.disabled(choice)}>
            {props.row(choice)}
          </li>
        ))}
      </ul>
      <Trouble className="picker-refused" said={refused === null ? null : { zh: refused, en: refused }} />
      <p className="quiet picker-hint">{say(props.hint)}</p>
    </div>
  );
}

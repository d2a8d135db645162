import { Input } from "../../ground/web/input.tsx";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import type { FieldControl } from "../../ground/web/field.tsx";
import { useTypeahead } from "../../ground/web/typeahead.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import type { IncidentType } from "../district.ts";
import { typesFor } from "./type-options.ts";
import { useDistrict } from "./use-district.ts";
import "./type-field.css";

const hint: Sentence = { zh: "中文、英文或编码", en: "Chinese, English or code" };
const nothing: Sentence = { zh: "没有这样的类别", en: "No such type" };
const level: Sentence = { zh: "{priority} 级", en: "P{priority}" };

/** Rows shown at once; more are reached by typing on. */
const mostShown = 10;

interface TypeFieldProps extends FieldControl {
  readonly value: string | undefined;
  readonly focused?: boolean;
  readonly onChange: (code: string) => void;
}

/**
 * Chooses an incident type by typing. Enter takes the first row; Tab takes it too and goes on. Both work however fast
 * somebody types, so a call-taker need not look.
 */
export function TypeField({ id, value, focused = false, onChange, ...about }: TypeFieldProps): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typed !== null;
  const found = useMemo(() => typesFor(district, typed ?? "", language), [district, typed, language]);
  const shown = found.slice(0, mostShown);
  const chosen = value === undefined ? undefined : district.types[value];

  function take(type: IncidentType | undefined): void {
    if (type === undefined) return;
    setTyped(null);
    onChange(type.code);
  }

  /** Keys that mean something before the list hears them. */
  function press(event: KeyboardEvent): boolean {
    if (event.nativeEvent.isComposing) return true;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (open) return false;
        event.preventDefault();
        setTyped("");
        return true;
      case "Enter":
        return !open || event.ctrlKey || event.metaKey;
      case "Tab":
        if (open && typed.trim() !== "") take(shown[at]);
        return true;
      case "Escape":
        if (!open) return true;
        event.preventDefault();
        event.stopPropagation();
        setTyped(null);
        return true;
      default:
        return false;
    }
  }

  const { input, inputRef, list, itemOf } = useTypeahead({
    focused,
    choices: shown,
    isOpen: open,
    at: shown.length === 0 ? -1 : at,
    onMove: setAt,
    onTake: take,
    onKey: press,
    onBlur: () => setTyped(null),
    onClick: () => setTyped((before) => before ?? ""),
    id,
  });

  return (
    <div className="type-field">
      <Input
        {...input}
        {...about}
        ref={inputRef}
        placeholder={say(hint)}
        value={typed ?? chosen?.name[language] ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onFocus={(event) => event.target.select()}
      />
      <ul {...list} hidden={!open} className="typeahead-list type-list">
        {shown.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true" className="quiet">
            {say(nothing)}
          </li>
        )}
        {shown.map((type, index) => (
          <li {...itemOf(type, index)} key={type.code}>
            <span>{type.name[language]}</span>
            <span className="quiet">{type.code}</span>
            <span className="quiet figures">{say(level, { priority: type.priority })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

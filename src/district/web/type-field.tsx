import { Input, type InputRef } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
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

interface TypeFieldProps {
  readonly id: string;
  readonly value: string | undefined;
  readonly focused?: boolean;
  readonly onChange: (code: string) => void;
}

/**
 * Chooses an incident type by typing. Enter takes the first row; Tab takes it too and goes on. Both work however fast
 * somebody types, so a call-taker need not look.
 */
export function TypeField({ id, value, focused = false, onChange }: TypeFieldProps): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const field = useRef<InputRef>(null);
  const list = useId();
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const open = typed !== null;
  const found = useMemo(() => typesFor(district, typed ?? "", language), [district, typed, language]);
  const shown = found.slice(0, mostShown);
  const chosen = value === undefined ? undefined : district.types[value];

  function take(type: IncidentType | undefined): void {
    if (type === undefined) return;
    setTyped(null);
    onChange(type.code);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (!open) setTyped("");
        else setAt(Math.min(shown.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1))));
        return;
      case "Enter":
        if (!open || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        take(shown[at]);
        return;
      case "Tab":
        if (open && typed.trim() !== "") take(shown[at]);
        return;
      case "Escape":
        if (!open) return;
        event.preventDefault();
        event.stopPropagation();
        setTyped(null);
    }
  }

  return (
    <div className="type-field">
      <Input
        id={id}
        ref={field}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        {...(open && shown.length > 0 ? { "aria-activedescendant": `${list}${at}` } : {})}
        placeholder={say(hint)}
        value={typed ?? chosen?.name[language] ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onClick={() => setTyped((before) => before ?? "")}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" hidden={!open} className="type-list">
        {shown.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true" className="quiet">
            {say(nothing)}
          </li>
        )}
        {shown.map((type, index) => (
          <li
            key={type.code}
            id={`${list}${index}`}
            role="option"
            aria-selected={index === at}
            // The press and not the click: the field must not lose its focus to the list.
            onMouseDown={(event) => {
              event.preventDefault();
              take(type);
            }}
            onMouseMove={() => setAt(index)}
          >
            <span>{type.name[language]}</span>
            <span className="quiet">{type.code}</span>
            <span className="quiet figures">{say(level, { priority: type.priority })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

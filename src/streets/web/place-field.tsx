import { Input } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import type { FoundPlace } from "../found-place.ts";
import { changedTo, type PlaceSaid, type PlaceTaken, takenFrom } from "./place-words.ts";
import "./place-field.css";

const texts = {
  hint: { zh: "街道、路口、门牌、拼音首字母或坐标", en: "Street, crossing, number, place or coordinates" },
  choose: { zh: "↑↓ 选择，Enter 采用", en: "↑↓ and Enter to take one" },
  sameName: { zh: "同名多处，请选择", en: "Several of this name: choose one" },
} as const satisfies Record<string, Sentence>;

const kinds = {
  street: { zh: "街道", en: "street" },
  crossing: { zh: "路口", en: "crossing" },
  address: { zh: "门牌", en: "address" },
  place: { zh: "地名", en: "place" },
  coordinates: { zh: "坐标", en: "coordinates" },
  /** The point is the street's. */
  streetOnly: { zh: "街道（地图无此门牌）", en: "street (number not on the map)" },
} as const satisfies Record<FoundPlace["kind"] | "streetOnly", Sentence>;

const restMilliseconds = 150;
const mostShown = 8;

interface PlaceFieldProps {
  readonly id: string;
  readonly value: PlaceSaid;
  readonly focused?: boolean;
  readonly onChange: (place: PlaceSaid) => void;
}

/**
 * Where something is, by typing: places found on the map are offered below and taken with arrow and Enter, with their
 * point. Nothing is ever taken by itself; what is typed stands as words as well, with or without a map.
 */
export function PlaceField({ id, value, focused = false, onChange }: PlaceFieldProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const list = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const [taken, setTaken] = useState<PlaceTaken | null>(null);
  const found = useFound(asked);
  const open = asked !== null && found.length > 0;
  const index = Math.min(at, found.length - 1);
  const isAmbiguous = new Set(found.map((place) => place[language])).size < found.length;

  function take(place: FoundPlace | undefined): void {
    if (place === undefined) return;
    const next = takenFrom(place, found, language);
    setTaken(next);
    setAsked(null);
    onChange(next);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || !open) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt(Math.max(-1, Math.min(found.length - 1, index + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && index >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(found[index]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setAsked(null);
    }
  }

  return (
    <div className="place-field">
      <Input
        id={id}
        role="combobox"
        autoComplete="off"
        autoFocus={focused}
        maxLength={300}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        {...(open && index >= 0 ? { "aria-activedescendant": `${list}${index}` } : {})}
        placeholder={say(texts.hint)}
        value={value.words}
        onChange={(event) => {
          const words = event.target.value;
          setAt(-1);
          setAsked(words.trim() === "" ? null : words);
          onChange(changedTo(words, value, taken));
        }}
        onBlur={() => setAsked(null)}
        onKeyDown={press}
      />
      <div className="place-list" hidden={!open}>
        <ul id={list} role="listbox">
          {found.map((place, row) => (
            <li
              key={`${place.kind} ${place.zh} ${place.point.join()}`}
              id={`${list}${row}`}
              role="option"
              aria-selected={row === index}
              // The press and not the click: the field must not lose its focus to the list.
              onMouseDown={(event) => {
                event.preventDefault();
                take(place);
              }}
              onMouseMove={() => setAt(row)}
            >
              <span className="cut">{place[language]}</span>
              <span className="cut quiet">{place.area?.[language]}</span>
              <span className="quiet">{say(kinds[isStreetOnly(place) ? "streetOnly" : place.kind])}</span>
            </li>
          ))}
        </ul>
        <p className="quiet place-list-hint">{say(isAmbiguous ? texts.sameName : texts.choose)}</p>
      </div>
    </div>
  );
}

function isStreetOnly({ kind, houseNumber }: FoundPlace): boolean {
  return kind === "street" && houseNumber !== undefined;
}

/** What the words may mean, asked when typing rests; an answer that comes late is dropped. */
function useFound(words: string | null): readonly FoundPlace[] {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly places: readonly FoundPlace[] } | null>(null);
  useEffect(() => {
    if (words === null) {
      setAnswer(null);
      return;
    }
    const ending = new AbortController();
    const rest = setTimeout(() => {
      const query = `q=${encodeURIComponent(words.slice(0, 200))}&most=${mostShown}`;
      void ask<{ places: readonly FoundPlace[] }>("GET", `/api/v1/places?${query}`, { signal: ending.signal }).then(
        (reply) => {
          if (ending.signal.aborted) return;
          setAnswer({ to: words, places: reply.kind === "ok" ? reply.content.places : [] });
        },
      );
    }, restMilliseconds);
    return () => {
      clearTimeout(rest);
      ending.abort();
    };
  }, [words]);
  return words === null || answer === null ? [] : answer.places;
}

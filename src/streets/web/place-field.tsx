import { Input } from "../../ground/web/input.tsx";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import type { FieldControl } from "../../ground/web/field.tsx";
import { useTypeahead } from "../../ground/web/typeahead.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import type { FoundPlace } from "../found-place.ts";
import type { PlacesRead } from "../read-places.ts";
import { changedTo, lacksPoint, type PlaceSaid, type PlaceTaken, takenBefore, takenFrom } from "./place-words.ts";
import { WithoutPoint } from "./without-point.tsx";
import "./place-field.css";

const texts = {
  hint: { zh: "街道、路口、门牌、拼音首字母或坐标", en: "Street, crossing, number, place or coordinates" },
  choose: { zh: "↑↓ 选择，Enter 采用", en: "↑↓ and Enter to take one" },
  searching: { zh: "正在查找…", en: "Looking…" },
  unreachable: { zh: "现在查不到地点：服务器没有应答", en: "No place can be looked up: the server does not answer" },
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

interface PlaceFieldProps extends FieldControl {
  readonly value: PlaceSaid;
  readonly focused?: boolean;
  /** Whether it has been said that the place is saved as words alone. */
  readonly withoutPoint: boolean;
  readonly onChange: (place: PlaceSaid) => void;
  readonly onWithoutPoint: (said: boolean) => void;
}

/**
 * Where something is, by typing: places found on the map are offered below, and Enter takes the highlighted one (the first
 * until an arrow says another) with its point. Nothing is taken by itself. When nothing fits as typed, the box says what was
 * understood instead, or that there is nothing of that name.
 */
export function PlaceField(props: PlaceFieldProps): ReactNode {
  const { id, value, focused = false, withoutPoint, onChange, onWithoutPoint, ...about } = props;
  const say = useSay();
  const language = useLanguage();
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [taken, setTaken] = useState<PlaceTaken | null>(() => takenBefore(value));
  const answer = useFound(asked);
  const { places: found, understood } = answer ?? nothingYet;
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

  /** Keys that mean something before the list hears them. */
  function press(event: KeyboardEvent): boolean {
    if (event.nativeEvent.isComposing || asked === null) return true;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setAsked(null);
      return true;
    }
    if (event.key !== "Enter") return !open;
    if (event.ctrlKey || event.metaKey) return true;
    // Still being looked up: the form is not given with words alone.
    if (answer === null) event.preventDefault();
    return !open;
  }

  const { input, inputRef, list, itemOf } = useTypeahead({
    focused,
    choices: found,
    isOpen: open,
    at: index,
    onMove: setAt,
    onTake: take,
    onKey: press,
    onBlur: () => setAsked(null),
    id,
  });

  return (
    <div className="place-field">
      <Input
        {...input}
        {...about}
        ref={inputRef}
        maxLength={300}
        placeholder={say(texts.hint)}
        value={value.words}
        onChange={(event) => {
          const words = event.target.value;
          setAt(0);
          setAsked(words.trim() === "" ? null : words);
          onChange(changedTo(words, value, taken));
        }}
        // Words that have no point yet are looked up again, to be taken after all.
        onFocus={() => setAsked(value.point === undefined && value.words.trim() !== "" ? value.words : null)}
      />
      {/* The list opens below it, so that it can be reached while nothing fits. */}
      <WithoutPoint hidden={!lacksPoint(value)} checked={withoutPoint} onChange={onWithoutPoint} />
      <div className="typeahead-list place-list" hidden={asked === null}>
        <p role="status" className="place-list-said" hidden={answer !== null && understood === undefined}>
          {answer === null ? say(texts.searching) : understood !== undefined && say(understood)}
        </p>
        <ul {...list}>
          {found.map((place, row) => (
            <li {...itemOf(place, row)} key={`${place.kind} ${place.zh} ${place.point.join()}`}>
              <span>{place[language]}</span>
              {place.area !== undefined && <span className="place-list-area quiet">{place.area[language]}</span>}
              <span className="quiet">{say(kinds[isStreetOnly(place) ? "streetOnly" : place.kind])}</span>
            </li>
          ))}
        </ul>
        <p className="quiet place-list-hint" hidden={!open}>
          {say(isAmbiguous ? texts.sameName : texts.choose)}
        </p>
      </div>
    </div>
  );
}

function isStreetOnly({ kind, houseNumber }: FoundPlace): boolean {
  return kind === "street" && houseNumber !== undefined;
}

const nothingYet: PlacesRead = { places: [] };
const unreachable: PlacesRead = { places: [], understood: { as: "nothing", ...texts.unreachable } };

/** What the words may mean, asked when typing rests; null until the answer is there. */
function useFound(words: string | null): PlacesRead | null {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly read: PlacesRead } | null>(null);
  useEffect(() => {
    if (words === null) {
      setAnswer(null);
      return;
    }
    const ending = new AbortController();
    const rest = setTimeout(() => {
      const query = `q=${encodeURIComponent(words.slice(0, 200))}&most=${mostShown}`;
      void ask<PlacesRead>("GET", `/api/v1/places?${query}`, { signal: ending.signal }).then((reply) => {
        if (ending.signal.aborted) return;
        setAnswer({ to: words, read: reply.kind === "ok" ? reply.content : unreachable });
      });
    }, restMilliseconds);
    return () => {
      clearTimeout(rest);
      ending.abort();
    };
  }, [words]);
  return answer?.to === words ? answer.read : null;
}

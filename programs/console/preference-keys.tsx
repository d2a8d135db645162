import { type ReactNode, useState } from "react";
import { Choice } from "../../src/ground/web/choice.tsx";
import { nameOfKey, useKeysMet } from "../../src/ground/web/hotkeys.ts";
import { Input } from "../../src/ground/web/input.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { withMovedKey } from "../../src/ground/web/preference-layers.ts";
import { preferencesStore } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { Table } from "../../src/ground/web/table.tsx";
import { Trouble } from "../../src/ground/web/trouble.tsx";
import type { PreferenceChanges } from "../../src/ground/preferences.ts";
import { fill, type Sentence } from "../../src/ground/sentence.ts";
import { preferenceTexts as texts } from "./preference-texts.ts";

/** The keys of one character: on or off, and each can be another one (WCAG 2.1.4). */
export function PreferenceKeys({ choose }: { readonly choose: (changes: PreferenceChanges) => void }): ReactNode {
  const say = useSay();
  const { letterKeys, moved } = useStore(preferencesStore);
  const met = useKeysMet();
  const [taken, setTaken] = useState<Sentence | null>(null);
  const keys = [...met].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const press = (key: string, to: string) => {
    const next = withMovedKey(moved, [...met.keys()], key, to);
    setTaken(next === null ? fill(texts.keyTaken, { key: nameOfKey(to) }) : null);
    if (next !== null) choose({ moved: Object.keys(next).length === 0 ? null : next });
  };
  return (
    <section className="preferences-part" aria-label={say(texts.keys)}>
      <h2>{say(texts.keys)}</h2>
      <Choice
        label={say(texts.keys)}
        value={letterKeys}
        options={[
          { value: "on", text: say(texts.keysOn) },
          { value: "off", text: say(texts.keysOff) },
        ]}
        onChange={(chosen) => choose({ letterKeys: chosen === "on" ? null : chosen })}
      />
      {letterKeys === "on" && (
        <>
          <p className="quiet">{say(texts.keysNote)}</p>
          <Trouble said={taken} />
          <Table
            caption={say(texts.keys)}
            rows={keys}
            keyOf={([key]) => key}
            columns={[
              { key: "act", head: say(texts.act), names: true, cell: ([, does]) => say(does) },
              {
                key: "key",
                head: say(texts.key),
                cell: ([key, does]) => (
                  <Input
                    className="preferences-key"
                    aria-label={say(texts.keyOf, { what: say(does) })}
                    value={nameOfKey(moved[key] ?? key)}
                    autoComplete="off"
                    onKeyDown={(event) => {
                      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
                      event.preventDefault();
                      if (/^[!-~]$/.test(event.key)) press(key, event.key.toLowerCase());
                    }}
                    onChange={({ target }) => {
                      // A phone's keyboard names no keys.
                      const to = target.value.at(-1)?.toLowerCase();
                      if (to !== undefined && /^[!-~]$/.test(to)) press(key, to);
                    }}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

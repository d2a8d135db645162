import { type ReactNode, useMemo, useState } from "react";
import { useGoTo } from "../../src/ground/web/address.ts";
import { Dialog } from "../../src/ground/web/dialog.tsx";
import { nameOfKey, useHotkeys } from "../../src/ground/web/hotkeys.ts";
import { Input } from "../../src/ground/web/input.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { useTypeahead } from "../../src/ground/web/typeahead.ts";
import { keyPressedFor } from "../../src/ground/web/preference-layers.ts";
import { preferencesStore } from "../../src/ground/web/preferences.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { type Findable, found } from "./find-places.ts";
import { useGoToPage } from "./go-to-page.ts";
import { openPages } from "./menu.ts";
import { rooms } from "./rooms.ts";
import { formsFor } from "./settings-forms.ts";
import { consoleTexts as texts } from "./texts.ts";
import "./palette.css";

interface Offered extends Findable {
  readonly id: string;
  /** The key that does the same. */
  readonly hotkey?: string;
  readonly run: () => void;
}

/**
 * One field that leads everywhere: pages, settings, incidents by number, units by callsign, stations, staff by badge, and
 * what a key does on this page now. Never the persons of an incident.
 */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const shown = found(useOffered(), words, say);
  const take = (one: Offered) => {
    onClose();
    one.run();
  };
  const { input, inputRef, list, itemOf } = useTypeahead({
    focused: true,
    choices: shown,
    isOpen: true,
    at: shown.length === 0 ? -1 : Math.min(at, shown.length - 1),
    onMove: setAt,
    onTake: take,
    onKey: () => false,
  });
  return (
    <Dialog title={say(texts.palette)} width={560} onClose={onClose}>
      <div className="palette">
        <Input
          {...input}
          ref={inputRef}
          size="large"
          aria-label={say(texts.palette)}
          placeholder={say(texts.paletteHow)}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setAt(0);
          }}
        />
        <ul {...list} aria-label={say(texts.palette)} className="palette-list">
          {shown.length === 0 && (
            <li className="nothing" role="option" aria-selected="false" aria-disabled="true">
              {say(texts.paletteNothing)}
            </li>
          )}
          {shown.map((one, position) => (
            <li {...itemOf(one, position)} key={one.id}>
              <span className="palette-kind quiet">{say(one.kind)}</span>
              <strong className="figures">{say(one.title)}</strong>
              {one.about !== undefined && <span className="quiet cut">{say(one.about)}</span>}
              {one.hotkey !== undefined && <span className="key">{one.hotkey}</span>}
            </li>
          ))}
        </ul>
        <p className="quiet palette-keys">{say(texts.paletteKeys)}</p>
      </div>
    </Dialog>
  );
}

/** All that can be gone to and done, as it is when the palette opens: what changes beneath does not move the rows. */
function useOffered(): readonly Offered[] {
  const client = useClient();
  const goTo = useGoTo();
  const goToPage = useGoToPage();
  const hotkeys = useHotkeys();
  const [now] = useState(hotkeys);
  return useMemo(
    () => [
      ...openPages(client).map((page) => ({
        id: `page ${page.path}`,
        kind: texts.page,
        title: page.title,
        run: () => goToPage(page),
      })),
      ...formsFor(client).map(({ name, title }) => ({
        id: `setting ${name}`,
        kind: texts.settings,
        title,
        run: () => goTo({ path: `/settings/${name}` }),
      })),
      ...now
        .filter(({ key }) => key !== "Escape" && key !== paletteKey)
        .map(({ key, does, run }) => {
          const pressed = keyPressedFor(key, preferencesStore.get());
          const act = { id: `key ${key}`, kind: texts.act, title: does, run };
          return pressed === null ? act : { ...act, hotkey: nameOfKey(pressed) };
        }),
      ...rooms.flatMap(({ finds }) =>
        (finds?.(client) ?? []).map(({ to, search = {}, ...one }) => ({
          ...one,
          id: `${one.kind.en} ${one.title.en}`,
          run: () => goTo({ path: to }, search),
        })),
      ),
    ],
    [client, goTo, goToPage, now],
  );
}

/** With the command key of a Mac too. */
export const paletteKey = "Ctrl+k";

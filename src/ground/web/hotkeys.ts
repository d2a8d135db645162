import { createContext, useContext, useEffect, useMemo, useRef } from "react";
import type { Sentence } from "../sentence.ts";
import { watchKeyMoments } from "./key-moment.ts";
import { escapeLeavesFocus, keyActs } from "./key-reach.ts";
import { keyPressedFor } from "./preference-layers.ts";
import { preferencesStore } from "./preferences.ts";
import { makeStore, useStore } from "./store.ts";

/** A key that does something now, with what it does; the `?` overlay lists exactly these. */
export interface Hotkey {
  /** `KeyboardEvent.key`, or `Alt+` or `Ctrl+` and a letter; Ctrl is the command key of a Mac too. */
  readonly key: string;
  readonly does: Sentence;
  /** Also while typing in a field. */
  readonly whileTyping: boolean;
  /** Of Escape: it closes something open on the page, also while a control holds the focus. */
  readonly closes: boolean;
  /** The page it belongs to; only the keys of the page in front do something. */
  readonly layer: string;
  readonly run: () => void;
}

/** The page that is in front. Pages behind it stay as they are, with what is half done on them, and hear no keys. */
const frontLayer = makeStore("");

export const HotkeyLayer = createContext("");

export function bringToFront(layer: string): void {
  frontLayer.set(layer);
}

const hotkeys = makeStore<readonly Hotkey[]>([]);

/** The keys of one character that this window has had so far, with what they do. */
const met = makeStore<ReadonlyMap<string, Sentence>>(new Map());

export function useKeysMet(): ReadonlyMap<string, Sentence> {
  return useStore(met);
}

/** The keys of this moment, the latest registered first. */
export function useHotkeys(): readonly Hotkey[] {
  const all = useStore(hotkeys);
  const front = useStore(frontLayer);
  return useMemo(() => all.filter(({ layer }) => layer === front), [all, front]);
}

/** Binds a key while the component is shown; the latest binding of a key wins. */
export function useHotkey(
  key: string,
  does: Sentence,
  run: () => void,
  o: { whileTyping?: boolean; closes?: boolean; on?: boolean } = {},
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { whileTyping = false, closes = false, on = true } = o;
  const layer = useContext(HotkeyLayer);
  useEffect(() => {
    if (!on) return;
    const hotkey: Hotkey = { key, does, whileTyping, closes, layer, run: () => latest.current() };
    hotkeys.set([hotkey, ...hotkeys.get()]);
    if (key.length === 1 && !met.get().has(key)) met.set(new Map([...met.get(), [key, does]]));
    return () => hotkeys.set(hotkeys.get().filter((other) => other !== hotkey));
  }, [key, does, whileTyping, closes, on, layer]);
}

const keyNames: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

/** A key as it stands on the keyboard. */
export function nameOfKey(key: string): string {
  return (
    keyNames[key] ??
    (key.length === 1 ? key.toUpperCase() : key.replace(/\+(\w)$/, (_, letter: string) => `+${letter.toUpperCase()}`))
  );
}

function pressed(event: KeyboardEvent): string {
  // Both together are how many layouts write further characters.
  if (event.ctrlKey || event.metaKey) return event.altKey ? "" : `Ctrl+${event.key.toLowerCase()}`;
  if (!event.altKey) return event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // With Alt some layouts give another character; the physical letter is what people mean.
  return `Alt+${event.code.replace(/^Key|^Digit/, "").toLowerCase()}`;
}

/**
 * Listens for the whole page; call once. Keys typed into fields and forms, keys of a control that holds the keyboard, and
 * keys a dialogue or menu holds are left alone. Escape closes the topmost open thing, or else leaves the control.
 */
export function listenForHotkeys(): () => void {
  const moments = watchKeyMoments();
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const moment = moments.now();
    const name = pressed(event);
    const mine = preferencesStore.get();
    const found = hotkeys
      .get()
      .find(
        (hotkey) =>
          keyPressedFor(hotkey.key, mine) === name && hotkey.layer === frontLayer.get() && keyActs(hotkey, moment),
      );
    if (found !== undefined) {
      event.preventDefault();
      found.run();
    } else if (name === "Escape" && escapeLeavesFocus(moment) && document.activeElement instanceof HTMLElement) {
      event.preventDefault();
      document.activeElement.blur();
    }
  };
  document.addEventListener("keydown", listen);
  return () => {
    moments.stop();
    document.removeEventListener("keydown", listen);
  };
}

import { useEffect, useRef } from "react";
import type { Sentence } from "../sentence.ts";
import { makeStore, useStore } from "./store.ts";

/** A key that does something now, with what it does; the `?` overlay lists exactly these. */
export interface Hotkey {
  /** `KeyboardEvent.key`, or `Alt+` and a letter. */
  readonly key: string;
  readonly does: Sentence;
  /** Also while typing in a field. */
  readonly whileTyping: boolean;
  readonly run: () => void;
}

const hotkeys = makeStore<readonly Hotkey[]>([]);

/** The keys of this moment, the latest registered first. */
export function useHotkeys(): readonly Hotkey[] {
  return useStore(hotkeys);
}

/** Binds a key while the component is shown; the latest binding of a key wins. */
export function useHotkey(
  key: string,
  does: Sentence,
  run: () => void,
  o: { whileTyping?: boolean; on?: boolean } = {},
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { whileTyping = false, on = true } = o;
  useEffect(() => {
    if (!on) return;
    const hotkey: Hotkey = { key, does, whileTyping, run: () => latest.current() };
    hotkeys.set([hotkey, ...hotkeys.get()]);
    return () => hotkeys.set(hotkeys.get().filter((other) => other !== hotkey));
  }, [key, does, whileTyping, on]);
}

function pressed(event: KeyboardEvent): string {
  if (!event.altKey) return event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // With Alt some layouts give another character; the physical letter is what people mean.
  return `Alt+${event.code.replace(/^Key|^Digit/, "").toLowerCase()}`;
}

/** Listens for the whole page; call once. Keys typed into fields, and keys a dialogue holds, are left alone. */
export function listenForHotkeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (document.querySelector("[aria-modal='true']") !== null && target.closest("[aria-modal='true']") === null)
      return;
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const name = pressed(event);
    const found = hotkeys.get().find((hotkey) => hotkey.key === name && (hotkey.whileTyping || !typing));
    if (found === undefined) return;
    event.preventDefault();
    found.run();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

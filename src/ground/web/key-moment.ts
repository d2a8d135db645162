import type { KeyMoment, KeyPlace, OpenThing } from "./key-reach.ts";

/** Whether an element is visible to the person: what is hidden with its page behind another holds no key. */
function isThere(found: Element): boolean {
  return found.checkVisibility({ visibilityProperty: true });
}

function openNow(): OpenThing {
  const dialogues = [...document.querySelectorAll("dialog:modal")];
  if (dialogues.length > 0) return dialogues.every((one) => one.matches(".dialog")) ? "dialogue" : "sealed";
  if (document.querySelector(".popover:not(.told)") !== null) return "menu";
  return document.querySelector(".popover.told") === null ? "nothing" : "told";
}

const control = "button, a[href], summary, input, [role='button'], [role='option'], [role='menuitem'], [role='radio']";
const typed =
  "input:not([type='radio'], [type='checkbox'], [type='button'], [type='submit']), textarea, select, [contenteditable='true'], [role='combobox'], [role='textbox']";

/** Where the focus is. A control holds the keys only if the person walked to it from the keyboard. */
function placeOf(target: Element | null, isWalkedTo: boolean): KeyPlace {
  if (target === null || target === document.body || target === document.documentElement) return "page";
  if (!isThere(target)) return "page";
  if (target.matches(typed)) return "field";
  if (target.closest("form, [role='dialog'], dialog") !== null) return "form";
  return target.matches(control) && isWalkedTo ? "control" : "page";
}

/** Keys with Ctrl, Alt or a Mac's command key act from anywhere, and walk to no control. */
function isOfFrame({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}

/** What was done last when the focus moves. `letter`: a key of the page, heard as one. */
type Done = "pointer" | "Escape" | "letter" | "key";

/**
 * Records, before any listener handles a key, how the focus came to where it is and what is open at that moment. So
 * what an Escape closes does not count as already closed for the next listener of the same press.
 *
 * Single-letter hotkeys work unless somebody walked to a control by keyboard. A control that took the focus by a click,
 * or inside a panel that a letter opened, does not hold the letters back: Enter and Space act on the control, letters
 * act on the page.
 */
export function watchKeyMoments(): { readonly now: () => KeyMoment; readonly stop: () => void } {
  let last: Done = "key";
  let isWalkedTo = true;
  const walkedBefore = new WeakMap<EventTarget, boolean>();
  let atPress: KeyMoment = { place: "page", open: "nothing" };
  const onPointer = () => {
    last = "pointer";
    isWalkedTo = false;
  };
  const onFocus = ({ target }: FocusEvent) => {
    // A dialogue that closes gives the focus back to the button it was opened with, held as it was before.
    const before = target === null ? undefined : walkedBefore.get(target);
    isWalkedTo = last === "Escape" ? before === true : last === "key";
    if (target !== null) walkedBefore.set(target, isWalkedTo);
  };
  const onKey = (event: KeyboardEvent) => {
    atPress = { place: placeOf(document.activeElement, isWalkedTo), open: openNow() };
    const isLetter = event.key.length === 1 && event.key !== " " && (atPress.place === "page" || isOfFrame(event));
    last = event.key === "Escape" ? "Escape" : isLetter ? "letter" : "key";
  };
  window.addEventListener("pointerdown", onPointer, true);
  window.addEventListener("focusin", onFocus, true);
  window.addEventListener("keydown", onKey, true);
  return {
    now: () => atPress,
    stop: () => {
      window.removeEventListener("pointerdown", onPointer, true);
      window.removeEventListener("focusin", onFocus, true);
      window.removeEventListener("keydown", onKey, true);
    },
  };
}

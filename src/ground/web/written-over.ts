const line = "input:is([type='text'], [type='search'], [type='tel'], :not([type])):not([readonly])";

/** On a field whose words the person has begun and got back: they are gone on with, not written over. */
export const goesOn = { "data-goes-on": "" } as const;

/**
 * A filled line of text that the page itself puts the focus into comes selected, so that typing writes over it, as Tab
 * does in every browser. Only the first time: when the focus comes back to a field, what was typed meanwhile is gone on
 * with. A pointer pressed within the field puts the cursor there, and a phone focuses between its mouse events.
 */
export function selectWhatIsFilledIn(): void {
  const seen = new WeakSet<EventTarget>();
  let isPressed = false;
  for (const press of ["pointerdown", "mousedown"]) window.addEventListener(press, () => (isPressed = true), true);
  for (const end of ["pointerup", "pointercancel", "mouseup", "dragend"]) {
    window.addEventListener(end, () => (isPressed = false), true);
  }
  window.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches(line) || seen.has(target)) return;
      seen.add(target);
      if (!isPressed && !("goesOn" in target.dataset)) target.select();
    },
    true,
  );
}

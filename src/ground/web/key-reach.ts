/**
 * What holds the focus. `page`: nothing, or a list, a card or the map that letters belong to. `control`: a button, a link
 * or a choice reached from the keyboard. `form`: anything in a form but its fields. `field`: something one types into.
 */
export type KeyPlace = "page" | "control" | "form" | "field";

/**
 * What lies over the page. `told`: a sentence that can be read and closed. `menu`: a menu or a small panel. `dialogue`: a
 * dialogue of the page. `sealed`: a dialogue of the browser itself, under which no key of the page is heard.
 */
export type OpenThing = "nothing" | "told" | "menu" | "dialogue" | "sealed";

export interface KeyMoment {
  readonly place: KeyPlace;
  readonly open: OpenThing;
}

interface ReachingKey {
  readonly key: string;
  readonly whileTyping: boolean;
  /** Of Escape: what it closes lies open on the page, and goes before the focus leaves a control. */
  readonly closes: boolean;
}

/**
 * Whether a key of the page acts. A letter acts only where nobody types, fills in a form or stands on a control,
 * because there the person looks at that place and not at the page. A key with Alt acts while typing as well. Escape
 * belongs to the overlay as long as one is open, and otherwise to what is open on the page.
 */
export function keyActs({ key, whileTyping, closes }: ReachingKey, { place, open }: KeyMoment): boolean {
  if (open === "sealed") return false;
  if (key === "Escape") {
    if (open !== "nothing") return false;
    return whileTyping || place === "page" || (closes && place === "control");
  }
  if (whileTyping) return true;
  return place === "page" && (open === "nothing" || open === "told");
}

/** Whether Escape, having nothing to close, takes the focus out of where it is, so that letters act again. */
export function escapeLeavesFocus({ place, open }: KeyMoment): boolean {
  return open === "nothing" && place !== "page";
}

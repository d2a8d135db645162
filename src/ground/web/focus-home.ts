/** Marks what the focus goes back to once an order was given from inside it: the card or the row that it was about. */
export const focusHome = { "data-focus-home": "", tabIndex: -1 } as const;

export function homeOf(element: Element | null): HTMLElement | null {
  const home = element?.closest("[data-focus-home]");
  return home instanceof HTMLElement ? home : null;
}

/**
 * After an order: the button that gave it is gone, or stands for the next order now, and a second Enter must not give
 * that. The focus goes to its card, unless somebody has gone on elsewhere or still types there.
 */
export function returnFocus(home: HTMLElement | null, from: Element | null): void {
  if (home === null) return;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    const isLost = now === null || now === document.body;
    const isOnButton = now === from && now?.tagName === "BUTTON";
    if (home.isConnected && (isLost || isOnButton)) home.focus({ preventScroll: true });
  });
}

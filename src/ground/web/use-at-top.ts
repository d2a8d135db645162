import { type RefObject, useEffect } from "react";

/**
 * Brings what was chosen to the top of a page of one column, as on a phone, where it lies below the list it was chosen
 * in, and holds it there until somebody scrolls. `chosen` says what it is, and how much of it is known; another value
 * brings it there again. By itself the browser would hold what it takes for the thing being read, and that may be a line
 * further down, or a row of the list below: what is added above it would push the first lines out of sight.
 */
export function useAtTop(place: RefObject<HTMLElement | null>, chosen: string): void {
  useEffect(() => {
    // Beside the list it is always in view.
    if (!matchMedia("(max-width: 1040px)").matches) return;
    const page = document.body;
    let at = scrollY;
    const hold = () => {
      place.current?.scrollIntoView({ block: "start" });
      at = scrollY;
    };
    const grown = new ResizeObserver(hold);
    const release = () => {
      grown.disconnect();
      removeEventListener("scroll", look);
      page.style.overflowAnchor = "";
    };
    const look = () => {
      if (Math.abs(scrollY - at) > 1) release();
    };
    page.style.overflowAnchor = "none";
    hold();
    grown.observe(page);
    addEventListener("scroll", look, { passive: true });
    return release;
  }, [place, chosen]);
}

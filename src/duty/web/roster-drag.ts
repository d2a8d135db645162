/** The cell under a pointer, as the calendar marks it. */
export interface CellUnder {
  readonly row: string;
  readonly day: string;
}

interface DragOptions {
  /** What goes along with the pointer. */
  readonly words: string;
  readonly onDrop: (cell: CellUnder) => void;
  /** The pointer went up where it went down. */
  readonly onClick?: () => void;
}

/** How many pixels a pointer must move to drag; less is a click. */
const dragPixels = 4;

/**
 * Drags something from where the pointer went down to a cell of the calendar. The element under the pointer and the
 * mark of the cell are set directly on the page, because drawing the calendar again for every pixel would make dragging
 * slow.
 */
export function carry(down: PointerStart, { words, onDrop, onClick }: DragOptions): void {
  let over: HTMLElement | null = null;
  let ghost: HTMLElement | null = null;
  let frame = 0;
  let last: PointerEvent | null = null;
  const mark = (event: PointerEvent) => {
    const cell = cellAt(event);
    if (cell === over) return;
    over?.removeAttribute("data-over");
    cell?.setAttribute("data-over", "true");
    over = cell;
  };
  const creep = () => {
    if (last !== null && scrollAtEdge(last)) mark(last);
    frame = requestAnimationFrame(creep);
  };
  follow(down, {
    onMove: (event) => {
      if (last === null) frame = requestAnimationFrame(creep);
      last = event;
      ghost ??= madeGhost(words);
      ghost.style.transform = `translate(${event.clientX + 10}px, ${event.clientY + 8}px)`;
      mark(event);
    },
    onEnd: (event, moved) => {
      cancelAnimationFrame(frame);
      ghost?.remove();
      over?.removeAttribute("data-over");
      if (event === null) return;
      if (!moved) return onClick?.();
      const { row, day } = cellAt(event)?.dataset ?? {};
      if (row !== undefined && day !== undefined) onDrop({ row, day });
    },
  });
}

/** How near the upper or lower edge, in pixels, the calendar scrolls under the pointer, and how many pixels a frame. */
const edgePixels = 36;
const creepPixels = 9;

/** True when the calendar moved under the pointer. */
function scrollAtEdge({ clientX, clientY }: PointerEvent): boolean {
  const scroller = document.querySelector(".roster-scroll");
  if (scroller === null) return false;
  const { top, bottom, left, right } = scroller.getBoundingClientRect();
  if (clientX < left || clientX > right || clientY < top || clientY > bottom) return false;
  const by = clientY < top + edgePixels ? -creepPixels : clientY > bottom - edgePixels ? creepPixels : 0;
  const before = scroller.scrollTop;
  scroller.scrollTop += by;
  return scroller.scrollTop !== before;
}

interface StretchOptions {
  readonly bar: HTMLElement;
  /** What a shift whose end is drawn so far would be: its width in days, and its hours in words. */
  readonly stretched: (pixels: number) => { readonly width: number; readonly words: string };
  readonly onDrop: (pixels: number) => void;
}

/** Draws the end of a bar out or in. */
export function stretch(down: PointerStart, { bar, stretched, onDrop }: StretchOptions): void {
  const before = bar.style.width;
  let ghost: HTMLElement | null = null;
  follow(down, {
    onMove: (event) => {
      const { width, words } = stretched(event.clientX - down.clientX);
      bar.style.width = `${width * 100}%`;
      ghost ??= madeGhost("");
      ghost.textContent = words;
      ghost.style.transform = `translate(${event.clientX + 10}px, ${event.clientY + 8}px)`;
    },
    onEnd: (event, moved) => {
      ghost?.remove();
      bar.style.width = before;
      if (event !== null && moved) onDrop(event.clientX - down.clientX);
    },
  });
}

export interface PointerStart {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
}

interface Following {
  readonly onMove: (event: PointerEvent) => void;
  /** Null: given up by Escape or by the system. */
  readonly onEnd: (event: PointerEvent | null, moved: boolean) => void;
}

function follow(down: PointerStart, { onMove, onEnd }: Following): void {
  let moved = false;
  const listening = new AbortController();
  const { signal } = listening;
  const end = (event: PointerEvent | null) => {
    listening.abort();
    onEnd(event, moved);
  };
  addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== down.pointerId) return;
      moved ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > dragPixels;
      if (moved) onMove(event);
    },
    { signal },
  );
  addEventListener("pointerup", (event) => event.pointerId === down.pointerId && end(event), { signal });
  addEventListener("pointercancel", () => end(null), { signal });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(null);
    },
    { signal, capture: true },
  );
}

function cellAt({ clientX, clientY }: PointerEvent): HTMLElement | null {
  return document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-row][data-day]") ?? null;
}

function madeGhost(words: string): HTMLElement {
  const ghost = document.createElement("div");
  ghost.className = "roster-ghost figures";
  ghost.setAttribute("aria-hidden", "true");
  ghost.textContent = words;
  document.body.append(ghost);
  return ghost;
}

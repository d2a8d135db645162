import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/dom";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import "./popover.css";

interface PopoverProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Which edge of the element before it stands over. */
  readonly edge?: "start" | "end";
  /** Left by a press beside it too. What somebody writes in, or must have read, stays. */
  readonly light?: boolean;
  /** A sentence that is read and closed: the page's keys are heard beneath it. */
  readonly told?: boolean;
  readonly children: ReactNode;
}

/** A small panel at the element it follows in the page, over everything else, closed by Esc. */
export function Popover({ open, ...rest }: PopoverProps): ReactNode {
  return open ? <OpenPopover {...rest} /> : null;
}

/** What is open, the topmost last: one Esc closes one of them. */
const openPanels: HTMLElement[] = [];

/** Its content is drawn once it is open, because nothing takes the focus in a panel that is still closed. */
function OpenPopover({ onClose, edge = "end", light = false, told = false, children }: Omit<PopoverProps, "open">) {
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useLayoutEffect(() => {
    const panel = place.current;
    const beside = panel?.previousElementSibling;
    if (panel === null || !(beside instanceof HTMLElement)) return undefined;
    panel.showPopover();
    openPanels.push(panel);
    setShown(true);
    const follow = autoUpdate(beside, panel, () => void placeAt(beside, panel, edge));
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || openPanels.at(-1) !== panel) return;
      event.preventDefault();
      latest.current();
    };
    const onPress = ({ target }: PointerEvent) => {
      if (light && target instanceof Node && !panel.contains(target) && !beside.contains(target)) latest.current();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress, true);
    return () => {
      follow();
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress, true);
      openPanels.splice(openPanels.indexOf(panel), 1);
      if (panel.contains(document.activeElement)) focusIn(beside);
    };
  }, [edge, light]);
  return (
    <div ref={place} popover="manual" className={told ? "popover told" : "popover"}>
      {shown && children}
    </div>
  );
}

async function placeAt(beside: HTMLElement, panel: HTMLElement, edge: "start" | "end"): Promise<void> {
  const { x, y } = await computePosition(beside, panel, {
    strategy: "fixed",
    placement: `bottom-${edge}`,
    middleware: [offset(4), flip(), shift({ padding: 8 })],
  });
  Object.assign(panel.style, { left: `${x}px`, top: `${y}px` });
}

/** The button it was opened with, or the one in what it stands beside. */
function focusIn(beside: HTMLElement): void {
  const control = beside.matches("button, a[href]") ? beside : beside.querySelector<HTMLElement>("button, a[href]");
  control?.focus();
}

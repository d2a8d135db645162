import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Popover } from "./popover.tsx";
import "./menu-button.css";

export interface MenuItem<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

interface MenuButtonProps<Key extends string> extends Omit<ButtonProps, "onClick"> {
  readonly items: readonly MenuItem<Key>[];
  /** The one that holds now. */
  readonly chosen?: Key;
  readonly edge?: "start" | "end";
  readonly onPick: (key: Key) => void;
}

/**
 * A button with a menu (WAI-ARIA's menu button): arrows, Home, End and first letters move, Enter takes, Esc and Tab leave.
 * What is taken is told after the button has the focus again, so that whatever opens then may take it.
 */
export function MenuButton<Key extends string>(props: MenuButtonProps<Key>): ReactNode {
  const { items, chosen, edge = "end", onPick, ...button } = props;
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = () => {
    opener.current?.focus();
    setOpen(false);
  };
  return (
    <>
      <Button {...button} ref={opener} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)} />
      <Popover open={open} light edge={edge} onClose={() => setOpen(false)}>
        <ul role="menu" className="menu" onKeyDown={(event) => moveInMenu(event, leave)}>
          {items.map(({ key, label }, at) => (
            <li key={key} role="none">
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="menu-item"
                aria-current={key === chosen}
                autoFocus={chosen === undefined ? at === 0 : key === chosen}
                onClick={() => {
                  leave();
                  onPick(key);
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      </Popover>
    </>
  );
}

function moveInMenu(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  if (event.key === "Tab") {
    leave();
    return;
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = itemFor(event.key, items, at);
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  to.focus();
}

function itemFor(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case "ArrowDown":
      return items[(at + 1) % items.length];
    case "ArrowUp":
      return items.at(at - 1);
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === " ") return undefined;
      const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return after.find((item) => item.textContent.toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}

import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  /** In pixels at the usual size of writing; less where the page is narrower. */
  readonly width: number;
  readonly open?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialogue over the page, closed by Esc, by ×, beside it or by its content. The focus goes to the content that asks for it. */
export function Dialog({ open = true, ...rest }: DialogProps): ReactNode {
  return open ? <OpenDialog {...rest} /> : null;
}

/**
 * The browser's own modal dialogue: it keeps the focus, makes the page beneath inert and gives the focus back. Its content
 * is drawn once it is open, because nothing takes the focus in a dialogue that is still closed.
 */
function OpenDialog({ title, width, onClose, children }: Omit<DialogProps, "open">): ReactNode {
  const say = useSay();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState(false);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.focus();
    setShown(true);
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-modal="true"
      aria-labelledby={id}
      tabIndex={-1}
      style={{ width: `${width / 16}rem` }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        // What is beside it is the dialogue's own backdrop.
        if (event.target === event.currentTarget && isBeside(event.currentTarget, event)) onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain-button dialog-close" aria-label={say(kitTexts.close)} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {shown && children}
    </dialog>
  );
}

function isBeside(
  dialog: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

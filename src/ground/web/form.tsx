import { Button } from "./button.tsx";
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useMemo,
  useState,
} from "react";
import type { Sentence } from "../sentence.ts";
import { type FieldTroubles, FieldTroublesContext } from "./field.tsx";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import { Trouble } from "./trouble.tsx";
import "./form.css";

/** How a form lies: a line, a stack in a frame, or names beside their fields in a frame; else as its own class says. */
export type FormLook = "line-form" | "stack-form" | "order-form" | (string & {});

interface FormProps {
  /** The accessible name. */
  readonly label?: string;
  readonly className?: FormLook;
  /** What the button says that sends it; null where the form shows its own buttons among its children. */
  readonly send: ReactNode;
  readonly kind?: "primary" | "danger" | "plain";
  readonly size?: "small" | "middle" | "large";
  /** All that is needed is there and nothing speaks against it. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly trouble?: Sentence | null;
  /** What is wrong with single fields, by name; where no field of that name is shown it is said above the buttons. */
  readonly wrong?: Readonly<Record<string, Sentence>>;
  readonly onSend: () => void;
  /**
   * Leaves the form: by Escape, and by a button. A form without it stands on its page for good; there Escape takes the
   * focus out of its field, as everywhere (`hotkeys.ts`).
   */
  readonly onClose?: (() => void) | undefined;
  /** What the leaving button says; null: Escape only. */
  readonly leave?: Sentence | null;
  readonly leaveFocused?: boolean;
  readonly sendFocused?: boolean;
  /** Further buttons, before those that leave and send. */
  readonly buttons?: ReactNode;
  readonly formRef?: Ref<HTMLFormElement>;
  /** Of a form that lies over the page by itself, where it lies. */
  readonly dialog?: CSSProperties;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

const nothingWrong: Readonly<Record<string, Sentence>> = {};

/** The frame of every form: Enter sends it, Escape leaves it, and what speaks against it stands above the buttons. */
export function Form(props: FormProps): ReactNode {
  const {
    className = "stack-form",
    send,
    kind = "primary",
    size = "small",
    ready,
    busy,
    onSend,
    onClose,
    children,
  } = props;
  const { wrong = nothingWrong, leave = kitTexts.leaveForm, formRef } = props;
  const say = useSay();
  const [claimed, troubles] = useClaims(wrong);
  const unplaced = Object.entries(wrong).find(([name]) => !claimed.includes(name))?.[1] ?? null;
  return (
    <form
      className={className}
      {...(formRef === undefined ? {} : { ref: formRef })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSend();
      }}
      {...(props.dialog === undefined ? {} : { role: "dialog", style: props.dialog })}
      onKeyDown={(event) => {
        props.onKeyDown?.(event);
        if (onClose !== undefined) leaveAtEscape(event, onClose);
      }}
    >
      <FieldTroublesContext value={troubles}>{children}</FieldTroublesContext>
      <Trouble said={props.trouble ?? unplaced} />
      {send !== null && (
        <div className="form-buttons">
          {props.buttons}
          {onClose !== undefined && leave !== null && (
            <Button size={size} look="text" autoFocus={props.leaveFocused ?? false} onClick={onClose}>
              {say(leave)}
            </Button>
          )}
          <Button
            size={size}
            look={kind === "primary" ? "primary" : "plain"}
            danger={kind === "danger"}
            submit
            autoFocus={props.sendFocused ?? false}
            busy={busy}
            disabled={!ready}
          >
            {send}
          </Button>
        </div>
      )}
    </form>
  );
}

/**
 * Escape leaves a form, also from what stands around its fields. An open list within a field closes first (it prevents
 * the default), and a word being composed is only given up.
 */
function leaveAtEscape(event: KeyboardEvent, onClose: () => void): void {
  if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
  // The form was the topmost: the same press closes nothing beneath it, nor the dialogue it stands in.
  event.stopPropagation();
  event.preventDefault();
  onClose();
}

/** The names of the fields that are shown, and what they are told. */
function useClaims(of: Readonly<Record<string, Sentence>>): readonly [readonly string[], FieldTroubles] {
  const [claimed, setClaimed] = useState<readonly string[]>([]);
  const claim = useCallback((name: string) => {
    setClaimed((before) => [...before, name]);
    return () => setClaimed((before) => before.toSpliced(before.indexOf(name), 1));
  }, []);
  const troubles = useMemo(() => ({ of, claim }), [of, claim]);
  return [claimed, troubles];
}

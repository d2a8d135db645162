import { useCombobox } from "downshift";
import { type KeyboardEvent, useEffect, useRef } from "react";
import "./typeahead.css";

interface TypeaheadOptions<Choice> {
  /** What the list offers for what was typed. */
  readonly choices: readonly Choice[];
  readonly isOpen: boolean;
  /** The place of the highlighted choice, which Enter takes; −1: none, and Enter takes none. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onTake: (choice: Choice) => void;
  /** Keys the field acts on by itself; true: the list does not hear this one. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onBlur?: () => void;
  readonly onClick?: () => void;
  /** The field's own id, where its label points to it. */
  readonly id?: string;
  /** It takes the focus when it is shown. */
  readonly focused: boolean;
}

/** By how many rows each key moves; six are in sight of the longest list. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };

/**
 * A field one types into with a list of choices below it, as screen readers expect it (WAI-ARIA's combobox): names, roles and
 * scrolling are downshift's. Which choice is highlighted and taken is decided in the event itself: downshift tells it only
 * after a later render, by when a second key was pressed or the list has another order, and another choice would be taken
 * (docs/decisions/0052). The arrows stop at the ends; Home, End and Escape stay with what is typed.
 */
export function useTypeahead<Choice>(o: TypeaheadOptions<Choice>) {
  const { choices, isOpen, at, onMove, onTake, onKey, onBlur, onClick, id, focused } = o;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const { getInputProps, getMenuProps, getItemProps } = useCombobox<Choice>({
    items: [...choices],
    isOpen,
    highlightedIndex: at,
    selectedItem: null,
    inputValue: "",
    ...(id === undefined ? {} : { inputId: id }),
    itemToString: () => "",
  });
  const { ref, ...input } = getInputProps<{ onKeyDown: (event: KeyboardEvent) => void }>({
    onKeyDown: (event: KeyboardEvent) => {
      Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
      if (onKey(event) || !isOpen || event.nativeEvent.isComposing) return;
      const by = steps[event.key];
      const choice = choices[at];
      if (by !== undefined) onMove(Math.min(choices.length - 1, Math.max(0, at + by)));
      else if (event.key === "Enter" && choice !== undefined) onTake(choice);
      else return;
      event.preventDefault();
    },
  });
  const list = getMenuProps({}, { suppressRefError: true });
  return {
    input: {
      role: input.role,
      id: input.id,
      autoComplete: "off",
      "aria-autocomplete": "list" as const,
      "aria-controls": input["aria-controls"],
      "aria-expanded": isOpen,
      ...(isOpen && at >= 0 && choices.length > 0 ? { "aria-activedescendant": input["aria-activedescendant"] } : {}),
      onKeyDown: input.onKeyDown,
      onBlur,
      onClick,
    },
    inputRef: (handle: HTMLInputElement | null) => {
      field.current = handle;
      if (typeof ref === "function") ref(handle);
    },
    list: { id: list.id, role: list.role, ref: list.ref },
    itemOf: (item: Choice, index: number) => {
      const { id: own, ref: rowRef, role, onMouseDown } = getItemProps({ item, index });
      return {
        ...{ id: own, ref: rowRef, role, onMouseDown },
        onMouseMove: () => onMove(index),
        onClick: () => onTake(item),
        "aria-selected": index === at,
      };
    },
  };
}

import type { InputRef } from "antd";
import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from "downshift";
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

/** So many rows are in sight of the longest list. */
const page = 6;

/**
 * A field one types into with a list of choices below it, as screen readers expect it (WAI-ARIA's combobox): by downshift.
 * The arrows stop at the ends, Home and End stay with what is typed, and Escape never empties the field
 * (docs/decisions/0052).
 */
export function useTypeahead<Choice>(o: TypeaheadOptions<Choice>) {
  const { choices, isOpen, at, onMove, onTake, onKey, onBlur, onClick, id, focused } = o;
  const field = useRef<InputRef>(null);
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
    stateReducer: (state, change) => reduced(state, change, choices.length),
    onStateChange: ({ selectedItem, highlightedIndex }) => {
      if (selectedItem !== null && selectedItem !== undefined) onTake(selectedItem);
      else if (highlightedIndex !== undefined && highlightedIndex >= 0) onMove(highlightedIndex);
    },
  });
  const { ref, ...input } = getInputProps<{ onKeyDown: (event: KeyboardEvent) => void }>({
    onKeyDown: (event: KeyboardEvent) => {
      const isOwn = /^(?:Home|End|Escape)$/.test(event.key) || event.nativeEvent.isComposing;
      if (onKey(event) || isOwn) Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
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
    inputRef: (handle: InputRef | null) => {
      field.current = handle;
      if (typeof ref === "function") ref(handle?.input ?? null);
    },
    list: { id: list.id, role: list.role, ref: list.ref },
    itemOf: (item: Choice, index: number) => {
      const { id: own, ref: rowRef, role, onClick: take, onMouseMove, onMouseDown } = getItemProps({ item, index });
      return {
        ...{ id: own, ref: rowRef, role, onClick: take, onMouseMove, onMouseDown },
        "aria-selected": index === at,
      };
    },
  };
}

/** Where downshift would go round at the ends, by ten rows at a time, or forget the row when the pointer leaves. */
function reduced<Choice>(
  state: UseComboboxState<Choice>,
  { type, changes }: UseComboboxStateChangeOptions<Choice>,
  count: number,
): Partial<UseComboboxState<Choice>> {
  const by = steps[type];
  if (by !== undefined) {
    return { ...changes, highlightedIndex: Math.min(count - 1, Math.max(0, state.highlightedIndex + by)) };
  }
  const { MenuMouseLeave, InputBlur } = useCombobox.stateChangeTypes;
  return type === MenuMouseLeave || type === InputBlur ? state : changes;
}

const steps: Readonly<Record<string, number>> = {
  [useCombobox.stateChangeTypes.InputKeyDownArrowDown]: 1,
  [useCombobox.stateChangeTypes.InputKeyDownArrowUp]: -1,
  [useCombobox.stateChangeTypes.InputKeyDownPageDown]: page,
  [useCombobox.stateChangeTypes.InputKeyDownPageUp]: -page,
};

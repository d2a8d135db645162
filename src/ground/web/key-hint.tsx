import type { ReactNode } from "react";
import { nameOfKey } from "./hotkeys.ts";
import { keyPressedFor } from "./preference-layers.ts";
import { preferencesStore } from "./preferences.ts";
import { useStore } from "./store.ts";

/** The key that does the same as the button it stands in, as whoever is here has it; nothing where none does. */
export function KeyHint({ of }: { readonly of: string }): ReactNode {
  const pressed = keyPressedFor(of, useStore(preferencesStore));
  return pressed === null ? null : (
    <span className="key" aria-hidden="true">
      {nameOfKey(pressed)}
    </span>
  );
}

import { useState } from "react";
import { useStore } from "../../ground/web/store.ts";
import { useClient } from "./client.ts";

/** A text that is kept while it is typed: its value, how it changes, and that it was given. `name` undefined: not kept. */
export function useDraftText(name: string | undefined): readonly [string, (text: string) => void, () => void] {
  const { drafts } = useClient();
  // Read again when what was kept has been read from the shelf.
  useStore(drafts.names);
  const [typed, setTyped] = useState<{ readonly name: string | undefined; readonly text: string } | null>(null);
  const kept = name === undefined ? undefined : drafts.get(name);
  const text = typed?.name === name ? (typed?.text ?? "") : typeof kept === "string" ? kept : "";
  const clear = () => {
    setTyped({ name, text: "" });
    if (name !== undefined) drafts.forget(name);
  };
  const change = (next: string) => {
    if (next === "") {
      clear();
      return;
    }
    setTyped({ name, text: next });
    if (name !== undefined) drafts.keep(name, next);
  };
  return [text, change, clear];
}

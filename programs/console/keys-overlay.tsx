import type { ReactNode } from "react";
import { Dialog } from "../../src/ground/web/dialog.tsx";
import { useHotkeys } from "../../src/ground/web/hotkeys.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { consoleTexts } from "./texts.ts";
import "./keys-overlay.css";

export function KeysOverlay({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  const hotkeys = useHotkeys();
  const shown = [...new Map(hotkeys.map((hotkey) => [hotkey.key, hotkey])).values()].toReversed();
  return (
    <Dialog open={open} onClose={onClose} title={say(consoleTexts.keys)} width={460}>
      <dl className="keys-list">
        {shown.map((hotkey) => (
          <div key={hotkey.key} style={{ display: "contents" }}>
            <dt>
              <span className="key">{nameOfKey(hotkey.key)}</span>
            </dt>
            <dd>{say(hotkey.does)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{say(consoleTexts.draggingKeys)}</p>
    </Dialog>
  );
}

const names: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

export function nameOfKey(key: string): string {
  return (
    names[key] ??
    (key.length === 1 ? key.toUpperCase() : key.replace(/\+(\w)$/, (_, letter: string) => `+${letter.toUpperCase()}`))
  );
}

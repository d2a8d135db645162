import type { ReactNode } from "react";
import { Dialog } from "../../src/ground/web/dialog.tsx";
import { nameOfKey, useHotkeys } from "../../src/ground/web/hotkeys.ts";
import { keyPressedFor } from "../../src/ground/web/preference-layers.ts";
import { preferencesStore } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { consoleTexts } from "./texts.ts";
import "./keys-overlay.css";

export function KeysOverlay({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  const hotkeys = useHotkeys();
  const mine = useStore(preferencesStore);
  const shown = [...new Map(hotkeys.map((hotkey) => [hotkey.key, hotkey])).values()].toReversed().flatMap((hotkey) => {
    const pressed = keyPressedFor(hotkey.key, mine);
    return pressed === null ? [] : [{ ...hotkey, pressed }];
  });
  return (
    <Dialog open={open} onClose={onClose} title={say(consoleTexts.keys)} width={460}>
      <dl className="keys-list">
        {shown.map((hotkey) => (
          <div key={hotkey.key} style={{ display: "contents" }}>
            <dt>
              <span className="key">{nameOfKey(hotkey.pressed)}</span>
            </dt>
            <dd>{say(hotkey.does)}</dd>
          </div>
        ))}
      </dl>
      {mine.letterKeys === "off" && <p className="quiet">{say(consoleTexts.letterKeysOff)}</p>}
      <p className="quiet">{say(consoleTexts.draggingKeys)}</p>
    </Dialog>
  );
}

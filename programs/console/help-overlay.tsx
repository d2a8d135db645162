import { type ReactNode, useEffect, useState } from "react";
import { AddressLink } from "../../src/ground/web/address-link.tsx";
import { Button } from "../../src/ground/web/button.tsx";
import { Dialog } from "../../src/ground/web/dialog.tsx";
import { nameOfKey, useHotkeys } from "../../src/ground/web/hotkeys.ts";
import { keyPressedFor } from "../../src/ground/web/preference-layers.ts";
import { preferencesStore } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { useSay } from "../../src/ground/web/language.ts";
import type { PageHelp, ReadHelp } from "../../src/journal/web/room-web.ts";
import { guides } from "./guides.ts";
import { consoleTexts } from "./texts.ts";
import { takeTour } from "./tour-store.ts";
import { tourTexts } from "./tour-texts.ts";
import { usePlace } from "./use-place.ts";
import "./help-overlay.css";

/** What this page is for, where to read more, and the keys that act on it now. */
export function HelpOverlay({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  const hotkeys = useHotkeys();
  const place = usePlace();
  const help = usePageHelp(open && place.kind === "open" ? place.help : undefined);
  const mine = useStore(preferencesStore);
  const shown = [...new Map(hotkeys.map((hotkey) => [hotkey.key, hotkey])).values()].toReversed().flatMap((hotkey) => {
    const pressed = keyPressedFor(hotkey.key, mine);
    return pressed === null ? [] : [{ ...hotkey, pressed }];
  });
  return (
    <Dialog open={open} onClose={onClose} title={say(consoleTexts.help)} width={520}>
      {help !== undefined && <PageLines help={help} onRead={onClose} />}
      <p>
        <Button
          onClick={() => {
            onClose();
            takeTour();
          }}
        >
          {say(tourTexts.take)}
        </Button>
      </p>
      <h3 className="help-keys">{say(consoleTexts.keys)}</h3>
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

/** Undefined until it is there, and where it cannot be fetched: the keys below need no connection. */
function usePageHelp(read: ReadHelp | undefined): PageHelp | undefined {
  const [found, setFound] = useState<{ readonly by: ReadHelp; readonly help: PageHelp }>();
  useEffect(() => {
    let isWanted = true;
    void read?.().then(
      (help) => isWanted && setFound({ by: read, help }),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [read]);
  return found !== undefined && found.by === read ? found.help : undefined;
}

function PageLines({ help, onRead }: { readonly help: PageHelp; readonly onRead: () => void }): ReactNode {
  const say = useSay();
  const guide = guides.find(({ name }) => name === help.guide);
  return (
    <div className="help-lines">
      {help.lines.map((line) => (
        <p key={line.en}>{say(line)}</p>
      ))}
      {guide !== undefined && (
        <p onClickCapture={onRead}>
          <AddressLink to={`/guide/${guide.name}`}>
            {say(consoleTexts.readGuide, { title: say(guide.title) })}
          </AddressLink>
        </p>
      )}
    </div>
  );
}

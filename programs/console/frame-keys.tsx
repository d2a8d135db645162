import { lazy, type ReactNode, Suspense } from "react";
import { useHotkey } from "../../src/ground/web/hotkeys.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { useGoToPage } from "./go-to-page.ts";
import { HelpOverlay } from "./help-overlay.tsx";
import { hasHall } from "./menu.ts";
import { consoleTexts } from "./texts.ts";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

/** What lies over a page by a key of the frame. */
export type FrameOverlay = "help" | "palette" | null;

interface FrameKeysProps {
  readonly open: FrameOverlay;
  readonly onOpen: (open: FrameOverlay) => void;
  /** The page is the hall itself. */
  readonly isHall?: boolean;
}

/** The keys that every page has, in its own layer, with what they open. */
export function FrameKeys({ open, onOpen, isHall = false }: FrameKeysProps): ReactNode {
  const goToPage = useGoToPage();
  const toHall = hasHall(useClient()) && !isHall;
  const close = () => onOpen(null);
  useHotkey("?", consoleTexts.showHelp, () => onOpen("help"));
  useHotkey("Ctrl+k", consoleTexts.openPalette, () => onOpen(open === "palette" ? null : "palette"), {
    whileTyping: true,
  });
  useHotkey("Alt+h", consoleTexts.toHall, () => goToPage({ path: "/" }), { whileTyping: true, on: toHall });
  return (
    <>
      <HelpOverlay open={open === "help"} onClose={close} />
      {open === "palette" && (
        <Suspense fallback={null}>
          <Palette onClose={close} />
        </Suspense>
      )}
    </>
  );
}

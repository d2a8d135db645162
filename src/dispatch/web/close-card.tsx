import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { dispatchTexts } from "./texts.ts";

export function CloseCard({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <Button look="text" aria-label={say(dispatchTexts.close)} onClick={onClose}>
      ×
    </Button>
  );
}

import { Button } from "antd";
import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { dispatchTexts } from "./texts.ts";

export function CloseCard({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <Button size="small" type="text" aria-label={say(dispatchTexts.close)} onClick={onClose}>
      ×
    </Button>
  );
}

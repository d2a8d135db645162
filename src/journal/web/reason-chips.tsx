import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { journalTexts } from "./texts.ts";
import "./reason-chips.css";

interface ReasonChipsProps {
  readonly offered: readonly Sentence[];
  readonly onPick: (reason: string) => void;
}

/** The usual reasons of an order: one press writes one into the field, where it can still be changed. */
export function ReasonChips({ offered, onPick }: ReasonChipsProps): ReactNode {
  const say = useSay();
  if (offered.length === 0) return null;
  return (
    <div className="reason-chips" role="group" aria-label={say(journalTexts.usualReasons)}>
      {offered.map((reason) => (
        <Button key={reason.en} onClick={() => onPick(say(reason))}>
          {say(reason)}
        </Button>
      ))}
    </div>
  );
}

import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useRef, useState } from "react";
import { type OpeningPurpose, openingPurposeNames } from "../../ground/opening-purpose.ts";
import { useSay } from "../../ground/web/language.ts";
import type { LiveStore } from "./live-store.ts";
import { useClient } from "./client.ts";
import { journalTexts } from "./texts.ts";
import { purposesFor } from "./usual-purposes.ts";
import "./purpose-choice.css";

/** What for, and in whose own words besides. */
export interface OpeningWhy {
  readonly purpose: OpeningPurpose;
  readonly words?: string;
}

/** The purpose picked last by each client: gone with the page, and with the client when somebody else signs in. */
const picked = new WeakMap<LiveStore, OpeningPurpose>();

interface PurposeChoiceProps {
  readonly busy: boolean;
  readonly onPick: (why: OpeningWhy) => void;
  readonly onClose: () => void;
}

/**
 * Asks for the purpose of an opening, in one press: Enter takes the purpose picked last, which has the focus; digits
 * take the others. Words may be added to every purpose and are required for “other”.
 */
export function PurposeChoice({ busy, onPick, onClose }: PurposeChoiceProps): ReactNode {
  const say = useSay();
  const { live, session } = useClient();
  const [{ all, near }] = useState(() => purposesFor(session.role, picked.get(live)));
  const [wide, setWide] = useState(false);
  const [words, setWords] = useState("");
  const [wordless, setWordless] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const shown = wide ? all : all.slice(0, near);

  function pick(purpose: OpeningPurpose | undefined): void {
    if (purpose === undefined || busy) return;
    const said = words.trim();
    if (purpose === "other" && said === "") {
      setWordless(true);
      field.current?.focus();
      return;
    }
    picked.set(live, purpose);
    onPick({ purpose, ...(said === "" ? {} : { words: said }) });
  }

  return (
    <div
      className="purpose-choice"
      role="group"
      aria-label={say(journalTexts.purpose)}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
        if (/^[1-9]$/.test(event.key) && !(event.target instanceof HTMLInputElement)) {
          event.preventDefault();
          event.stopPropagation();
          pick(shown[Number(event.key) - 1]);
        }
      }}
    >
      <span className="quiet">{say(journalTexts.purpose)}</span>
      {shown.map((purpose, index) => (
        <Button
          key={purpose}
          autoFocus={index === 0}
          disabled={busy}
          {...(index < 9 ? { "aria-keyshortcuts": String(index + 1) } : {})}
          onClick={() => pick(purpose)}
        >
          {index < 9 && <span className="quiet figures">{index + 1}</span>} {say(openingPurposeNames[purpose])}
        </Button>
      ))}
      {!wide && (
        <Button look="text" aria-expanded={false} onClick={() => setWide(true)}>
          {say(journalTexts.morePurposes)}
        </Button>
      )}
      {wide && (
        <Input
          ref={field}
          maxLength={500}
          aria-label={say(journalTexts.purposeWords)}
          aria-invalid={wordless}
          placeholder={say(wordless ? journalTexts.purposeWordsNeeded : journalTexts.purposeWords)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onEnter={() => pick("other")}
        />
      )}
      <Button look="text" onClick={onClose}>
        {say(journalTexts.doNotOpen)}
      </Button>
    </div>
  );
}

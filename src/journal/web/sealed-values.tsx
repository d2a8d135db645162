import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useCallback, useState } from "react";
import type { Sealed } from "../../ground/sealed.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "./api.ts";
import { useClient } from "./client.ts";
import { type OpeningWhy, PurposeChoice } from "./purpose-choice.tsx";
import { mayGive } from "./rehearse.ts";
import { journalTexts } from "./texts.ts";

interface Opened {
  readonly record: string;
  readonly field: string;
  readonly nonce: string;
  readonly text: string | null;
}

export interface Opening {
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  /** The server wants to know why. */
  readonly purposeNeeded: boolean;
  readonly isOpen: boolean;
  open(why?: OpeningWhy): Promise<void>;
  /** Opens anew for the same purpose, when something was added. */
  again(): Promise<void>;
  close(): void;
  /** The plain text of a sealed value once opened; null when its key is gone; undefined while closed. */
  textOf(sealed: Sealed): string | null | undefined;
}

const unreachable: Sentence = { zh: "现在无法打开", en: "It cannot be opened now" };

interface Held {
  readonly stream: string;
  readonly why: OpeningWhy | undefined;
  readonly values: ReadonlyMap<string, string | null>;
}

/**
 * Opens sealed values of one stream, all but the details that stand apart, or those of the named fields; each opening is
 * logged by the server. Kept in this component only.
 */
export function useOpening(stream: string, fields?: readonly string[]): Opening {
  const [held, setHeld] = useState<Held | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [purposeNeeded, setPurposeNeeded] = useState(false);
  const mine = held?.stream === stream ? held : null;
  const named = fields?.join(",");

  const open = useCallback(
    async (why?: OpeningWhy) => {
      setBusy(true);
      setTrouble(null);
      const reply = await ask<{ values: readonly Opened[] }>("POST", "/api/v1/openings", {
        body: { stream, ...why, ...(named === undefined ? {} : { fields: named.split(",") }) },
      });
      setBusy(false);
      if (reply.kind === "ok") {
        setHeld({ stream, why, values: new Map(reply.content.values.map((value) => [keyOf(value), value.text])) });
        setPurposeNeeded(false);
        return;
      }
      if (reply.kind === "refused" && reply.refused.code === "PurposeMissing") setPurposeNeeded(true);
      else setTrouble(reply.kind === "refused" ? reply.refused : unreachable);
    },
    [stream, named],
  );

  return {
    busy,
    trouble,
    purposeNeeded,
    isOpen: mine !== null,
    open,
    again: () => open(mine?.why),
    close: () => {
      setHeld(null);
      setPurposeNeeded(false);
      setTrouble(null);
    },
    textOf: (sealed) => mine?.values.get(keyOf(sealed)),
  };
}

function keyOf(value: { record: string; field: string; nonce: string }): string {
  return `${value.record} ${value.field} ${value.nonce}`;
}

/** The button that opens, the purposes when one is needed, and what went wrong. */
export function OpeningControl({ opening, label }: { opening: Opening; label?: string }): ReactNode {
  const say = useSay();
  const client = useClient();
  if (!mayGive(client, "OpenSealed")) return null;
  return (
    <>
      {opening.purposeNeeded && !opening.isOpen ? (
        <PurposeChoice busy={opening.busy} onPick={(why) => void opening.open(why)} onClose={opening.close} />
      ) : (
        <Button
          busy={opening.busy}
          {...(label === undefined ? {} : { title: label })}
          onClick={() => (opening.isOpen ? opening.close() : void opening.open())}
        >
          {say(opening.isOpen ? journalTexts.hide : journalTexts.open)}
        </Button>
      )}
      <Trouble said={opening.trouble} />
    </>
  );
}

/** A sealed value as it stands: its text, that it is sealed or erased, or, when it came after the opening, a way to it. */
export function SealedText({ opening, sealed }: { opening: Opening; sealed: Sealed }): ReactNode {
  const say = useSay();
  const text = opening.textOf(sealed);
  if (text === undefined && opening.isOpen) {
    return (
      <Button busy={opening.busy} onClick={() => void opening.again()}>
        {say(journalTexts.openLater)}
      </Button>
    );
  }
  if (text === undefined) return <span className="sealed quiet">{say(journalTexts.sealed)}</span>;
  return text === null ? <em className="quiet">{say(journalTexts.erased)}</em> : <span>{text}</span>;
}

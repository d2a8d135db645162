import { Button, Input } from "antd";
import { type ReactNode, useCallback, useId, useState } from "react";
import type { Sealed } from "../../ground/sealed.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "./api.ts";
import { useDesk } from "./desk.ts";
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
  open(purpose?: string): Promise<void>;
  close(): void;
  /** The plain text of a sealed value once opened; null when its key is gone; undefined while closed. */
  textOf(sealed: Sealed): string | null | undefined;
}

const unreachable: Sentence = { zh: "现在无法打开", en: "It cannot be opened now" };

/** Opens the sealed values of one stream; each opening is logged by the server. Kept in this component only. */
export function useOpening(stream: string): Opening {
  const [held, setHeld] = useState<{ stream: string; values: ReadonlyMap<string, string | null> } | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [purposeNeeded, setPurposeNeeded] = useState(false);
  const mine = held?.stream === stream ? held : null;

  const open = useCallback(
    async (purpose?: string) => {
      setBusy(true);
      setTrouble(null);
      const reply = await ask<{ values: readonly Opened[] }>("POST", "/api/v1/openings", {
        body: { stream, ...(purpose === undefined ? {} : { purpose }) },
      });
      setBusy(false);
      if (reply.kind === "ok") {
        setHeld({ stream, values: new Map(reply.content.values.map((value) => [keyOf(value), value.text])) });
        setPurposeNeeded(false);
        return;
      }
      if (reply.kind === "refused" && reply.refused.code === "PurposeMissing") setPurposeNeeded(true);
      else setTrouble(reply.kind === "refused" ? reply.refused : unreachable);
    },
    [stream],
  );

  return {
    busy,
    trouble,
    purposeNeeded,
    isOpen: mine !== null,
    open,
    close: () => setHeld(null),
    textOf: (sealed) => mine?.values.get(keyOf(sealed)),
  };
}

function keyOf(value: { record: string; field: string; nonce: string }): string {
  return `${value.record} ${value.field} ${value.nonce}`;
}

/** The button that opens, the field for a purpose when one is needed, and what went wrong. */
export function OpeningControl({ opening, label }: { opening: Opening; label?: string }): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const [purpose, setPurpose] = useState("");
  const field = useId();
  if (!mayGive(desk, "OpenSealed")) return null;
  if (opening.purposeNeeded) {
    return (
      <form
        className="purpose-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (purpose.trim() !== "") void opening.open(purpose.trim());
        }}
      >
        <label htmlFor={field}>{say(journalTexts.purpose)}</label>
        <Input
          id={field}
          size="small"
          maxLength={500}
          autoFocus
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <Button size="small" htmlType="submit" type="primary" loading={opening.busy} disabled={purpose.trim() === ""}>
          {say(journalTexts.open)}
        </Button>
      </form>
    );
  }
  return (
    <>
      <Button
        size="small"
        loading={opening.busy}
        {...(label === undefined ? {} : { title: label })}
        onClick={() => (opening.isOpen ? opening.close() : void opening.open())}
      >
        {say(opening.isOpen ? journalTexts.hide : journalTexts.open)}
      </Button>
      {opening.trouble !== null && (
        <span role="alert" className="trouble">
          {say(opening.trouble)}
        </span>
      )}
    </>
  );
}

/** A sealed value as it stands: its text, or that it is sealed or erased. */
export function SealedText({ opening, sealed }: { opening: Opening; sealed: Sealed }): ReactNode {
  const say = useSay();
  const text = opening.textOf(sealed);
  if (text === undefined) return <span className="sealed quiet">{say(journalTexts.sealed)}</span>;
  return text === null ? <em className="quiet">{say(journalTexts.erased)}</em> : <span>{text}</span>;
}

import { type ReactNode, useState } from "react";
import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { TextArea } from "../../ground/web/input.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { ask } from "./api.ts";
import { useClient } from "./client.ts";
import { sentenceOfRefused } from "./refusal-sentence.ts";
import { journalTexts } from "./texts.ts";
import { witnessTexts as texts } from "./witness-texts.ts";

const bringers = ["auditAdministrator", "systemAdministrator"] as const;

/** Hands in what a witness signed that no network reaches. */
export function BringCosignature({ onKept }: { readonly onKept: () => void }): ReactNode {
  const say = useSay();
  const client = useClient();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [kept, setKept] = useState<{ readonly size: number; readonly kept: readonly string[] } | null>(null);
  if (judge({ roles: bringers }, giverOf(client.session)) !== undefined) return null;

  async function bring(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    setKept(null);
    const reply = await ask<NonNullable<typeof kept>>("POST", "/api/v1/log/cosignatures", { body: { note } });
    setBusy(false);
    if (reply.kind !== "ok") {
      setTrouble(reply.refused === undefined ? journalTexts.dropped : sentenceOfRefused(client, reply.refused));
      return;
    }
    setNote("");
    setKept(reply.content);
    onKept();
  }

  return (
    <Panel
      title={say(texts.bring)}
      tools={
        <a href="/api/v1/log/checkpoint" target="_blank" rel="noreferrer">
          {say(texts.latest)}
        </a>
      }
    >
      <Form
        label={say(texts.bring)}
        send={say(texts.bring)}
        ready={note.trim() !== ""}
        busy={busy}
        trouble={trouble}
        onSend={() => void bring()}
      >
        <Field label={say(texts.note)} name="note" required>
          {(control) => (
            <TextArea
              {...control}
              rows={6}
              maxLength={20_000}
              spellCheck={false}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <p className="quiet" role="status">
          {kept !== null && say(texts.brought, { names: kept.kept.join(", "), size: kept.size })}
        </p>
      </Form>
    </Panel>
  );
}

import { type ReactNode, useMemo, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "./client.ts";
import { useGiving } from "./order-button.tsx";
import { pastedLines } from "./pasted.ts";
import { rehearse } from "./rehearse.ts";
import { sentenceOfRefusal } from "./refusal-sentence.ts";
import { settingTexts as texts } from "./setting-texts.ts";
import { wrongIn } from "./wrong-in.ts";

/** How a pasted table becomes one order: all of its lines or none. */
export interface PasteInto<Value> {
  readonly columns: readonly { readonly key: string; readonly name: Sentence }[];
  /** What a line says. Without judging it: the schema of the order of one does. */
  valueOf(cells: Readonly<Record<string, string>>): Value;
  keyOf(value: Value): string;
  /** The order of one of them, whose schema and rule say what is wrong with a line. */
  readonly one: string;
  /** The order of many, and the field of its body they stand in. */
  readonly many: { readonly order: string; readonly field: string };
  /** Whether a line's own rule can be asked before the others are in force (a parent may stand in the same table). */
  readonly alone?: boolean;
}

interface PasteFormProps<Value> {
  readonly into: PasteInto<Value>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A field to paste a table into; what is wrong is said with its line, and nothing is given while anything is. */
export function PasteForm<Value extends object>({ into, onClose, onSaved }: PasteFormProps<Value>): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const lines = useMemo(() => pastedLines(text, into.columns), [text, into]);
  const values = useMemo(() => lines.map(({ cells }) => into.valueOf(cells)), [lines, into]);
  const faults = useMemo(() => {
    const keys = values.map(into.keyOf);
    const said = (value: Value, index: number): Sentence | undefined => {
      if (keys.indexOf(into.keyOf(value)) < index) return texts.twice;
      const body = value as Readonly<Record<string, unknown>>;
      const [wrong] = Object.values(wrongIn(client, into.one, body));
      if (wrong !== undefined || into.alone !== true) return wrong;
      const refusal = rehearse(client, into.one, body);
      return refusal === null ? undefined : sentenceOfRefusal(client, refusal);
    };
    return lines.flatMap((line, index) => {
      const value = values[index];
      const fault = value === undefined ? undefined : said(value, index);
      return fault === undefined ? [] : [{ line: line.line, fault }];
    });
  }, [client, into, lines, values]);

  async function save(): Promise<void> {
    const { order, field } = into.many;
    const answer = await giving.give(order, { [field]: values, reason: reason.trim() });
    if (answer.kind === "accepted") onSaved();
  }

  return (
    <Form
      label={say(texts.paste)}
      className="order-form setting-form"
      send={say(texts.pasteSend, { count: lines.length })}
      ready={lines.length > 0 && faults.length === 0 && reason.trim() !== ""}
      busy={giving.busy}
      trouble={giving.trouble}
      onSend={() => void save()}
      onClose={onClose}
    >
      <p className="quiet">
        {say(texts.pasteColumns, { columns: into.columns.map(({ name }) => say(name)).join(" · ") })}
      </p>
      <Field label={say(texts.pasteHere)} required>
        {(control) => (
          <textarea
            {...control}
            className="input setting-paste"
            rows={8}
            autoFocus
            value={text}
            onChange={(event) => {
              giving.clear();
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      <section className="setting-preview" aria-label={say(texts.preview)} aria-live="polite">
        <p>
          {say(faults.length === 0 ? texts.linesRead : texts.linesWrong, { count: lines.length, wrong: faults.length })}
        </p>
        <ul className="setting-faults">
          {faults.slice(0, 20).map(({ line, fault }) => (
            <li key={line} className="setting-refused">
              {say(texts.atLine, { line, fault: say(fault) })}
            </li>
          ))}
        </ul>
      </section>
      <TextField label={say(texts.reason)} name="reason" required most={500} value={reason} onChange={setReason} />
    </Form>
  );
}

import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { peopleTexts as texts } from "./people-texts.ts";

interface SecretOnceProps {
  readonly label: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Something that is shown once: selected already, with a button that copies it. */
export function SecretOnce({ label, secret, onClose }: SecretOnceProps): ReactNode {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => field.current?.select(), []);

  function copy(): void {
    field.current?.select();
    // The program's own headers forbid the clipboard's newer interface; this copies what is selected.
    setCopied(document.execCommand("copy"));
  }

  return (
    <div className="people-form" role="group" aria-label={label}>
      <Field label={label}>
        {(control) => <Input {...control} ref={field} readOnly value={secret} className="figures" />}
      </Field>
      <p className="people-note">{say(texts.secretOnce)}</p>
      <div className="people-buttons">
        <span role="status" className="quiet">
          {copied === null ? "" : say(copied ? texts.copied : texts.notCopied)}
        </span>
        <Button onClick={onClose}>{say(texts.close)}</Button>
        <Button look="primary" onClick={copy}>
          {say(texts.copy)}
        </Button>
      </div>
    </div>
  );
}

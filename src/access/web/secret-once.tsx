import { Button, Input, type InputRef } from "antd";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
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
  const id = useId();
  const field = useRef<InputRef>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => field.current?.focus({ cursor: "all" }), []);

  function copy(): void {
    field.current?.focus({ cursor: "all" });
    // The program's own headers forbid the clipboard's newer interface; this copies what is selected.
    setCopied(document.execCommand("copy"));
  }

  return (
    <div className="people-form" role="group" aria-label={label}>
      <label htmlFor={id}>{label}</label>
      <Input id={id} ref={field} size="small" readOnly value={secret} className="figures" />
      <p className="people-note">{say(texts.secretOnce)}</p>
      <div className="people-buttons">
        <span role="status" className="quiet">
          {copied === null ? "" : say(copied ? texts.copied : texts.notCopied)}
        </span>
        <Button size="small" onClick={onClose}>
          {say(texts.close)}
        </Button>
        <Button size="small" type="primary" onClick={copy}>
          {say(texts.copy)}
        </Button>
      </div>
    </div>
  );
}

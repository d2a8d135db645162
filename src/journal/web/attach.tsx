import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { fileEndings, fileTypes } from "../../ground/file.ts";
import { Button } from "../../ground/web/button.tsx";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { sizeInWords } from "./file-size.ts";
import { fileTexts } from "./file-texts.ts";
import type { Attaching, Attachment } from "./use-attach.ts";
import "../../ground/web/file-drop.css";
import "./attach.css";

interface AttachProps {
  readonly label: string;
  /** What the order calls the field. */
  readonly name: string;
  readonly files: Attaching;
}

/**
 * The field of an order that carries files: the browser's own file field within the place where files may be dropped. What is
 * pasted anywhere in the form, and is a file, comes here too.
 */
export function Attach({ label, name, files }: AttachProps): ReactNode {
  const say = useSay();
  const [over, setOver] = useState(false);
  const place = useRef<HTMLLabelElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { add } = files;
  const onFiles = useEffectEvent(add);

  useEffect(() => {
    const form: HTMLElement | null = place.current?.closest("form") ?? place.current;
    const onPaste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.files;
      if (pasted === undefined || pasted.length === 0) return;
      event.preventDefault();
      onFiles(pasted);
    };
    form?.addEventListener("paste", onPaste);
    return () => form?.removeEventListener("paste", onPaste);
  }, []);

  return (
    <Field label={label} name={name} hint={say(fileTexts.taken)} trouble={files.trouble}>
      {(control) => (
        <div className="attach">
          <label
            ref={place}
            className="file-drop"
            data-over={over}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              add(event.dataTransfer.files);
            }}
          >
            <span>{say(fileTexts.choose)}</span>
            <input
              {...control}
              ref={input}
              type="file"
              multiple
              className="unseen"
              accept={fileEndings}
              onChange={(event) => {
                add(event.target.files ?? []);
                // The same file may be chosen again.
                event.target.value = "";
              }}
            />
          </label>
          {files.items.length > 0 && (
            <ul className="attach-files" aria-label={say(fileTexts.attached)}>
              {files.items.map((item) => (
                <AttachedFile
                  key={item.key}
                  item={item}
                  onRemove={() => {
                    files.remove(item.key);
                    // The button that had the focus is gone.
                    input.current?.focus();
                  }}
                  onAgain={() => files.again(item.key)}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}

interface AttachedFileProps {
  readonly item: Attachment;
  readonly onRemove: () => void;
  readonly onAgain: () => void;
}

function AttachedFile({ item, onRemove, onAgain }: AttachedFileProps): ReactNode {
  const say = useSay();
  const { file, share, sent, trouble } = item;
  const { name } = file;
  return (
    <li className="attach-file">
      <span className="attach-name">{name}</span>
      <span className="quiet figures">
        {sizeInWords(file.size)}
        {sent !== undefined && ` · ${say(fileTypes[sent.type].name)}`}
      </span>
      <span className="attach-acts">
        {trouble !== undefined && file.size > 0 && (
          <Button look="text" aria-label={say(fileTexts.againNamed, { name })} onClick={onAgain}>
            {say(fileTexts.again)}
          </Button>
        )}
        <Button look="text" aria-label={say(fileTexts.removeNamed, { name })} onClick={onRemove}>
          {say(fileTexts.remove)}
        </Button>
      </span>
      {sent === undefined && trouble === undefined && (
        <progress className="attach-share" value={share ?? 0} aria-label={say(fileTexts.sendingFile, { name })} />
      )}
      <span role="status" className="unseen">
        {sent === undefined ? "" : say(fileTexts.sent, { name })}
      </span>
      <Trouble said={trouble} className="attach-trouble" />
    </li>
  );
}

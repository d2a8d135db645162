import { type ReactNode, useId, useState } from "react";
import "./file-drop.css";

interface FileDropProps {
  /** What is chosen, as a request: it names the field. */
  readonly label: string;
  /** What the file may be. */
  readonly about: string;
  /** Endings of its name, with commas. */
  readonly accept: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** The browser's own file field, so that keys and screen readers know it, within the place where a file may be dropped. */
export function FileDrop({ label, about, accept, busy, onFile }: FileDropProps): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file !== null && file !== undefined && !busy) onFile(file);
  };
  return (
    <div>
      <label
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
          take(event.dataTransfer.files);
        }}
      >
        <span>{label}</span>
        <input
          type="file"
          className="unseen"
          accept={accept}
          aria-describedby={`${id}about`}
          disabled={busy}
          onChange={(event) => {
            take(event.target.files);
            // The same file, mended, may be chosen again.
            event.target.value = "";
          }}
        />
      </label>
      <p id={`${id}about`} className="quiet">
        {about}
      </p>
    </div>
  );
}

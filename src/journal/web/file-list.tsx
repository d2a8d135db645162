import { type ReactNode, useState } from "react";
import { fileTypes, type SealedFile } from "../../ground/file.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { type Column, Table } from "../../ground/web/table.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "./client.ts";
import { sizeInWords } from "./file-size.ts";
import { fileTexts } from "./file-texts.ts";
import { openFile } from "./open-file.ts";
import { type OpeningWhy, PurposeChoice } from "./purpose-choice.tsx";
import { mayGive } from "./rehearse.ts";
import { type Opening, SealedText } from "./sealed-values.tsx";

interface FileListProps {
  /** The record that carries them. */
  readonly stream: string;
  readonly files: readonly SealedFile[];
  /** The opening of the record's sealed values: their names are among them (`fileName`). */
  readonly opening: Opening;
  /** Who sent a file and when, as the room knows it. */
  readonly about?: (file: SealedFile) => ReactNode;
  readonly caption?: string;
}

/** The files of a record. Each is saved by a press, which asks for a purpose where the work is none, and is logged. */
export function FileList({ stream, files, opening, about, caption }: FileListProps): ReactNode {
  const say = useSay();
  const client = useClient();
  if (files.length === 0) return <p className="quiet">{say(fileTexts.none)}</p>;
  const columns: Column<SealedFile>[] = [
    {
      key: "name",
      head: say(fileTexts.name),
      names: true,
      cell: ({ name }) => <SealedText opening={opening} sealed={name} />,
    },
    { key: "type", head: say(fileTexts.type), cell: ({ type }) => say(fileTypes[type].name) },
    { key: "size", head: say(fileTexts.size), figures: "right", cell: ({ size }) => sizeInWords(size) },
    ...(about === undefined ? [] : [{ key: "about", head: say(fileTexts.about), cell: about }]),
    ...(mayGive(client, "OpenSealed")
      ? [
          {
            key: "save",
            unseenHead: say(fileTexts.save),
            cell: (file: SealedFile) => <SaveFile stream={stream} file={file.id} n={files.indexOf(file) + 1} />,
          },
        ]
      : []),
  ];
  return <Table caption={caption ?? say(fileTexts.files)} columns={columns} rows={files} keyOf={({ id }) => id} />;
}

function SaveFile({
  stream,
  file,
  n,
}: {
  readonly stream: string;
  readonly file: string;
  readonly n: number;
}): ReactNode {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function save(why?: OpeningWhy): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const opened = await openFile(stream, file, why);
    setBusy(false);
    const isUnsaid = opened.kind === "refused" && opened.refused.code === "PurposeMissing";
    setAsked(isUnsaid);
    if (opened.kind === "saved" || isUnsaid) return;
    setTrouble(opened.kind === "refused" ? opened.refused : fileTexts.notNow);
  }

  return (
    <>
      {isAsked ? (
        <PurposeChoice busy={busy} onPick={(why) => void save(why)} onClose={() => setAsked(false)} />
      ) : (
        <Button busy={busy} aria-label={say(fileTexts.saveNamed, { n })} onClick={() => void save()}>
          {say(fileTexts.save)}
        </Button>
      )}
      <Trouble said={trouble} />
    </>
  );
}

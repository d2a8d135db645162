import { useCallback, useEffect, useRef, useState } from "react";
import { type FileType, longestFileName, mostFilesOfOrder } from "../../ground/file.ts";
import { fill, type Sentence } from "../../ground/sentence.ts";
import { fileTexts } from "./file-texts.ts";
import { dropFile, sendFile, type SentFile } from "./send-file.ts";

/** A file that somebody chose, on its way or there. */
export interface Attachment {
  readonly key: number;
  readonly file: File;
  /** How much has arrived, from 0 to 1; undefined while it waits for those before it. */
  readonly share?: number;
  /** Once it is there. */
  readonly sent?: { readonly id: string; readonly type: FileType };
  readonly trouble?: Sentence;
}

export interface Attaching {
  readonly items: readonly Attachment[];
  /** For the order's field. */
  readonly ids: readonly string[];
  /** Some are not there: the order is not to be given yet. */
  readonly isBusy: boolean;
  /** What was said against the last choice as a whole. */
  readonly trouble: Sentence | null;
  add(files: Iterable<File>): void;
  remove(key: number): void;
  again(key: number): void;
  /** Forgets all; for when the order that carries them was accepted. */
  clear(): void;
}

/**
 * Files for an order about a record (`task/01J…`), or for one that makes a record (`task`). They are sent one after another
 * as soon as they are chosen; what is still being sent when the form goes is given up.
 */
export function useAttach(stream: string): Attaching {
  const [items, setItems] = useState<readonly Attachment[]>([]);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const nextKey = useRef(1);
  const underway = useRef<{ readonly key: number; readonly ending: AbortController } | null>(null);

  const change = useCallback(
    (key: number, to: (item: Attachment) => Attachment) =>
      setItems((all) => all.map((item) => (item.key === key ? to(item) : item))),
    [],
  );

  const next = items.find((item) => item.sent === undefined && item.trouble === undefined);
  const nextFile = next?.file;
  const nextOne = next?.key;
  useEffect(() => {
    if (nextOne === undefined || nextFile === undefined) return undefined;
    const ending = new AbortController();
    underway.current = { key: nextOne, ending };
    void sendFile(stream, nextFile, {
      signal: ending.signal,
      progress: (share) => change(nextOne, (item) => ({ ...item, share })),
    }).then((end) => {
      if (ending.signal.aborted) {
        if (end.kind === "sent") dropFile(end.id);
        return;
      }
      change(nextOne, ({ key, file }) => ({ key, file, ...endedAs(end) }));
    });
    return () => ending.abort();
  }, [stream, nextOne, nextFile, change]);

  return {
    items,
    ids: items.flatMap(({ sent }) => sent?.id ?? []),
    isBusy: items.some(({ sent }) => sent === undefined),
    trouble,
    add: (files) => {
      const chosen = [...files].map((file): Attachment => {
        const wrong = wrongWith(file);
        return { key: nextKey.current++, file, ...(wrong === undefined ? {} : { trouble: wrong }) };
      });
      const room = mostFilesOfOrder - items.length;
      setTrouble(chosen.length > room ? fill(fileTexts.tooMany, { most: mostFilesOfOrder }) : null);
      setItems([...items, ...chosen.slice(0, Math.max(0, room))]);
    },
    remove: (key) => {
      const sent = items.find((item) => item.key === key)?.sent;
      if (sent !== undefined) dropFile(sent.id);
      if (underway.current?.key === key) underway.current.ending.abort();
      setTrouble(null);
      setItems(items.filter((item) => item.key !== key));
    },
    again: (key) => change(key, ({ file }) => ({ key, file })),
    clear: () => setItems([]),
  };
}

function endedAs(end: SentFile): Partial<Attachment> {
  switch (end.kind) {
    case "sent":
      return { sent: { id: end.id, type: end.type } };
    case "refused":
      return { trouble: end.refused };
    default:
      return { trouble: fileTexts.unreachable };
  }
}

/** What can be said without the server. */
function wrongWith({ name, size }: File): Sentence | undefined {
  if (size === 0) return fileTexts.empty;
  return name.length > longestFileName ? fill(fileTexts.nameTooLong, { most: longestFileName }) : undefined;
}

/*
 * A checkpoint of a writer's log as C2SP tlog-checkpoint in a C2SP signed note: the origin, the number of leaves, the
 * root in base64, an empty line, and signature lines `— name base64(key id ‖ signature)`.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Base64 of 32 bytes. */
  readonly root: string;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root}\n`;
}

export interface NoteSignature {
  readonly name: string;
  /** Base64 of the four bytes that tell keys of one name apart, followed by the signature. */
  readonly value: string;
}

export function noteOf(text: string, signatures: readonly NoteSignature[]): string {
  return `${text}\n${signatures.map(({ name, value }) => `— ${name} ${value}\n`).join("")}`;
}

/** The checkpoint and signatures of a note, or null when it is not one. */
export function readNote(note: string): { text: string; checkpoint: Checkpoint; signatures: NoteSignature[] } | null {
  const end = note.lastIndexOf("\n\n");
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const [origin, count, root, ...more] = text.split("\n");
  if (origin === undefined || origin === "" || root === undefined || more.at(-1) !== "") return null;
  if (count === undefined || !/^(0|[1-9]\d*)$/.test(count) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(end + 2).split("\n")) {
    if (line === "") continue;
    const match = /^— (\S+) (\S+)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) return null;
    signatures.push({ name: match[1], value: match[2] });
  }
  return { text, checkpoint: { origin, size: Number(count), root }, signatures };
}

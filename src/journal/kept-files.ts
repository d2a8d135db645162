import { type Fact, streamKey } from "../ground/fact.ts";
import { filesIn, type SealedFile } from "../ground/file.ts";
import { everyKind, type Fold } from "../ground/fold.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import type { PrivacyFact } from "../privacy/facts.ts";

/** The files of one record, in the order they came. */
export interface KeptFiles {
  readonly files: readonly KeptFile[];
}

export interface KeptFile extends SealedFile {
  /** Which erasure took the key it was sealed under. While that is in its grace it may be taken back. */
  readonly erasure?: string;
}

/**
 * Which files the facts of a record name, whatever room's facts they are. In the states it stands under a name of its own,
 * since the owner of the record has a state too.
 */
export const filesFold: Fold<KeptFiles> = { room: "files", kind: everyKind, evolve: filesAfter };

function filesAfter(state: KeptFiles | null, told: Fact, stream: string): KeptFiles | null {
  const fact = told as PrivacyFact;
  if (fact.type === "SealedErased" || fact.type === "ErasureRecalled") {
    if (state === null) return null;
    const [, erasing = ""] = fact.streams;
    const erasure = streamKey(erasing);
    return {
      files: state.files.map((file) => (fact.type === "SealedErased" ? taken(file, erasure) : back(file, erasure))),
    };
  }
  // A fact may stand on several streams; a file belongs to the one whose key seals it.
  const named = filesIn(told.data).filter(({ name }) => name.record === stream);
  if (named.length === 0) return state;
  const known = new Set((state?.files ?? []).map(({ id }) => id));
  return { files: [...(state?.files ?? []), ...named.filter(({ id }) => !known.has(id))] };
}

function taken(file: KeptFile, erasure: string): KeptFile {
  return file.erasure === undefined ? { ...file, erasure } : file;
}

function back(file: KeptFile, erasure: string): KeptFile {
  if (file.erasure !== erasure) return file;
  const { erasure: _, ...rest } = file;
  return rest;
}

/** The files of each kind of record that may have some, as the views that own them say. */
export function filesViews(rooms: readonly RoomRules[]): readonly StreamView<never>[] {
  return rooms
    .flatMap(({ views }) => views)
    .filter(({ carriesFiles }) => carriesFiles === true)
    .map(({ kind }) => view<KeptFiles>({ ...filesFold, kind, owner: false }));
}

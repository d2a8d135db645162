import { useMemo } from "react";
import { streamKey } from "../../ground/fact.ts";
import { fill } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { ownerOf } from "../../journal/rulebook.ts";
import { useClient } from "../../journal/web/client.ts";
import { recordIn } from "./privacy-clock.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";

/** Records as people name them here. */
interface Records {
  /** Known by the end of its id, which is what the log and the address show too. */
  nameOf(stream: string): string;
  /** The record a text names; null when none. */
  namedBy(text: string): string | null;
  /** How one is named. */
  readonly hint: string;
}

export function useRecords(): Records {
  const say = useSay();
  const { book } = useClient();
  const kinds = useMemo(
    () =>
      [...book.views.values()].flat().flatMap(({ kind, retained }) => (retained?.named === undefined ? [] : [kind])),
    [book],
  );
  return {
    nameOf: (stream) => {
      const named = ownerOf(book, stream)?.retained?.named;
      return named === undefined ? stream : say(fill(named, { id: streamKey(stream).slice(-6) }));
    },
    namedBy: (text) => recordIn(text, kinds),
    hint: say(texts.recordHint, { streams: kinds.map((kind) => `${kind}/…`).join(" · ") }),
  };
}

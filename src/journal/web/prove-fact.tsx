import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { journalTexts } from "./texts.ts";

/** Downloads the file that proves one fact of the log to anybody, offline. `short` where it stands on every line. */
export function ProveFact({ n, short = false }: { readonly n: number; readonly short?: boolean }): ReactNode {
  const say = useSay();
  return (
    <a className="quiet" href={`/api/v1/log/proof?n=${n}`} download aria-label={`${say(journalTexts.prove)} ${n}`}>
      {say(short ? journalTexts.proveShort : journalTexts.prove)}
    </a>
  );
}

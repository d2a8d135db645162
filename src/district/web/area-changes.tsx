import type { ReactNode } from "react";
import { phrase } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import type { AreaChange } from "./area-drawing.ts";
import { areaKindNames } from "../area-kinds.ts";
import { drawingTexts as texts } from "./areas-texts.ts";

const mostNamed = 30;

/** Which areas are new, changed or gone, in words. */
export function AreaChanges({ changes }: { readonly changes: readonly AreaChange[] }): ReactNode {
  const say = useSay();
  const size = (hectares: number | undefined) => (hectares ?? 0).toFixed(1);
  return (
    <>
      <p>{say(texts.changes)}</p>
      <ul>
        {changes.slice(0, mostNamed).map(({ kind, id, what, hectares, before }) => (
          <li key={`${kind} ${id} ${what}`}>
            {say(
              phrase(texts[what], { kind: areaKindNames[kind], id, hectares: size(hectares), before: size(before) }),
            )}
          </li>
        ))}
        {changes.length > mostNamed && <li>…</li>}
      </ul>
    </>
  );
}

import { useMemo } from "react";
import { useLanguage } from "../../ground/web/language.ts";
import type { AreaKind } from "../areas.ts";
import { areasOf } from "../write-areas.ts";
import { useAreas } from "./use-areas.ts";

export interface AreaChoice {
  readonly id: string;
  readonly kind: AreaKind;
  readonly text: string;
}

/** The areas in force as a list to choose from: of all kinds, or of one. */
export function useAreaChoices(only?: AreaKind): readonly AreaChoice[] {
  const language = useLanguage();
  const file = useAreas();
  return useMemo(
    () =>
      (file === null ? [] : areasOf(file))
        .filter(({ kind }) => only === undefined || kind === only)
        .map(({ id, kind, name }) => ({ id, kind, text: name[language] })),
    [file, only, language],
  );
}

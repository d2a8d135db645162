import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { type PersonalKind, personalPlaces } from "../../ground/personal-patterns.ts";
import { useSay } from "../../ground/web/language.ts";
import { journalTexts } from "./texts.ts";
import "./personal-hint.css";

interface PersonalHintProps {
  /** What stands in the field. */
  readonly text: string;
  /** The field is not sealed: the server will refuse it. */
  readonly plain?: boolean;
  /** Where it would be sealed by itself, in words, and how it gets there; answers whether it is there now. */
  readonly move?: {
    readonly label: string;
    /** Only these are taken; all when absent. */
    readonly kinds?: readonly PersonalKind[];
    readonly onMove: (kind: PersonalKind, value: string) => boolean | Promise<boolean>;
    readonly onChange: (text: string) => void;
  };
}

/** A quiet line under a field in which something looks personal, with the one button that puts it where it is sealed. */
export function PersonalHint({ text, plain = false, move }: PersonalHintProps): ReactNode {
  const say = useSay();
  const place = personalPlaces(text).find(({ kind }) => move?.kinds?.includes(kind) ?? true);

  async function go(): Promise<void> {
    if (place === undefined || move === undefined) return;
    const { kind, start, end } = place;
    if (await move.onMove(kind, text.slice(start, end))) move.onChange(`${text.slice(0, start)}[…]${text.slice(end)}`);
  }

  return (
    <p className="personal-hint" role="status">
      {place !== undefined && (
        <>
          {say(journalTexts.looksPersonal, { what: say(journalTexts[place.kind]) })}
          {plain && say(journalTexts.plainRefuses)}{" "}
          {move !== undefined && <Button onClick={() => void go()}>{move.label}</Button>}
        </>
      )}
    </p>
  );
}

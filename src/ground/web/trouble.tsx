import { Button } from "./button.tsx";
import type { ReactNode } from "react";
import type { Sentence } from "../sentence.ts";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import "./trouble.css";

interface TroubleProps {
  /** What went wrong; nothing is shown while it is null or undefined. */
  readonly said: Sentence | null | undefined;
  /** The values the sentence names. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** For the field it belongs to, which points here with `aria-describedby`. */
  readonly id?: string;
  readonly className?: string;
  /** It stood there when the page was read: not announced like what happens just now. */
  readonly standing?: boolean;
  /** The way on: does the same once more. */
  readonly again?: (() => void) | undefined;
  /** Another way on, after the sentence. */
  readonly children?: ReactNode;
}

/** Says what went wrong (a refusal, no answer, a field that cannot be so), announced at once, with the way on. */
export function Trouble({ said, values, id, className, standing = false, again, children }: TroubleProps): ReactNode {
  const say = useSay();
  if (said === null || said === undefined) return null;
  return (
    <span
      {...(id === undefined ? {} : { id })}
      {...(standing ? {} : { role: "alert" })}
      className={className === undefined ? "trouble" : `trouble ${className}`}
    >
      <span>{say(said, values)}</span>
      {again !== undefined && (
        <Button look="text" onClick={again}>
          {say(kitTexts.again)}
        </Button>
      )}
      {children}
    </span>
  );
}

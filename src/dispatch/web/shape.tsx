import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { type Stage, stages } from "../stage.ts";
import { statuses } from "../unit-facts.ts";
import type { UnitStatus } from "../unit.ts";
import { type Outline, stageOutlines, unitOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";

export function Shape({ outline }: { outline: Outline }): ReactNode {
  return (
    <svg className="shape" data-tone={outline.tone} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d={outline.path}
        fill={outline.fill ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

function ShapeAndWord({ outline, word }: { outline: Outline; word: Sentence }): ReactNode {
  const say = useSay();
  return (
    <span className="shape-word" data-tone={outline.tone}>
      <Shape outline={outline} />
      <span className="cut">{say(word)}</span>
    </span>
  );
}

export function StageMark({ stage }: { stage: Stage }): ReactNode {
  return <ShapeAndWord outline={stageOutlines[stage]} word={stages[stage]} />;
}

export function StatusMark({ status }: { status: UnitStatus }): ReactNode {
  return <ShapeAndWord outline={unitOutlines[status]} word={statuses[status]} />;
}

/** The priority as a digit in a box whose weight grows with urgency. */
export function PriorityMark({ priority }: { priority: number }): ReactNode {
  const say = useSay();
  return (
    <span
      className="priority figures"
      data-priority={priority}
      role="img"
      aria-label={say(dispatchTexts.priorityNamed, { priority })}
    >
      {priority}
    </span>
  );
}

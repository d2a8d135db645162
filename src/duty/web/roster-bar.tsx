import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useId } from "react";
import { Choice } from "../../ground/web/choice.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { dayName, monthName, type Span, stepped } from "./roster-days.ts";
import { rosterTexts } from "./roster-texts.ts";

interface RosterBarProps {
  readonly part: string;
  readonly parts: readonly { readonly value: string; readonly text: string }[];
  readonly span: Span;
  readonly rows: "people" | "posts";
  readonly day: string;
  readonly days: readonly string[];
  readonly today: string;
  /** Changes that are not saved. */
  readonly count: number;
  readonly isPlanning: boolean;
  readonly hasPosts: boolean;
  readonly onPart: (part: string) => void;
  readonly onSpan: (span: Span) => void;
  readonly onRows: (rows: "people" | "posts") => void;
  readonly onDay: (day: string) => void;
  readonly onUndo: () => void;
  readonly onOpen: (what: "fill" | "save" | "posts") => void;
}

/** What is shown, and what can be done with it. */
export function RosterBar(props: RosterBarProps): ReactNode {
  const { part, parts, span, rows, day, days, today, count, isPlanning, hasPosts, onOpen, onDay } = props;
  const say = useSay();
  const id = useId();
  const first = days[0] ?? day;
  const last = days.at(-1) ?? day;
  const title = say(span === "month" ? monthName(first) : rosterTexts.week);
  const range = `${say(dayName(first))} – ${say(dayName(last))}`;
  return (
    <header className="roster-bar-top">
      <h2>{say(rosterTexts.roster)}</h2>
      <label className="unseen" htmlFor={id}>
        {say(rosterTexts.part)}
      </label>
      <PickOne id={id} value={part} options={parts} onChange={props.onPart} />
      <Choice
        label={say(rosterTexts.span)}
        value={span}
        options={[
          { value: "week", text: say(rosterTexts.week) },
          { value: "month", text: say(rosterTexts.month) },
        ]}
        onChange={props.onSpan}
      />
      <Choice
        label={say(rosterTexts.rows)}
        value={rows}
        options={[
          { value: "people", text: say(rosterTexts.people) },
          { value: "posts", text: say(rosterTexts.posts) },
        ]}
        onChange={props.onRows}
      />
      <div className="roster-steps">
        <Button
          aria-label={say(rosterTexts.earlier, { span: say(rosterTexts[span]) })}
          onClick={() => onDay(stepped(span, day, -1))}
        >
          ‹
        </Button>
        <Button onClick={() => onDay(today)}>{say(rosterTexts.today)}</Button>
        <Button
          aria-label={say(rosterTexts.later, { span: say(rosterTexts[span]) })}
          onClick={() => onDay(stepped(span, day, 1))}
        >
          ›
        </Button>
      </div>
      <strong className="figures">{span === "month" ? title : range}</strong>
      <span className="panel-head-space" />
      {isPlanning && count > 0 && (
        <>
          <Button onClick={props.onUndo}>{say(rosterTexts.undo)}</Button>
          <Button look="primary" onClick={() => onOpen("save")}>
            {say(rosterTexts.review, { count })}
          </Button>
        </>
      )}
      {isPlanning && <Button onClick={() => onOpen("fill")}>{say(rosterTexts.fill)}</Button>}
      {hasPosts && <Button onClick={() => onOpen("posts")}>{say(rosterTexts.editPosts)}</Button>}
      <Button onClick={() => print()}>{say(rosterTexts.print)}</Button>
    </header>
  );
}

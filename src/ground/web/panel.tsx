import type { ReactNode } from "react";
import type { Sentence } from "../sentence.ts";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import { Trouble } from "./trouble.tsx";
import "./panel.css";

/**
 * What a panel has to show. `failed` and `offline` leave what was read before in its place and say that it may be old;
 * the others stand in the place of the content.
 */
export type PanelState = "ready" | "loading" | "empty" | "failed" | "offline" | "forbidden";

interface PanelProps {
  readonly title: string;
  /** The accessible name where it says more than the title. */
  readonly label?: string;
  /** For whom the title is not enough, on a pointer that rests on it. */
  readonly hint?: string;
  readonly id?: string;
  /** Further classes: `panel-grow` takes the height that is left. */
  readonly className?: string;
  readonly headClass?: string;
  /** How many there are, beside the title. */
  readonly count?: ReactNode;
  /** What follows the title: a sentence, filters. */
  readonly about?: ReactNode;
  /** What stands at the end of the head: buttons. */
  readonly tools?: ReactNode;
  /** What stands between head and content whatever the state: a form that was opened. */
  readonly before?: ReactNode;
  readonly state?: PanelState;
  /** Said where there is nothing. */
  readonly empty?: Sentence;
  /** Said in the place of the usual words where reading failed. */
  readonly failed?: Sentence;
  /** Reads once more. */
  readonly again?: (() => void) | undefined;
  /** The class of a body that scrolls by itself; without it the content is the panel's own. */
  readonly body?: string;
  /** The body can be scrolled from the keyboard, under this name where it has one. */
  readonly scrolls?: boolean | string;
  readonly children?: ReactNode;
}

/** A part of a page: its head with a title, then what it has to show, or what it has not. */
export function Panel(props: PanelProps): ReactNode {
  const { title, label = title, className, count, about, tools, state = "ready", body, scrolls = false } = props;
  const isShown = state === "ready" || state === "failed" || state === "offline";
  const content = (
    <>
      <PanelSays {...props} state={state} />
      {isShown && props.children}
    </>
  );
  return (
    <section
      {...(props.id === undefined ? {} : { id: props.id, tabIndex: -1 })}
      className={className === undefined ? "panel" : `panel ${className}`}
      aria-label={label}
    >
      <div className={props.headClass === undefined ? "panel-head" : `panel-head ${props.headClass}`}>
        <h2 {...(props.hint === undefined ? {} : { title: props.hint })}>{title}</h2>
        {count !== undefined && <span className="count">{count}</span>}
        {about}
        <span className="panel-head-space" />
        {tools}
      </div>
      {props.before}
      {body === undefined ? (
        content
      ) : (
        <div
          className={`panel-body ${body}`.trim()}
          {...(scrolls === false ? {} : { tabIndex: 0 })}
          {...(typeof scrolls === "string" ? { role: "region", "aria-label": scrolls } : {})}
        >
          {content}
        </div>
      )}
    </section>
  );
}

function PanelSays({ state, empty, failed, again }: PanelProps): ReactNode {
  const say = useSay();
  switch (state) {
    case "loading":
      return (
        <p className="nothing" role="status">
          {say(kitTexts.loading)}
        </p>
      );
    case "empty":
      return empty === undefined ? null : <p className="nothing">{say(empty)}</p>;
    case "failed":
      return <Trouble className="panel-trouble" said={failed ?? kitTexts.failed} again={again} />;
    case "offline":
      return <Trouble className="panel-trouble" said={kitTexts.offline} standing again={again} />;
    case "forbidden":
      return <p className="nothing">{say(kitTexts.forbidden)}</p>;
    default:
      return null;
  }
}

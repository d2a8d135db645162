import type { ReactNode, Ref } from "react";
import type { Sentence } from "../sentence.ts";
import { focusHome } from "./focus-home.ts";
import { KeyHint } from "./key-hint.tsx";
import { kitTexts } from "./kit-texts.ts";
import { useSay } from "./language.ts";
import { Trouble } from "./trouble.tsx";
import "./panel.css";

/**
 * What a panel has to show. `failed` and `offline` leave what was read before in its place and say that it may be old;
 * the others stand in the place of the content. `unreached`: no connection, and nothing was read before.
 */
export type PanelState = "ready" | "loading" | "empty" | "failed" | "offline" | "unreached" | "forbidden";

interface PanelProps extends PanelSaysProps {
  readonly title: string;
  /** A mark before the title. */
  readonly mark?: ReactNode;
  /** A press on the title opens and closes it; `key` is the hotkey that does the same. */
  readonly fold?: { readonly isOpen: boolean; readonly key: string; readonly onToggle: () => void };
  /** The accessible name where it says more than the title. */
  readonly label?: string;
  /** For whom the title is not enough, on a pointer that rests on it. */
  readonly hint?: string;
  readonly id?: string;
  /** A long title is cut at the end of its line. */
  readonly cut?: boolean;
  /** Something in it wants to be seen now. */
  readonly ringing?: boolean;
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
  /** The content scrolls by itself, under the head, with a class of its own or none. */
  readonly body?: string | boolean;
  /** The body can be scrolled from the keyboard, under this name where it has one. */
  readonly scrolls?: boolean | string;
  /** The focus comes back to it once an order was given in it (`focus-home.ts`). */
  readonly isHome?: boolean;
  readonly panelRef?: Ref<HTMLElement>;
  /** What stands below the content whatever the state: a form, buttons. */
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a page: its head with a title, then what it has to show, or what it has not. */
export function Panel(props: PanelProps): ReactNode {
  const { title, label = title, className, count, about, tools, state = "ready", body, scrolls = false } = props;
  const { fold } = props;
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
      {...(props.isHome === true ? focusHome : {})}
      {...(props.panelRef === undefined ? {} : { ref: props.panelRef })}
      className={className === undefined ? "panel" : `panel ${className}`}
      aria-label={label}
      {...(fold === undefined ? {} : { "data-open": fold.isOpen })}
      {...(props.ringing === undefined ? {} : { "data-ringing": props.ringing })}
    >
      <div className={props.headClass === undefined ? "panel-head" : `panel-head ${props.headClass}`}>
        {props.mark}
        <h2
          {...(props.cut === true ? { className: "cut" } : {})}
          {...(props.hint === undefined ? {} : { title: props.hint })}
        >
          {fold === undefined ? (
            title
          ) : (
            <button
              type="button"
              className="plain-button panel-fold"
              aria-expanded={fold.isOpen}
              onClick={fold.onToggle}
            >
              {title} <KeyHint of={fold.key.toLowerCase()} />
            </button>
          )}
        </h2>
        {count !== undefined && <span className="count">{count}</span>}
        {about}
        {tools !== undefined && <span className="panel-head-space" />}
        {tools}
      </div>
      {props.before}
      {fold?.isOpen === false ? null : body === undefined || body === false ? (
        content
      ) : (
        <div
          className={body === true ? "panel-body" : `panel-body ${body}`}
          {...(scrolls === false ? {} : { tabIndex: 0 })}
          {...(typeof scrolls === "string" ? { role: "region", "aria-label": scrolls } : {})}
        >
          {content}
        </div>
      )}
      {props.foot}
    </section>
  );
}

interface PanelSaysProps {
  readonly state?: PanelState;
  /** Said where there is nothing. */
  readonly empty?: Sentence;
  /** Said in the place of the usual words where reading failed. */
  readonly failed?: Sentence;
  /** Reads once more. */
  readonly again?: (() => void) | undefined;
}

/** What a panel's state is, in words; for a part of a panel that reads by itself. */
export function PanelSays({ state, empty, failed, again }: PanelSaysProps): ReactNode {
  const say = useSay();
  switch (state) {
    case "loading":
      return (
        <p className="nothing" role="status">
          {say(kitTexts.loading)}
        </p>
      );
    case "empty":
      return empty === undefined ? null : (
        <p className="nothing" role="status">
          {say(empty)}
        </p>
      );
    case "failed":
      return <Trouble className="panel-trouble" said={failed ?? kitTexts.failed} again={again} />;
    case "offline":
    case "unreached":
      return <Trouble className="panel-trouble" said={kitTexts[state]} standing again={again} />;
    case "forbidden":
      return <p className="nothing">{say(kitTexts.forbidden)}</p>;
    default:
      return null;
  }
}

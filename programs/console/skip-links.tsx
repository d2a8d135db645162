import type { ReactNode } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { consoleTexts } from "./texts.ts";
import "./skip-links.css";

/** A part of the page to go to, by the id that the part bears. */
export interface SkipLink {
  readonly to: string;
  readonly text: Sentence;
}

/** The first stops of Tab: seen only while the focus is on them, they lead past all that stands before the work. */
export function SkipLinks({ links }: { links: readonly SkipLink[] }): ReactNode {
  const say = useSay();
  return (
    <nav className="skip-links" aria-label={say(consoleTexts.skipLinks)}>
      {links.map(({ to, text }) => (
        <a
          key={to}
          href={`#${to}`}
          onClick={(event) => {
            // The address stays: it says which page this is, and going back must not lead through the page's parts.
            event.preventDefault();
            document.getElementById(to)?.focus();
          }}
        >
          {say(text)}
        </a>
      ))}
    </nav>
  );
}

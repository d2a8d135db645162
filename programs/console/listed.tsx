import type { ReactNode } from "react";
import { AddressLink } from "../../src/ground/web/address-link.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import "./listed.css";

/** Names under a heading, each with the address of what it names. */
export interface ListedGroup {
  readonly key: string;
  readonly title: Sentence;
  readonly entries: readonly { readonly to: string; readonly title: Sentence; readonly isHere: boolean }[];
}

interface ListedProps {
  /** What it is a list of, and its own address, at which none of them is named. */
  readonly label: string;
  readonly to: string;
  readonly isNamed: boolean;
  readonly groups: readonly ListedGroup[];
  readonly children: ReactNode;
}

/**
 * A page that shows one of several: their names beside it, in groups, and the one that is chosen. On a narrow window either
 * the names, or the one that the address names with the way back to them. A single one has no list.
 */
export function Listed({ label, to, isNamed, groups, children }: ListedProps): ReactNode {
  const say = useSay();
  const isOne = groups.reduce((sum, { entries }) => sum + entries.length, 0) < 2;
  return (
    <div className="listed" data-list={!isOne} data-named={isNamed}>
      {!isOne && (
        <>
          <p className="listed-back">
            <AddressLink to={to}>‹ {label}</AddressLink>
          </p>
          <nav className="panel listed-names" aria-label={label}>
            {groups
              .filter(({ entries }) => entries.length > 0)
              .map(({ key, title, entries }) => (
                <section key={key} aria-labelledby={`listed-${key}`}>
                  <h2 id={`listed-${key}`}>{say(title)}</h2>
                  <ul>
                    {entries.map((entry) => (
                      <li key={entry.to}>
                        <AddressLink to={entry.to} isHere={entry.isHere}>
                          {say(entry.title)}
                        </AddressLink>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
          </nav>
        </>
      )}
      <div className="listed-one">{children}</div>
    </div>
  );
}

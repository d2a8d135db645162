import type { CSSProperties, ReactNode } from "react";
import { type Instant, millis } from "../../ground/instant.ts";
import { useSay } from "../../ground/web/language.ts";
import type { RosterWarning } from "../facts.ts";
import type { Post } from "../posts.ts";
import { rosterTexts } from "./roster-texts.ts";

interface StrengthStripProps {
  readonly strength: readonly { readonly post: Post; readonly gaps: readonly RosterWarning[] }[];
  readonly from: Instant;
  readonly to: Instant;
  readonly days: number;
  readonly warningText: (warning: RosterWarning) => string;
}

/** Hour by hour under the calendar: where nobody leads and where too few are. */
export function StrengthStrip({ strength, from, to, days, warningText }: StrengthStripProps): ReactNode {
  const say = useSay();
  if (strength.length === 0) return null;
  const whole = millis(to) - millis(from);
  const part = (milliseconds: number) => `${(milliseconds / whole) * 100}%`;
  return (
    <section
      className="roster-strength"
      aria-label={say(rosterTexts.strength)}
      style={{ "--days": days } as CSSProperties}
    >
      <h2>
        {say(rosterTexts.strength)} <span className="quiet">{say(rosterTexts.strengthHow)}</span>
      </h2>
      <ul>
        {strength.map(({ post, gaps }) => (
          <li key={post.post} className="roster-strength-row">
            <span className="roster-name">
              <span className="cut">{say(post.name)}</span>
              <span className="quiet figures">
                {say(rosterTexts.least, { count: Math.max(post.least, post.always ? 1 : 0) })}
              </span>
            </span>
            <div className="roster-strength-track" data-whole={gaps.length === 0}>
              {gaps.length === 0 && <span className="unseen">{say(rosterTexts.strengthWhole)}</span>}
              {gaps.map((gap) => (
                <span
                  key={gap.from}
                  className="roster-gap"
                  data-what={gap.what}
                  title={warningText(gap)}
                  style={{
                    left: part(millis(gap.from) - millis(from)),
                    width: part(millis(gap.to ?? to) - millis(gap.from)),
                  }}
                >
                  <span className="unseen">{warningText(gap)}</span>
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

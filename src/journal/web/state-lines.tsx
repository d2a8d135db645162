import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { StateLine } from "./state-line.ts";
import "./setting.css";

/** How something stands, line by line. */
export function StateLines({ of }: { readonly of: readonly StateLine[] }): ReactNode {
  const say = useSay();
  return (
    <dl className="setting-state">
      {of.map(({ key, name, said, tone }) => (
        <div key={key} data-tone={tone}>
          <dt>{say(name)}</dt>
          <dd>{say(said)}</dd>
        </div>
      ))}
    </dl>
  );
}

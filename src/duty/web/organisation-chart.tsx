import type { ReactNode } from "react";
import type { OrganisationPart } from "../../district/organisation.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { responsibilityTexts } from "./responsibility-texts.ts";

interface OrganisationChartProps {
  readonly whole: OrganisationPart;
  /** Names of who leads each part. */
  readonly leaders: ReadonlyMap<string, readonly string[]>;
  /** How many rows of the matrix name each part. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: string | null;
  readonly onChoose: (part: string | null) => void;
}

/** The parts by level, with who leads each; choosing one shows its rows of the matrix. */
export function OrganisationChart(props: OrganisationChartProps): ReactNode {
  const say = useSay();
  return (
    <Panel title={say(responsibilityTexts.organisation)} className="organisation" body scrolls>
      <ul>
        <Part {...props} part={props.whole} />
      </ul>
    </Panel>
  );
}

function Part({ part, ...props }: OrganisationChartProps & { readonly part: OrganisationPart }): ReactNode {
  const say = useSay();
  const { leaders, counts, chosen, onChoose } = props;
  const name = say(part.name);
  const who = leaders.get(part.id) ?? [];
  const count = counts.get(part.id) ?? 0;
  const rows = say(count === 1 ? responsibilityTexts.oneRow : responsibilityTexts.rowsNamed, { count });
  return (
    <li>
      <div className="organisation-part" data-kind={part.kind} data-chosen={part.id === chosen}>
        <span className="organisation-name">{name}</span>
        {who.length > 0 && (
          <span className="quiet cut">
            <span className="unseen">{say(responsibilityTexts.leads)} </span>
            {who.join(say(responsibilityTexts.comma))}
          </span>
        )}
        {count > 0 && (
          <button
            type="button"
            className="plain-button organisation-rows figures"
            aria-pressed={part.id === chosen}
            aria-label={say(responsibilityTexts.rowsOf, { part: name, rows })}
            onClick={() => onChoose(part.id === chosen ? null : part.id)}
          >
            {rows}
          </button>
        )}
      </div>
      {part.parts.length > 0 && (
        <ul>
          {part.parts.map((below) => (
            <Part key={`${below.kind} ${below.id}`} {...props} part={below} />
          ))}
        </ul>
      )}
    </li>
  );
}

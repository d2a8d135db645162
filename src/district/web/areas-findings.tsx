import type { ReactNode } from "react";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { type Column, Table } from "../../ground/web/table.tsx";
import type { Area } from "../areas.ts";
import { type Compared, drawingOf, type Finding } from "./areas-draft.ts";
import { areaKindNames } from "../area-kinds.ts";
import { areasTexts as texts, drawingTexts } from "./areas-texts.ts";
import "./areas.css";

/** What is wrong in a file, line by line; nothing of it is in force. */
export function AreaProblems({ of }: { readonly of: Extract<Compared, { problems: unknown }> }): ReactNode {
  const say = useSay();
  return (
    <Panel title={say(texts.problems, { count: of.count })}>
      <Table
        caption={say(texts.problems, { count: of.count })}
        keyOf={({ feature, field, id = "", says }) => `${feature} ${id} ${field} ${says.en}`}
        toneOf={() => "alarm"}
        columns={[
          {
            key: "feature",
            head: say(texts.feature),
            figures: true,
            cell: ({ feature }) => (feature === 0 ? say(texts.wholeFile) : feature),
          },
          { key: "id", head: say(texts.id), cell: ({ id = "–" }) => id },
          { key: "field", head: say(texts.field), names: true, cell: ({ field }) => field },
          { key: "says", head: say(texts.says), cell: ({ says }) => say(says) },
        ]}
        rows={of.problems}
      />
    </Panel>
  );
}

interface AreaFindingsProps {
  readonly areas: readonly Area[];
  readonly findings: readonly Finding[];
}

/** Overlaps and gaps of a file's areas, drawn and in a table that bears the same numbers. */
export function AreaFindings({ areas, findings }: AreaFindingsProps): ReactNode {
  const say = useSay();
  const drawing = drawingOf(areas);
  return (
    <Panel title={say(texts.findings)} count={findings.length}>
      {drawing !== undefined && (
        <svg
          className="areas-drawing"
          role="img"
          aria-label={say(texts.drawing)}
          viewBox={`-20 -20 1040 ${drawing.height + 40}`}
        >
          {drawing.outlines.map(({ key, kind, path }) => (
            <path key={key} d={path} data-kind={kind} fillRule="evenodd" />
          ))}
          {findings.map(({ number, point }) => {
            const [x, y] = drawing.placeOf(point);
            return (
              <g key={number} transform={`translate(${x} ${y})`}>
                <circle r={16} />
                <text dy="0.35em">{number}</text>
              </g>
            );
          })}
        </svg>
      )}
      <FindingsTable findings={findings} />
    </Panel>
  );
}

interface FindingsTableProps {
  readonly findings: readonly Finding[];
  /** Brings one into view on a map. */
  readonly onShow?: (finding: Finding) => void;
}

/** Overlaps and gaps with their sizes, the largest first. */
export function FindingsTable({ findings, onShow }: FindingsTableProps): ReactNode {
  const say = useSay();
  if (findings.length === 0) return <p className="setting-about">{say(texts.noFindings)}</p>;
  const where: Column<Finding> = {
    key: "where",
    head: say(texts.where),
    figures: true,
    cell: ({ point: [longitude, latitude], number, ...rest }) => {
      const place = `${longitude.toFixed(5)}, ${latitude.toFixed(5)}`;
      if (onShow === undefined) return place;
      return (
        <>
          {place}{" "}
          <Button
            look="link"
            aria-label={say(drawingTexts.showNamed, { number })}
            onClick={() => onShow({ ...rest, number, point: [longitude, latitude] })}
          >
            {say(drawingTexts.show)}
          </Button>
        </>
      );
    },
  };
  return (
    <Table
      caption={say(texts.findings)}
      keyOf={({ number }) => String(number)}
      columns={[
        { key: "number", head: say(texts.number), figures: true, names: true, cell: ({ number }) => number },
        { key: "kind", head: say(texts.kind), cell: ({ kind }) => say(areaKindNames[kind]) },
        { key: "what", head: say(texts.what), cell: ({ what }) => say(texts[what]) },
        { key: "between", head: say(texts.between), cell: ({ of }) => of },
        {
          key: "size",
          head: say(texts.size),
          figures: "right",
          cell: ({ hectares }) => say(texts.hectares, { count: hectares.toFixed(2) }),
        },
        where,
      ]}
      rows={findings}
    />
  );
}

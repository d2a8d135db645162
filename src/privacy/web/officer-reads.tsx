import { Button } from "antd";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { inOrderOfKinds } from "../../ground/read-kind.ts";
import { useClient } from "../../journal/web/client.ts";
import { askReads, type Days, type ReadEntry, type ReadsPage } from "./ask-reads.ts";
import { attestedWords } from "./attested-words.ts";
import { readsTexts as texts } from "./reads-texts.ts";

interface OfficerReadsProps {
  readonly officer: string;
  readonly span: Days;
  readonly nameOf: (badge: string) => string;
  readonly onClose: () => void;
}

const nothingRead: ReadsPage = { reads: [], next: null, attested: [], open: 0 };

/** What one officer read, the newest first, with whether the record is as it was attested. */
export function OfficerReads({ officer, span, nameOf, onClose }: OfficerReadsProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const { reads } = useClient().book;
  const [what, setWhat] = useState("");
  const [page, setPage] = useState(nothingRead);
  const [reading, setReading] = useState(true);
  const [failed, setFailed] = useState(false);
  const { from, to } = span;

  const read = useCallback(
    async (cursor: string | undefined) => {
      setReading(true);
      const found = await askReads({ from, to }, { officer, what, cursor });
      setReading(false);
      setFailed(found === null);
      if (found === null) return;
      setPage((before) =>
        cursor === undefined
          ? found
          : {
              reads: [...before.reads, ...found.reads],
              next: found.next,
              attested: [...before.attested, ...found.attested],
              open: before.open + found.open,
            },
      );
    },
    [from, to, officer, what],
  );
  useEffect(() => void read(undefined), [read]);

  const time = (instant: string) => dayAndTime(instant, zone);
  const title = say(texts.readsOf, { who: nameOf(officer) });
  const attested = attestedWords(page, time);
  const state = failed ? say(texts.unreachable) : reading ? say(texts.reading) : say(attested.says);
  return (
    <Panel
      title={title}
      headClass="reads-filters"
      about={
        <PickOne
          label={say(texts.what)}
          value={what}
          options={[
            { value: "", text: say(texts.any) },
            ...inOrderOfKinds(reads.values()).map(({ code, name }) => ({ value: code, text: say(name) })),
          ]}
          onChange={setWhat}
        />
      }
      tools={
        <Button size="small" type="text" aria-label={say(texts.close)} onClick={onClose}>
          ×
        </Button>
      }
      before={
        <p role="status" className={failed || attested.wrong ? "reads-state trouble" : "reads-state quiet"}>
          {page.reads.length === 0 && !reading && !failed ? say(texts.none) : state}
        </p>
      }
      body="reads-body"
      scrolls
    >
      <Table
        caption={title}
        within
        className="reads-table"
        rows={page.reads}
        keyOf={({ id }) => id}
        columns={[
          { key: "at", head: say(texts.at), figures: true, cell: ({ at }) => time(at) },
          {
            key: "what",
            head: say(texts.what),
            cell: (entry) => (
              <>
                {say(reads.get(entry.what)?.name ?? { zh: entry.what, en: entry.what })}
                {entry.times > 1 && <span className="quiet figures"> ×{entry.times}</span>}
              </>
            ),
          },
          { key: "of", head: say(texts.of), className: "reads-of", cell: (entry) => entry.stream ?? entry.span ?? "" },
          {
            key: "marks",
            head: say(texts.marks),
            cell: (entry) =>
              marksOf(entry)
                .map((mark) => say(mark))
                .join("、"),
          },
        ]}
      />
      {page.next !== null && (
        <Button size="small" loading={reading} onClick={() => void read(page.next ?? undefined)}>
          {say(texts.older)}
        </Button>
      )}
    </Panel>
  );
}

function marksOf({ offDuty, outside, glass }: ReadEntry) {
  return [
    ...(offDuty === true ? [texts.offDuty] : []),
    ...(outside === true ? [texts.outside] : []),
    ...(glass === null ? [] : [texts.underGlass]),
  ];
}

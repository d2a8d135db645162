import { type ReactNode, useState } from "react";
import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import type { Proposal } from "../../access/second-person.ts";
import { ActButton } from "../../access/web/act-button.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useProposals } from "../../access/web/use-proposals.ts";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { listed, type Sentence } from "../../ground/sentence.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { dayOf } from "../../ground/zone.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { settingTexts } from "../../journal/web/setting-texts.ts";
import { type Export, exportDrawers } from "../exporting.ts";
import { exportColumns } from "../facts.ts";
import { emptyExport, exportBody, type ExportDraft, troubleOf } from "./export-draft.ts";
import { exportColumnNames, exportTexts as texts } from "./export-texts.ts";
import "./exports-page.css";

/** What can be given to somebody outside, how it is asked for, what waits for approval and what was given. */
export function ExportsPage(): ReactNode {
  const client = useClient();
  return (
    <div className="exports">
      <What />
      {mayGive(client, "ExportIncidents") && <Ask />}
      <Waiting />
      <Granted />
    </div>
  );
}

function What(): ReactNode {
  const say = useSay();
  const columns = exportColumns["incidents-1"].map((column) => exportColumnNames[column]);
  return (
    <Panel title={say(texts.what)} body="exports-what">
      <p>{say(texts.incidents, { columns: say(listed(columns)) })}</p>
      <p>{say(texts.leftOut)}</p>
      <p className="quiet">{say(texts.rule)}</p>
    </Panel>
  );
}

function Ask(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const needsSecond = useClient().book.orders.get("ExportIncidents")?.second === true;
  const [draft, setDraft] = useState<ExportDraft>(emptyExport);
  const [said, setSaid] = useState<Sentence | null>(null);
  const change = (part: Partial<ExportDraft>) => {
    setSaid(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  return (
    <Panel title={say(texts.ask)} body="exports-form">
      <OrderForm
        label={say(texts.ask)}
        send={say(texts.send)}
        order="ExportIncidents"
        body={exportBody(draft, zone)}
        trouble={troubleOf(draft)}
        onClose={() => change(emptyExport)}
        onAccepted={({ facts }) => {
          setDraft(emptyExport);
          setSaid(facts.some(({ type }) => type === "ActProposed") ? texts.asked : texts.granted);
        }}
      >
        <TextField
          label={say(texts.from)}
          name="from"
          type="date"
          required
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <TextField
          label={say(texts.to)}
          name="to"
          type="date"
          required
          hint={say(texts.toHint)}
          value={draft.to}
          onChange={(to) => change({ to })}
        />
        <TextField
          label={say(texts.recipient)}
          name="recipient"
          required
          most={200}
          placeholder={say(texts.recipientHow)}
          after={<PersonalHint text={draft.recipient} plain />}
          value={draft.recipient}
          onChange={(recipient) => change({ recipient })}
        />
        <TextField
          label={say(texts.purpose)}
          name="purpose"
          required
          most={500}
          after={<PersonalHint text={draft.purpose} plain />}
          value={draft.purpose}
          onChange={(purpose) => change({ purpose })}
        />
        {needsSecond && <p className="quiet">{say(settingTexts.secondNeeded)}</p>}
      </OrderForm>
      <p role="status">{said !== null && say(said)}</p>
    </Panel>
  );
}

/** The first and the last day of a list that ends where the day after its last begins. */
function usePeriod(): (span: { readonly from: Instant; readonly to: Instant }) => string {
  const say = useSay();
  const { zone } = useDistrict();
  return ({ from, to }) => say(texts.periodOf, { from: dayOf(from, zone), to: dayOf(instantOf(millis(to) - 1), zone) });
}

function Waiting(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const period = usePeriod();
  const proposals = useProposals().filter(({ order }) => order === "ExportIncidents");
  if (proposals.length === 0) return null;
  return (
    <Panel title={say(texts.waiting)} count={proposals.length}>
      <ul className="exports-waiting">
        {proposals.map((proposal) => {
          const { recipient, purpose, from, to } = askedIn(proposal);
          const who = nameOf(proposal.by);
          return (
            <li key={proposal.id}>
              <span>
                <strong>{recipient}</strong> {purpose} <span className="figures">{period({ from, to })}</span>{" "}
                <span className="quiet figures">
                  {say(texts.askedBy, { who, time: dayAndTime(proposal.at, zone) })}
                </span>
              </span>
              <span className="exports-buttons">
                <ActButton
                  order="ApproveExportIncidents"
                  body={{ proposalId: proposal.id }}
                  kind="primary"
                  label={say(texts.approveNamed, { recipient })}
                >
                  {say(texts.approve)}
                </ActButton>
                <ActButton
                  order="DeclineAct"
                  body={{ proposalId: proposal.id }}
                  reason="needed"
                  label={say(texts.declineNamed, { recipient })}
                >
                  {say(texts.decline)}
                </ActButton>
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** What the proposal's order said: its own schema has checked it. */
function askedIn({ body }: Proposal): Pick<Export, "recipient" | "purpose" | "from" | "to"> {
  return body as Pick<Export, "recipient" | "purpose" | "from" | "to"> & Proposal["body"];
}

function Granted(): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const period = usePeriod();
  const exports = useStreams<Export>("export")
    .map(({ state }) => state)
    .toSorted((a, b) => (a.grantedAt > b.grantedAt ? -1 : 1));
  const mayFetch = judge({ roles: exportDrawers }, giverOf(session)) === undefined;
  return (
    <Panel
      title={say(texts.list)}
      headClass="exports-head"
      count={exports.length}
      state={exports.length === 0 ? "empty" : "ready"}
      empty={texts.none}
      about={<span className="quiet exports-where">{say(texts.declinedWhere)}</span>}
    >
      <Table<Export>
        caption={say(texts.list)}
        rows={exports}
        keyOf={({ id }) => id}
        columns={[
          {
            key: "recipient",
            head: say(texts.recipient),
            names: true,
            cell: ({ recipient }) => recipient,
            sortedBy: ({ recipient }) => recipient,
          },
          { key: "purpose", head: say(texts.purpose), cell: ({ purpose }) => purpose },
          { key: "period", head: say(texts.period), figures: true, cell: period, sortedBy: ({ from }) => from },
          {
            key: "grantedAt",
            head: say(texts.grantedAt),
            figures: true,
            cell: ({ grantedAt }) => dayAndTime(grantedAt, zone),
            sortedBy: ({ grantedAt }) => grantedAt,
          },
          { key: "grantedBy", head: say(texts.grantedBy), cell: ({ grantedBy }) => nameOf(grantedBy) },
          { key: "state", head: say(texts.state), figures: true, cell: ({ drawn }) => <Fetched drawn={drawn} /> },
          {
            key: "fetch",
            unseenHead: say(texts.fetch),
            cell: (one) =>
              mayFetch ? (
                <a
                  className="button"
                  href={`/api/v1/exports/${one.id}`}
                  download
                  title={say(texts.fetchHow)}
                  aria-label={say(texts.fetchNamed, { recipient: one.recipient, period: period(one) })}
                >
                  {say(texts.fetch)}
                </a>
              ) : (
                <span className="quiet">{say(texts.fetchWho)}</span>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function Fetched({ drawn }: Pick<Export, "drawn">): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const last = drawn.at(-1);
  if (last === undefined) return say(texts.notFetched);
  return say(texts.fetched, {
    ...{ count: drawn.length, rows: last.rows },
    ...{ who: nameOf(last.by), time: dayAndTime(last.at, zone) },
  });
}

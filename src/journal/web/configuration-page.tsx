import { type ReactNode, useState } from "react";
import { roleNames } from "../../access/role-names.ts";
import type { Role } from "../../ground/role.ts";
import { same, type Sentence, withColon } from "../../ground/sentence.ts";
import { Button, ButtonLink } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { FileDrop } from "../../ground/web/file-drop.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { withReason } from "../configuration.ts";
import { ask } from "./api.ts";
import { useClient } from "./client.ts";
import {
  bodyDifferences,
  type ComparedHere,
  faultsIn,
  isOfOthers,
  ownChanges,
  thingOf,
} from "./configuration-change.ts";
import { configurationTemplates } from "./configuration-templates.ts";
import { configurationTexts as texts, standingNames } from "./configuration-texts.ts";
import { PersonalHint } from "./personal-hint.tsx";
import { giveList, type ListedOrder, type ListGiven, nothingGiven } from "./give-list.ts";
import { newOrderId } from "./order-sender.ts";
import { sentenceOfRefusal, sentenceOfRefused } from "./refusal-sentence.ts";
import { SettingDifferences } from "./setting-differences.tsx";
import "./setting.css";

const mostBytes = 16 * 1024 * 1024;

/** The whole configuration as a file: written, or compared with what is set and taken. */
export function ConfigurationPage(): ReactNode {
  const say = useSay();
  return (
    <div className="setting-page">
      <Panel title={say(texts.title)} before={<p className="setting-about quiet">{say(texts.about)}</p>}>
        <p className="configuration-write">
          <ButtonLink href="/api/v1/settings/file" download="callsign-settings.json">
            {say(texts.write)}
          </ButtonLink>
        </p>
      </Panel>
      <TakeFile />
    </div>
  );
}

/** What is known of the file that was chosen. */
interface Compared {
  readonly file: string;
  readonly rows: readonly ComparedHere[];
}

function TakeFile(): ReactNode {
  const say = useSay();
  const client = useClient();
  const [reading, setReading] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);

  async function look(file: File): Promise<void> {
    setCompared(null);
    setTrouble(file.size > mostBytes ? texts.tooLarge : null);
    if (file.size > mostBytes) return;
    setReading(file.name);
    const reply = await ask<{ readonly rows: readonly ComparedHere[] }>("POST", "/api/v1/settings/compare", {
      file,
      signal: AbortSignal.timeout(60_000),
    });
    setReading(null);
    if (reply.kind === "ok") setCompared({ file: file.name, rows: reply.content.rows });
    else setTrouble(reply.refused === undefined ? texts.unreachable : sentenceOfRefused(client, reply.refused));
  }

  return (
    <Panel title={say(texts.take)} className="panel-grow">
      <div className="configuration-take">
        <FileDrop
          label={say(compared === null ? texts.choose : texts.chooseOther)}
          about={say(texts.what)}
          accept=".json,application/json"
          busy={reading !== null}
          onFile={(file) => void look(file)}
        />
        {compared === null && (
          <p className="configuration-templates">
            <span className="quiet">{say(texts.templates)}</span>
            {configurationTemplates.map(({ name, title, load }) => (
              <Button
                key={name}
                disabled={reading !== null}
                onClick={() =>
                  void load().then((text) => look(new File([text], `${name}.json`, { type: "application/json" })))
                }
              >
                {say(title)}
              </Button>
            ))}
          </p>
        )}
        <p role="status" className="figures">
          {reading !== null && say(texts.reading, { file: reading })}
          {compared !== null && say(texts.found, { file: compared.file, ...countsOf(compared.rows) })}
        </p>
        <Trouble said={trouble} />
        {compared !== null && <Differences key={compared.file} compared={compared} />}
      </div>
    </Panel>
  );
}

function countsOf(rows: readonly ComparedHere[]) {
  const count = (standing: ComparedHere["standing"]) => rows.filter((row) => row.standing === standing).length;
  return { new: count("new"), changed: count("changed"), same: count("same"), here: count("here") };
}

/** What the file changes here, row by row, and the way to do it. */
function Differences({ compared: { rows } }: { readonly compared: Compared }): ReactNode {
  const say = useSay();
  const client = useClient();
  const told = rows.filter(({ standing }) => standing !== "same" && standing !== "here");
  const own = ownChanges(rows);
  const faults = faultsIn(rows);
  const others = rows.filter(isOfOthers);
  const roles = [...new Set(others.flatMap((row) => row.roles ?? []))];
  return (
    <>
      {faults.length > 0 && <Trouble said={texts.faults} values={{ count: faults.length }} />}
      {others.length > 0 && (
        <p>
          {say(texts.ofOthers, {
            count: others.length,
            roles: roles.map((role) => say(roleNames[role as Role])).join(say({ zh: "、", en: " or " })),
          })}
        </p>
      )}
      {told.length === 0 ? (
        <p>{say(texts.nothing)}</p>
      ) : (
        <Table
          caption={say(texts.differences)}
          rows={told}
          keyOf={({ order, key, standing }) => `${standing} ${order} ${key}`}
          toneOf={(row) => (faults.includes(row) ? "alarm" : undefined)}
          columns={[
            { key: "standing", head: say(texts.change), cell: (row) => say(standingNames[row.standing]) },
            {
              key: "order",
              head: say(texts.row),
              names: true,
              cell: ({ order }) => say(client.book.orders.get(order)?.title ?? { zh: order, en: order }),
            },
            { key: "thing", head: say(texts.thing), cell: (row) => say(thingOf(row)) },
            { key: "change", head: say(texts.differences), cell: (row) => <Change row={row} /> },
          ]}
        />
      )}
      {faults.length === 0 && own.length > 0 && <Give rows={own} />}
    </>
  );
}

function Change({ row }: { readonly row: ComparedHere }): ReactNode {
  const say = useSay();
  const client = useClient();
  if (row.standing === "unknown") return say(texts.unknown);
  return (
    <>
      {row.refusal !== undefined && <p>{say(sentenceOfRefusal(client, row.refusal))}</p>}
      {row.standing === "changed" && <SettingDifferences of={bodyDifferences(row.was, row.becomes, client.fields)} />}
    </>
  );
}

function Give({ rows }: { readonly rows: ReturnType<typeof ownChanges> }): ReactNode {
  const say = useSay();
  const { book } = useClient();
  const [reason, setReason] = useState("");
  const [orders, setOrders] = useState<readonly ListedOrder[]>([]);
  const [given, setGiven] = useState<ListGiven<ListedOrder> | null>(null);
  const [busy, setBusy] = useState(false);

  async function give(): Promise<void> {
    // The ids stay: going on after a cut gives none twice.
    const list =
      orders.length > 0
        ? orders
        : rows.map(({ order, becomes }) => ({
            id: newOrderId(),
            name: order,
            body: withReason(book, order, becomes, reason.trim()),
          }));
    setOrders(list);
    setBusy(true);
    setGiven(await giveList(ask, list, given ?? nothingGiven, setGiven));
    setBusy(false);
  }

  const isOver = given !== null && !busy && given.stopped === undefined;
  return (
    <>
      {given !== null && (
        <p role="status" className="figures">
          {say(texts.given, { done: given.at - given.refused.length, count: rows.length })}{" "}
          {given.waits && say(texts.waits)}
        </p>
      )}
      {given?.refused.map(({ order, sentence }) => (
        <Trouble key={order.id} said={withColon(same(order.name), sentence)} />
      ))}
      {!isOver && (
        <Form
          label={say(texts.take)}
          className="order-form setting-form"
          send={given?.stopped === undefined ? say(texts.give, { count: rows.length }) : say(texts.goOn)}
          ready={reason.trim() !== ""}
          busy={busy}
          trouble={given?.stopped ?? null}
          onSend={() => void give()}
        >
          {given === null && (
            <TextField
              label={say(texts.reason)}
              name="reason"
              required
              most={500}
              after={<PersonalHint text={reason} plain />}
              value={reason}
              onChange={setReason}
            />
          )}
        </Form>
      )}
    </>
  );
}

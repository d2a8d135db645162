import type { ReactNode } from "react";
import { same, type Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useClient } from "./client.ts";
import { useFactNames } from "./fact-names.ts";
import { PlannedChanges } from "./planned-changes.tsx";
import type { Setting, SettingLine } from "./setting.ts";
import { SettingHistory } from "./setting-history.tsx";
import { WaitingSettings } from "./waiting-settings.tsx";
import "./setting.css";

interface SettingPageProps<Value> {
  readonly title: Sentence;
  /** What it is for, and from when a change counts. */
  readonly about: Sentence;
  /** What is set here; the history of the first is shown. */
  readonly settings: readonly [Setting<Value>, ...Pick<Setting<never>, "order" | "lines">[]];
  /** Further orders that are planned here: what withdraws something. */
  readonly orders?: readonly string[];
  readonly tools?: ReactNode;
  readonly count?: number;
  /** Fills the form with an earlier value. */
  readonly onTake?: (value: Value) => void;
  /** A history of its own, where the one of the first setting does not fit; null: none. */
  readonly history?: ReactNode;
  /** The form, or the table of what is set here. */
  readonly children: ReactNode;
}

/** What an order says that only takes something out of use: which one. */
function wordsIn(body: object, fields: Readonly<Record<string, Sentence>>): readonly SettingLine[] {
  return Object.entries(body).flatMap(([key, said]) =>
    typeof said === "string" && key !== "reason" ? [{ key, name: fields[key] ?? same(key), said: same(said) }] : [],
  );
}

/** The page of every setting: what is in force with its form, what is planned, and how it came to be. */
export function SettingPage<Value>(props: SettingPageProps<Value>): ReactNode {
  const { title, about, settings, orders = [], onTake } = props;
  const say = useSay();
  const names = useFactNames();
  const [first] = settings;
  const changing = [...settings.map(({ order }) => order), ...orders];
  const { fields } = useClient();
  const linesOf = ({ order, body }: { readonly order: string; readonly body: object }) =>
    settings.find((each) => each.order === order)?.lines(body as never, names) ?? wordsIn(body, fields);
  return (
    <div className="setting-page">
      <Panel
        title={say(title)}
        {...(props.count === undefined ? {} : { count: props.count })}
        tools={props.tools}
        before={<p className="setting-about quiet">{say(about)}</p>}
      >
        {props.children}
      </Panel>
      <WaitingSettings orders={changing} lines={linesOf} />
      <PlannedChanges orders={changing} lines={linesOf} />
      {props.history === undefined ? (
        <SettingHistory setting={first} {...(onTake === undefined ? {} : { onTake })} />
      ) : (
        props.history
      )}
    </div>
  );
}

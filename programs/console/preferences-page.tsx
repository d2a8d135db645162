import { type ReactNode, useState } from "react";
import { Button } from "../../src/ground/web/button.tsx";
import { Checkbox } from "../../src/ground/web/checkbox.tsx";
import { Choice } from "../../src/ground/web/choice.tsx";
import { Field } from "../../src/ground/web/field.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { alarmNames, askForNotices, noticePermissionStore } from "../../src/ground/web/outside-notice.ts";
import { PickOne } from "../../src/ground/web/pick-one.tsx";
import { choosePreferences, preferencesStore } from "../../src/ground/web/preferences.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { Table } from "../../src/ground/web/table.tsx";
import { Trouble } from "../../src/ground/web/trouble.tsx";
import {
  type AlarmKind,
  alarmKinds,
  languageNames,
  languages,
  type PreferenceChanges,
  textSizes,
  themes,
  timeFormats,
} from "../../src/ground/preferences.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { openPages } from "./menu.ts";
import { PreferenceKeys } from "./preference-keys.tsx";
import { preferenceTexts as texts, textSizeNames, themeNames, timeNames } from "./preference-texts.ts";
import { PreferenceViews } from "./preference-views.tsx";
import "./preferences-page.css";

type Choose = (changes: PreferenceChanges) => void;

/** What whoever is signed in likes: each choice counts at once, here and on their other consoles. */
export function PreferencesPage(): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const [refused, setRefused] = useState(false);
  const choose: Choose = (changes) => {
    setRefused(false);
    void choosePreferences(changes).then((answer) => setRefused(answer === "refused"));
  };
  return (
    <div className="preferences">
      <p className="quiet">{say(session.person ? texts.about : texts.aboutSeat)}</p>
      <Trouble said={refused ? texts.refused : null} />
      <Display choose={choose} />
      <Alarms choose={choose} />
      <PreferenceKeys choose={choose} />
      <StartPage choose={choose} />
      {session.person && <PreferenceViews />}
      <p>
        <Button onClick={() => choose(asUsual)}>{say(texts.allUsual)}</Button>
      </p>
    </div>
  );
}

const asUsual: PreferenceChanges = {
  ...{ language: null, theme: null, textSize: null, time: null },
  ...{ silent: null, notices: null, letterKeys: null, moved: null, start: null },
};

interface PartProps {
  readonly choose: Choose;
}

function Part({ title, children }: { readonly title: Sentence; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <section className="preferences-part" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children}
    </section>
  );
}

function Display({ choose }: PartProps): ReactNode {
  const say = useSay();
  const mine = useStore(preferencesStore);
  return (
    <Part title={texts.look}>
      <Row name={texts.language}>
        <Choice
          label={say(texts.language)}
          value={mine.language}
          options={languages.map((value) => ({ value, text: languageNames[value] }))}
          onChange={(language) => choose({ language })}
        />
      </Row>
      <Row name={texts.theme}>
        <Choice
          label={say(texts.theme)}
          value={mine.theme}
          options={themes.map((value) => ({ value, text: say(themeNames[value]) }))}
          onChange={(theme) => choose({ theme })}
        />
      </Row>
      <Row name={texts.textSize}>
        <Choice
          label={say(texts.textSize)}
          value={mine.textSize}
          options={textSizes.map((value) => ({ value, text: say(textSizeNames[value]) }))}
          onChange={(textSize) => choose({ textSize })}
        />
      </Row>
      <Row name={texts.time} note={texts.timeNote}>
        <Choice
          label={say(texts.time)}
          value={mine.time}
          options={timeFormats.map((value) => ({ value, text: say(timeNames[value]) }))}
          onChange={(time) => choose({ time })}
        />
      </Row>
    </Part>
  );
}

interface RowProps {
  readonly name: Sentence;
  readonly note?: Sentence;
  readonly children: ReactNode;
}

/** The name stands beside the choice, which is called the same for who does not see it. */
function Row({ name, note, children }: RowProps): ReactNode {
  const say = useSay();
  return (
    <div className="preferences-row">
      <span aria-hidden="true">{say(name)}</span>
      {children}
      {note !== undefined && <span className="quiet">{say(note)}</span>}
    </div>
  );
}

function withOrWithout(kinds: readonly AlarmKind[], kind: AlarmKind, isIn: boolean): readonly AlarmKind[] {
  return alarmKinds.filter((each) => (each === kind ? isIn : kinds.includes(each)));
}

function Alarms({ choose }: PartProps): ReactNode {
  const say = useSay();
  const { silent, notices } = useStore(preferencesStore);
  const permission = useStore(noticePermissionStore);
  const wants = notices.length > 0;
  const turn = (kind: AlarmKind, isOn: boolean) => {
    choose({ notices: withOrWithout(notices, kind, isOn) });
    if (isOn && permission === "default") void askForNotices();
  };
  return (
    <Part title={texts.alarms}>
      <Table
        caption={say(texts.alarms)}
        rows={alarmKinds}
        keyOf={(kind) => kind}
        columns={[
          { key: "alarm", head: say(texts.alarm), names: true, cell: (kind) => say(alarmNames[kind]) },
          {
            key: "sound",
            head: say(texts.sound),
            cell: (kind) => (
              <Checkbox
                aria-label={say(texts.soundOf, { what: say(alarmNames[kind]) })}
                checked={!silent.includes(kind)}
                onChange={({ target }) => choose({ silent: withOrWithout(silent, kind, !target.checked) })}
              />
            ),
          },
          {
            key: "notice",
            head: say(texts.notice),
            cell: (kind) => (
              <Checkbox
                aria-label={say(texts.noticeOf, { what: say(alarmNames[kind]) })}
                checked={notices.includes(kind)}
                disabled={permission === "missing"}
                onChange={({ target }) => turn(kind, target.checked)}
              />
            ),
          },
        ]}
      />
      <p className="quiet">{say(texts.noticeNote)}</p>
      {permission === "missing" && <p className="quiet">{say(texts.noticeMissing)}</p>}
      {wants && permission === "denied" && <Trouble said={texts.noticeDenied} standing />}
      {wants && permission === "default" && (
        <Button onClick={() => void askForNotices()}>{say(texts.noticeAsk)}</Button>
      )}
    </Part>
  );
}

function StartPage({ choose }: PartProps): ReactNode {
  const say = useSay();
  const pages = openPages(useClient());
  const { start } = useStore(preferencesStore);
  return (
    <Part title={texts.start}>
      <Field label={say(texts.startNote)}>
        {(control) => (
          <PickOne
            {...control}
            value={start ?? ""}
            options={[
              { value: "", text: say(texts.startUsual) },
              ...pages.map(({ path, title }) => ({ value: path, text: say(title) })),
            ]}
            onChange={(path) => choose({ start: path === "" ? null : path })}
          />
        )}
      </Field>
    </Part>
  );
}

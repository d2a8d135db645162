import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Chosen } from "../../src/dispatch/web/chosen.ts";
import { IncidentList } from "../../src/dispatch/web/incident-list.tsx";
import { IncidentChoices, OverdueAlarm, useOwnAssignment } from "../../src/dispatch/web/incident-choices.ts";
import { StationTasks } from "../../src/dispatch/web/station-tasks.tsx";
import { UnitsPanel } from "../../src/dispatch/web/units-panel.tsx";
import { useHotkey } from "../../src/ground/web/hotkeys.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { Panel } from "../../src/ground/web/panel.tsx";
import { soundStore } from "../../src/ground/web/sound.ts";
import { makeRememberedStore, useStore } from "../../src/ground/web/store.ts";
import { isHall } from "../../src/access/own-session.ts";
import { callOfDraft } from "../../src/intake/web/kept-call.ts";
import { CallsPanel } from "../../src/intake/web/calls-panel.tsx";
import { useClient } from "../../src/journal/web/client.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { useBarActs } from "./bar-acts.ts";
import { FrameKeys, type FrameOverlay } from "./frame-keys.tsx";
import { GroupPages } from "./rail.tsx";
import { SkipLinks } from "./skip-links.tsx";
import { consoleTexts } from "./texts.ts";
import { usePreference } from "../../src/ground/web/preferences.ts";
import { useChosen } from "./use-chosen.ts";
import { useHallCards } from "./use-hall-cards.ts";
import { Notices, TopBar } from "./top-bar.tsx";
import { useServerStatus } from "./use-status.ts";

/** Whoever folds the map away finds it so on this console until they open it again. */
const mapStore = makeRememberedStore<"open" | "folded">("callsign.map", ["open", "folded"], "open");
const HallMap = lazy(async () => ({ default: (await import("../../src/dispatch/web/hall-map.tsx")).HallMap }));

type Point = readonly [number, number];
/** `call` null: a contact that has not rung here. */
type Form = { readonly call: string | null; readonly key: number } | null;

/** The one screen: calls and units on the left, incidents and the map in the middle, what is chosen on the right. */
export function Screen(): ReactNode {
  const client = useClient();
  const acts = useBarActs();
  const [chosen, setChosen] = useChosen();
  const [form, setForm] = useState<Form>(null);
  const [over, setOver] = useState<FrameOverlay>(null);
  const map = useStore(mapStore) === "open";
  const toggleMap = () => mapStore.set(map ? "folded" : "open");
  const picking = usePicking();
  const hall = isHall(client.session);
  const status = useServerStatus();
  const cards = useHallCards();

  const chooseIncident = useCallback((id: string) => setChosen({ kind: "incident", id }), [setChosen]);
  const chooseUnit = useCallback((id: string) => setChosen({ kind: "unit", id }), [setChosen]);
  useOwnAssignment(chooseIncident);
  const forms = useRef(0);
  const openForm = useCallback((call: string | null) => {
    forms.current += 1;
    setForm({ call, key: forms.current });
  }, []);

  // An answer that comes late does not close the form that was opened for the next call.
  const closeForm = useCallback((key: number) => setForm((before) => (before?.key === key ? null : before)), []);

  // A form that was lost under somebody's hands opens again with their words, once they may give it.
  const kept = useStore(client.drafts.names);
  const mayRegister = mayGive(client, "OpenIncident");
  const givenBack = useRef(false);
  useEffect(() => {
    if (kept === null || givenBack.current || !mayRegister) return;
    givenBack.current = true;
    const call = kept.map(callOfDraft).find((one) => one !== undefined);
    if (call !== undefined) setForm((before) => before ?? { call, key: 0 });
  }, [kept, mayRegister]);

  useHotkey("x", consoleTexts.mute, () => soundStore.set(soundStore.get() === "muted" ? "on" : "muted"));
  useHotkey("m", consoleTexts.toggleMap, toggleMap);
  useHotkey("Escape", consoleTexts.closeAll, () => setChosen(null));
  useHotkey("Escape", consoleTexts.closeAll, () => setForm(null), { on: form !== null, closes: true });
  useHotkey("Escape", consoleTexts.closeAll, picking.cancel, { on: picking.now !== null, whileTyping: true });

  return (
    <div className="console" data-form={form === null ? "closed" : "open"}>
      <OverdueAlarm />
      <SkipLinks
        links={[
          { to: "incidents", text: consoleTexts.toIncidents },
          ...(hall ? [{ to: "calls", text: consoleTexts.toCalls }] : []),
          ...(form === null ? [{ to: "units", text: consoleTexts.toUnits }] : []),
        ]}
      />
      <TopBar status={status} onOpen={setOver} {...acts} />
      <GroupPages />
      <Notices status={status} />
      <div className="column column-left">
        {hall && (
          <CallsPanel
            open={form?.call ?? null}
            onOpen={openForm}
            onNew={() => openForm(null)}
            onIncident={chooseIncident}
          />
        )}
        {!hall && mayGive(client, "SignOrder") && (
          <StationTasks onChoose={chooseIncident} onNew={() => openForm(null)} />
        )}
        {form === null ? (
          <UnitsPanel chosen={chosen?.kind === "unit" ? chosen.id : null} onChoose={chooseUnit} />
        ) : cards === undefined ? (
          <Fetching />
        ) : (
          <cards.CallForm
            key={form.key}
            callId={form.call}
            withIncidents={(show) => <IncidentChoices>{show}</IncidentChoices>}
            pickPoint={picking.pick}
            onDone={(incident) => {
              closeForm(form.key);
              if (incident !== null) chooseIncident(incident);
            }}
            onClose={() => closeForm(form.key)}
          />
        )}
      </div>
      <main className="column column-middle">
        <IncidentList chosen={chosen?.kind === "incident" ? chosen.id : null} onChoose={chooseIncident} />
        <MapPanel
          open={map || picking.now !== null}
          onToggle={toggleMap}
          chosenIncident={chosen?.kind === "incident" ? chosen.id : null}
          chosenUnit={chosen?.kind === "unit" ? chosen.id : null}
          onIncident={chooseIncident}
          onUnit={chooseUnit}
          picking={picking.now}
        />
      </main>
      <aside className="column column-right">
        <ChosenCard
          cards={cards}
          chosen={chosen}
          onIncident={chooseIncident}
          onClose={() => setChosen(null)}
          pickPoint={picking.pick}
        />
      </aside>
      <FrameKeys open={over} onOpen={setOver} isHall />
    </div>
  );
}

interface ChosenCardProps {
  readonly cards: ReturnType<typeof useHallCards>;
  readonly chosen: Chosen;
  readonly onIncident: (id: string) => void;
  readonly onClose: () => void;
  readonly pickPoint: () => Promise<Point | null>;
}

function ChosenCard({ cards, chosen, onIncident, onClose, pickPoint }: ChosenCardProps): ReactNode {
  const say = useSay();
  if (chosen === null) {
    return (
      <Panel
        title={say(consoleTexts.nothingChosen)}
        className="panel-grow panel-card"
        state="empty"
        empty={consoleTexts.nothingChosenHow}
      />
    );
  }
  if (cards === undefined) return <Fetching />;
  if (chosen.kind === "unit") return <cards.UnitCard id={chosen.id} onIncident={onIncident} onClose={onClose} />;
  return (
    <cards.IncidentCard key={chosen.id} id={chosen.id} onChoose={onIncident} onClose={onClose} pickPoint={pickPoint} />
  );
}

/** In the place of what is being fetched. */
function Fetching(): ReactNode {
  const say = useSay();
  return <Panel title={say(consoleTexts.loading)} className="panel-grow panel-card" state="loading" />;
}

interface MapPanelProps {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly chosenIncident: string | null;
  readonly chosenUnit: string | null;
  readonly onIncident: (id: string) => void;
  readonly onUnit: (id: string) => void;
  readonly picking: ((point: Point) => void) | null;
}

function MapPanel({ open, onToggle, ...rest }: MapPanelProps): ReactNode {
  const say = useSay();
  const theme = usePreference("theme");
  return (
    <Panel title={say(consoleTexts.map)} className="panel-map" fold={{ isOpen: open, key: "M", onToggle }}>
      <Suspense fallback={<p className="nothing">{say(consoleTexts.loadingMap)}</p>}>
        <HallMap theme={theme} {...rest} />
      </Suspense>
    </Panel>
  );
}

/** Asking somebody to point at a place on the map: one question at a time, answered by a click or taken back by Esc. */
function usePicking(): {
  readonly now: ((point: Point) => void) | null;
  readonly pick: () => Promise<Point | null>;
  readonly cancel: () => void;
} {
  const [answer, setAnswer] = useState<((point: Point | null) => void) | null>(null);
  const pick = useCallback(
    () =>
      new Promise<Point | null>((resolve) => {
        setAnswer((before: ((point: Point | null) => void) | null) => {
          before?.(null);
          return (point: Point | null) => {
            setAnswer(null);
            resolve(point);
          };
        });
      }),
    [],
  );
  return useMemo(() => ({ now: answer, pick, cancel: () => answer?.(null) }), [answer, pick]);
}

import { Button } from "../../src/ground/web/button.tsx";
import type { ReactNode } from "react";
import { StandingStrips } from "../../src/duty/web/standing-strips.tsx";
import { Who } from "../../src/duty/web/who.tsx";
import { timeWords } from "../../src/district/time-words.ts";
import { useDistrict } from "../../src/district/web/use-district.ts";
import { useGoTo } from "../../src/ground/web/address.ts";
import { useNow } from "../../src/ground/web/clock.ts";
import { elapsedText } from "../../src/ground/web/elapsed.ts";
import { LanguageMenu } from "../../src/ground/web/language-menu.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { choosePreferences, usePreference } from "../../src/ground/web/preferences.ts";
import { soundAllowedStore, soundStore } from "../../src/ground/web/sound.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { useConnection, useClient } from "../../src/journal/web/client.ts";
import { UndeliveredOrders } from "../../src/journal/web/undelivered-orders.tsx";
import { DrillPace } from "../../src/training/web/drill-pace.tsx";
import { consoleTexts } from "./texts.ts";
import { TextSizeMenu } from "./text-size-menu.tsx";
import { TourOffer } from "./tour-when.tsx";
import { BackupNotice, Backups } from "./backup-state.tsx";
import { ClockDoubtNotice, ClockNotice } from "./clock-notice.tsx";
import type { ServerStatus } from "./server-status.ts";
import { bytesText, toneOfFree } from "./use-status.ts";
import "./top-bar.css";

interface TopBarProps {
  readonly status: ServerStatus | undefined;
  readonly onOpen: (over: "help" | "palette") => void;
  readonly onSignOut: () => void;
  readonly onLock: () => void;
}

/** One line: which district and page this is, whether the page is current, who is signed in. */
export function TopBar({ status, onOpen, onSignOut, onLock }: TopBarProps): ReactNode {
  const say = useSay();
  const goTo = useGoTo();
  const district = useDistrict();
  const { session } = useClient();
  return (
    <header className="bar">
      <h1>
        <img src="/mark.svg" alt="" />
        {say(district.name)}
      </h1>
      {district.drill && (
        <strong className="drill-banner" role="note">
          {say(consoleTexts.drill)}
        </strong>
      )}
      {district.drill && <DrillPace />}
      <Button look="text" data-part="find" aria-keyshortcuts="Control+K" onClick={() => onOpen("palette")}>
        {say(consoleTexts.paletteShort)} <span className="key">Ctrl K</span>
      </Button>
      <span className="bar-space" />
      <UndeliveredOrders />
      <SoundSwitch />
      <ConnectionState />
      <Machine drill={district.drill || session.drill} status={status} />
      <Clock />
      <LanguageMenu />
      <ThemeSwitch />
      <span data-part="text-size">
        <TextSizeMenu />
      </span>
      <Button look="text" data-part="help" aria-label={say(consoleTexts.showHelp)} onClick={() => onOpen("help")}>
        <span className="key">?</span>
      </Button>
      <span data-part="who">
        <Who
          onSignOut={onSignOut}
          onLock={onLock}
          onAccount={() => goTo({ path: "/account" })}
          onPreferences={() => goTo({ path: "/account/preferences" })}
        />
      </span>
    </header>
  );
}

function Clock(): ReactNode {
  const { zone } = useDistrict();
  const format = usePreference("time");
  const now = useNow();
  const shown = timeWords(now, { format: format === "seconds" ? "seconds" : "minutes", zone, now });
  return (
    <time className="bar-clock" dateTime={new Date(now).toISOString()}>
      {shown.zh}
    </time>
  );
}

function ThemeSwitch(): ReactNode {
  const say = useSay();
  const dark = usePreference("theme") === "dark";
  return (
    <Button
      look="text"
      title={say(consoleTexts.switchTheme)}
      onClick={() => void choosePreferences({ theme: dark ? "light" : "dark" })}
    >
      {say(dark ? consoleTexts.toLight : consoleTexts.toDark)}
    </Button>
  );
}

function SoundSwitch(): ReactNode {
  const say = useSay();
  const muted = useStore(soundStore) === "muted";
  const allowed = useStore(soundAllowedStore);
  const now = muted ? "soundMuted" : allowed ? "soundOn" : "soundBlocked";
  return (
    <button
      type="button"
      className="plain-button bar-item"
      data-tone={muted || !allowed ? "amber" : "plain"}
      aria-pressed={muted}
      title={say(consoleTexts.mute)}
      onClick={() => soundStore.set(muted ? "on" : "muted")}
    >
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      >
        <path d="M1.5 5v4h2.5L7.5 12V2L4 5z" fill="currentColor" stroke="none" />
        {muted || !allowed ? <path d="M9.5 5l3.5 4M13 5L9.5 9" /> : <path d="M9.5 4.5q2 2.5 0 5M11.3 3q3.2 4 0 8" />}
      </svg>
      {/* The first press on the page lets it sound. Were the words then shorter, the bar would move under that press. */}
      <span className="words-in-turn">
        {soundWords.map((each) => (
          <span key={each} data-said={each === now} aria-hidden={each !== now}>
            {say(consoleTexts[each])}
          </span>
        ))}
      </span>
    </button>
  );
}

const soundWords = ["soundOn", "soundMuted", "soundBlocked"] as const;

function ConnectionState(): ReactNode {
  const say = useSay();
  const { state, database } = useConnection();
  const live = state === "live";
  const text = live ? consoleTexts.live : state === "connecting" ? consoleTexts.connecting : consoleTexts.lost;
  return (
    <>
      <span className="bar-item" role="status" data-tone={live ? "plain" : "alarm"}>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          {live ? (
            <circle cx="5" cy="5" r="4" fill="var(--good)" />
          ) : (
            <path d="M1 1l8 8M9 1L1 9" stroke="currentColor" strokeWidth="1.8" />
          )}
        </svg>
        <strong>{say(text)}</strong>
      </span>
      {(database === "down" || live) && (
        <span className="bar-item bar-wide" data-tone={database === "up" ? "plain" : "alarm"}>
          {say(consoleTexts.database)} <strong>{say(database === "up" ? consoleTexts.up : consoleTexts.down)}</strong>
        </span>
      )}
    </>
  );
}

function Machine({ drill, status }: { drill: boolean; status: ServerStatus | undefined }): ReactNode {
  const say = useSay();
  const free = status?.freeBytes;
  return (
    <>
      <span className={toneOfFree(free) === "plain" ? "bar-item bar-wide" : "bar-item"} data-tone={toneOfFree(free)}>
        {say(consoleTexts.free)}{" "}
        <strong className="figures">
          {free === null || free === undefined ? say(consoleTexts.unknown) : bytesText(free)}
        </strong>
      </span>
      <Backups status={status} drill={drill} />
    </>
  );
}

/** What people must know before they trust the screen: cut off, or nothing can be recorded. */
export function Notices({ status }: { status: ServerStatus | undefined }): ReactNode {
  const say = useSay();
  const now = useNow();
  const goTo = useGoTo();
  const { connection } = useClient();
  const { state, database, since, attempt } = useConnection();
  return (
    <div className="notices">
      {state === "lost" && (
        <div className="notice" data-tone="alarm" role="alert">
          <span className="figures">
            {say(consoleTexts.lostNotice, { elapsed: elapsedText((now - since) / 1000), attempt })}
          </span>
          <Button onClick={connection.retry}>{say(consoleTexts.retryNow)}</Button>
        </div>
      )}
      {state === "live" && database === "down" && (
        <div className="notice" role="alert">
          {say(consoleTexts.databaseNotice)}
        </div>
      )}
      {status?.takesOrders === false && database === "up" && (
        <div className="notice" data-tone="alarm" role="alert">
          {say(consoleTexts.fullNotice)}
        </div>
      )}
      <ClockNotice />
      <ClockDoubtNotice />
      <BackupNotice status={status} />
      <StandingStrips onAccount={() => goTo({ path: "/account" })} />
      <TourOffer />
    </div>
  );
}
